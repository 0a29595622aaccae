import type { Evidence } from '../../../shared/model/evidence.ts'
import { holdDrafts } from '../../store/drafts-ahead.ts'
import { packetView, type PacketView } from '../../store/packet.ts'
import { whenPacketChanges } from '../../store/when-packet-changes.ts'
import { waysFrom } from '../../queue/walk.ts'
import { evidenceOf } from '../evidence.ts'
import { halvesLeft } from './left.ts'
import { keyOf, type Pane, paneOf } from './pane.ts'

/** A packet that is likely to be opened next, as it is; it is followed, and forgotten when it changes. */
type Foreseen = { view: PacketView | null; reading: Promise<PacketView | null>; end: () => void }

const prepared = new Map<string, Foreseen>()

/** Counts what was foreseen: of what is overtaken nothing is kept. */
let turn = 0

function forget(id: string) {
  prepared.get(id)?.end()
  prepared.delete(id)
}

/** What is covered meanwhile is covered at once: what changes is forgotten, and read anew. */
function prepare(id: string): Promise<PacketView | null> {
  const known = prepared.get(id)
  if (known) return known.reading
  const { begun, end } = whenPacketChanges(id, () => forget(id))
  const read = async () => {
    await begun
    one.view = await packetView(id)
    return one.view
  }
  const one: Foreseen = { view: null, reading: read(), end }
  prepared.set(id, one)
  return one.reading
}

/** A packet as it was foreseen, until it is read anew; null where it was not. */
export const foreseen = (packetId: string): PacketView | null =>
  prepared.get(packetId)?.view ?? null

/** Packets to be done next that are read and opened ahead. */
const aheadToDo = 3

/**
 * What a reviewer is likely to look at next, most likely first: the packet that deciding leads to, the
 * items beside the one that is read, the packets after the next, and the one before. The drafts of
 * those that deciding leads to are opened with them.
 * @param shown what is on screen; the one that is read comes first
 */
export async function foresee(view: PacketView, shown: readonly Evidence[]): Promise<Pane[]> {
  const id = view.packet.id
  const mine = ++turn
  const ways = await waysFrom(id, aheadToDo)
  if (mine !== turn) return []
  const { toDo } = ways
  const likely = [toDo[0], ways.next, toDo[1], toDo[2], ways.previous]
  for (const one of prepared.keys()) if (!likely.includes(one)) forget(one)
  // Without them a rubric comes a moment after its document.
  void holdDrafts(toDo).catch(() => {})
  const [next, following, later, last, previous] = await Promise.all(
    likely.map(async (one) => one && prepare(one).catch(() => forget(one))),
  )

  const items = evidenceOf(view)
  const at = items.findIndex(({ sha256 }) => sha256 === shown[0]?.sha256)
  const beside = (step: number) => (items[at + step] ? [paneOf(id, items[at + step]!, view)] : [])
  const first = (one: PacketView | null | '' | void) => (one ? firstPane(one) : [])
  return [
    ...first(next),
    ...beside(1),
    ...first(following),
    ...first(later),
    ...first(last),
    ...beside(-1),
    ...first(previous),
  ].filter(({ key }) => !shown.some((item) => key === keyOf(id, item)))
}

/** What a packet shows when it is opened. */
export function firstPane(view: PacketView): Pane[] {
  const items = evidenceOf(view)
  return halvesLeft(view.packet.id, items).halves.flatMap(({ index, isCopy }) =>
    items[index] ? [paneOf(view.packet.id, items[index], view, isCopy)] : [],
  )
}
