import type { Evidence } from '../../../shared/model/evidence.ts'
import { arrivedOf } from '../arrival.ts'
import type { PacketView } from '../../store/packet.ts'

/** An item in the reader, on screen or opened ahead. */
export type Pane = {
  key: string
  packetId: string
  item: Evidence
  files: PacketView['files']
  covers: PacketView['covers']
}

/**
 * Names an item as it is in its packet: a revised file under the same id is another, and so is an item
 * that is on screen a second time.
 */
export const keyOf = (packetId: string, { id, sha256 }: Evidence, isCopy = false) =>
  `${packetId} ${id} ${sha256}${isCopy ? ' again' : ''}`

export const paneOf = (
  packetId: string,
  item: Evidence,
  { files, covers }: Pick<PacketView, 'files' | 'covers'>,
  isCopy = false,
): Pane => ({ key: keyOf(packetId, item, isCopy), packetId, item, files, covers })

/** What panes opened ahead may take of the memory, in bytes as `costOf` guesses them. */
export const memory = 128e6
/** However small they are: each is one more thing that the browser lays out. */
export const most = 5

/** Canvases of the pages in sight, and a photograph decoded. */
const room = { pdf: 24e6, picture: 48e6, other: 1e6 }

/** Bytes in memory, by guess: pdf.js keeps room for a whole file, a picture is decoded. */
export function costOf({ item }: Pane): number {
  if (item.kind !== 'file') return room.other
  if (item.mediaType === 'application/pdf') return item.size + room.pdf
  return item.size + (item.mediaType.startsWith('image/') ? room.picture : room.other)
}

/** Of the panes that are likely to be looked at, the most likely that there is room for. */
export function choose(likely: readonly Pane[]): Pane[] {
  const chosen = new Map<string, Pane>()
  let left = memory
  for (const pane of likely) {
    const cost = costOf(pane)
    const isHere = arrivedOf(pane.item, pane.files) === null
    if (!isHere || cost > left || chosen.has(pane.key) || chosen.size === most) continue
    chosen.set(pane.key, pane)
    left -= cost
  }
  return [...chosen.values()]
}

/**
 * What is to be in the document now, in an order in which no pane that stays is moved: one that is
 * moved loses how far it was scrolled.
 */
export function arrange(before: readonly Pane[], wanted: readonly Pane[]): readonly Pane[] {
  const missing = new Map(wanted.map((pane) => [pane.key, pane]))
  const next: Pane[] = []
  for (const { key } of before) {
    const pane = missing.get(key)
    if (!pane) continue
    next.push(pane)
    missing.delete(key)
  }
  next.push(...missing.values())
  const isSame = next.length === before.length && next.every((pane, at) => pane === before[at])
  return isSame ? before : next
}
