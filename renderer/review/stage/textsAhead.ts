import { coverKey, coversOf } from '../../reading/covers/cover.ts'
import { viewOf } from '../../reading/kinds.ts'
import { readPdfAhead } from '../../reading/search/pdfTexts.ts'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { toDoAfter } from '../../queue/walk.ts'
import { packetView, type PacketView, revisionsOf } from '../../store/packet.ts'
import { status } from '../../store/status.ts'
import { calm } from '../../ui/calm.ts'
import { pause } from '../../ui/pause.ts'
import { arrivedOf } from '../arrival.ts'
import { evidenceOf } from '../evidence.ts'
import { keeper, openSource } from '../ReadingPane.tsx'

/** Packets to be done next whose documents are read. */
const aheadToDo = 20
/** Milliseconds until it is looked for what has arrived since; ever more while nothing has. */
const [soon, latest] = [5000, 60_000]

/** What was read, or could not be, since the window was opened. */
const done = { packets: new Set<string>(), documents: new Set<string>() }

/**
 * Reads the text of the documents that may be looked in next, for as long as the signal lets it and
 * only while it is calm: those of the packet on screen, and of the next ones to be done.
 * @param packetId null where no packet is on screen
 * @throws the signal's reason
 */
export async function readTextsAhead(packetId: string | null, signal: AbortSignal): Promise<void> {
  let wait = soon
  for (;;) {
    await calm.come(signal)
    const toDo = await toDoAfter(packetId, aheadToDo)
    const ids = packetId === null ? toDo : [packetId, ...toDo]
    const revisions = await revisionsOf(ids)
    for (const [index, id] of ids.entries()) {
      const name = `${id} ${revisions[index]}`
      if (done.packets.has(name)) continue
      await calm.come(signal)
      // Evidence that comes in is waited for sooner; on two cores it would come later for this.
      if ((await status()).sync.phase === 'fetching') {
        wait = soon
        break
      }
      const view = await packetView(id).catch(() => null)
      if (!view || !(await readPacket(view, signal))) continue
      done.packets.add(name)
      wait = soon
    }
    await pause(wait, signal)
    wait = Math.min(2 * wait, latest)
  }
}

/** @returns whether all of its documents are on this machine */
async function readPacket(view: PacketView, signal: AbortSignal): Promise<boolean> {
  const documents = evidenceOf(view).filter(
    (item): item is EvidenceFile => item.kind === 'file' && viewOf(item) === 'pdf',
  )
  const whole = documents.filter((file) => arrivedOf(file, view.files) === null)
  for (const file of whole) {
    const covers = coversOf(view.covers, file.sha256)
    const name = `${file.sha256} ${coverKey(covers)}`
    if (done.documents.has(name)) continue
    // What cannot be read is told where somebody opens it.
    await readPdfAhead(file, { openSource, keeper }, covers, signal).catch(() => {})
    signal.throwIfAborted()
    done.documents.add(name)
  }
  return whole.length === documents.length
}
