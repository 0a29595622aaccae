import { plural, t } from '@lingui/core/macro'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { Outcome } from '../../../shared/model/outcome.ts'
import type { Packet } from '../../../shared/model/packet.ts'
import type { PagesSeen, ReadingRow } from '../../store/rows.ts'

/** The items that were never on screen here. */
export const neverOpened = (
  evidence: readonly Evidence[],
  opened: ReadingRow['items'],
): Evidence[] => evidence.filter(({ sha256 }) => opened[sha256] === undefined)

/** Packets of which it was asked whether they are decided with evidence that was never opened. */
const asked = new Set<string>()

/** What has to be asked about before a packet is decided so: once, and not of whoever recuses. */
export const toAskAbout = (
  { id, evidence }: Pick<Packet, 'id' | 'evidence'>,
  outcome: Outcome,
  opened: ReadingRow['items'] | null,
): Evidence[] =>
  // Whoever recuses has not looked, and need not.
  outcome === 'recused' || asked.has(id) || opened === null ? [] : neverOpened(evidence, opened)

export const hasAsked = (packetId: string) => void asked.add(packetId)

/** What was on screen so far, and an item that is there now. */
export const withOpened = (
  opened: ReadingRow['items'],
  { sha256 }: Evidence,
): ReadingRow['items'] =>
  opened[sha256] ? opened : { ...opened, [sha256]: { pages: 0, seen: {} } }

/** Milliseconds in words: `under a minute`, `12 minutes`. */
function writeTime(time: number): string {
  const minutes = Math.floor(time / 60_000)
  if (minutes === 0) return t`under a minute`
  return plural(minutes, { one: '# minute', other: '# minutes' })
}

/** What was seen of an item: `3 of 12 pages seen, 4 minutes`. */
export function writeSeen(read: PagesSeen | undefined): string {
  if (!read) return t`Not opened yet`
  const times = Object.values(read.seen)
  const time = writeTime(times.reduce((sum, one) => sum + one, 0))
  if (read.pages <= 1) return t`Opened, ${time}`
  const { pages } = read
  return plural(
    { seen: times.length },
    { one: `# of ${pages} pages seen, ${time}`, other: `# of ${pages} pages seen, ${time}` },
  )
}
