import { Decision } from '../../shared/model/decision.ts'
import { FiledDecisions, hostPaths, Mended, Session } from '../../shared/protocol/host.ts'
import { askHost, posting } from './ask.ts'
import { batches } from './batches.ts'
import { readMeta, writeMeta } from './databases.ts'
import type { Here } from './host.ts'
import { journalDecision } from './journal-decision.ts'
import { openDecision } from './sealed.ts'
import { settle } from './standing.ts'

/** Of whom decisions are, and how many of them the host's file has without damage. */
export type Filing = { deviceId: string; whole: number; damaged: boolean; added: number }

/**
 * Takes into the journal what the host's decisions file has and the journal lacks: a crash may have
 * come between the two, or the journal was lost.
 * @returns what the file has, and how many decisions the journal had not; null before enrolment
 * @throws ProblemError of the host; what was read until then is kept
 */
export async function importFiled({ store, fetch }: Here): Promise<Filing | null> {
  const { journal } = store
  const { enrolment } = await askHost(fetch, hostPaths.session, Session)
  const deviceId = enrolment?.deviceId
  if (deviceId === undefined) return null
  const filed = await readMeta(journal.meta, 'filed', { deviceId, sequence: 0 })
  let after = filed.deviceId === deviceId ? filed.sequence : 0
  let added = 0
  for (;;) {
    const page = await askHost(fetch, `${hostPaths.decisions}?after=${after}`, FiledDecisions)
    const lacking: string[] = []
    for (const signed of page.decisions) {
      if ((await journal.decisions.get(signed.id)) === undefined) added += 1
      const row = await journalDecision(store, signed)
      lacking.push(row.packetId)
      after = row.sequence
    }
    if (page.decisions.length > 0) {
      await writeMeta(journal.meta, 'filed', { deviceId, sequence: after })
      await settle(store, lacking)
    }
    const { whole, damaged } = page
    if (!page.more || page.decisions.length === 0) return { deviceId, whole, damaged, added }
  }
}

/**
 * Gives the host what the journal has of this device and its decisions file has lost; a place in the
 * device's order that was given once must not be given again.
 * @returns how many decisions the file has again
 */
export async function mendFile(
  { store, fetch }: Here,
  { deviceId, whole }: Filing,
): Promise<number> {
  const { decisions } = store.journal
  const last = await decisions.orderBy('sequence').last()
  if (last === undefined || last.sequence <= whole) return 0
  const sealed = await decisions.where('sequence').above(whole).sortBy('sequence')
  // What is damaged here too has nothing to give.
  const rows = (
    await Promise.all(sealed.map((row) => openDecision(store.keys, row).catch(() => null)))
  ).filter((row) => row !== null)
  const own = rows.filter(
    ({ signed }) => Decision.parse(JSON.parse(signed.canonical)).deviceId === deviceId,
  )
  let now = whole
  for (const batch of batches(own)) {
    const given = { decisions: batch.map(({ signed }) => signed), interrupted: null }
    const init = { ...posting(given), method: 'PUT' }
    now = (await askHost(fetch, hostPaths.decisions, Mended, init)).whole
  }
  return Math.max(0, now - whole)
}
