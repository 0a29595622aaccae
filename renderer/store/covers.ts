import { Cover } from '../../shared/model/cover.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Store } from './databases.ts'
import { store } from './open.ts'
import type { CoverRow } from './rows.ts'
import { forgetUncovered } from './texts.ts'
import { openCover, sealCover } from './sealed.ts'

type At = Pick<Store, 'library' | 'journal' | 'keys'>

/** A cover, and whose it is. */
export type OwnedCover = Cover & { by: 'office' | 'reviewer' }

/**
 * Covers a region, or names it anew. A reviewer's cover stays on this machine and goes with the file,
 * into every packet that has it.
 * @throws ZodError for a box that is none
 */
export async function keepCover(
  cover: Cover,
  { library, journal, keys }: At = store(),
): Promise<void> {
  await journal.covers.put(await sealCover(keys, Cover.parse(cover)))
  // What is kept of its text can be read again; that it could not be deleted is no failure of the cover.
  await forgetUncovered(library, [cover]).catch(() => {})
}

/** Lifts a cover of the reviewer's own. */
export const liftCover = (
  id: string,
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<void> => journal.covers.delete(id)

/** The rows of what the reviewer covered of files, to be opened by `openCovers`. */
export const coverRows = (hashes: readonly string[], { journal }: Pick<Store, 'journal'>) =>
  journal.covers.where('sha256').anyOf(hashes).toArray()

/** One that is damaged hides neither the others nor the packet; its row stays. */
export async function openCovers(
  rows: CoverRow[],
  { keys }: Pick<Store, 'keys'>,
): Promise<Cover[]> {
  const opened = await Promise.all(rows.map((row) => openCover(keys, row).catch(() => null)))
  return opened.filter((cover) => cover !== null)
}

/**
 * What is covered of a packet's files, and of those of earlier attempts: by the office as the packet
 * says, of files of an earlier revision as that one said, and by the reviewer.
 */
export function coversIn(
  packet: Packet,
  bases: readonly Packet[],
  own: readonly Cover[],
): OwnedCover[] {
  const told = [packet, ...packet.earlier].flatMap(({ evidence }) => evidence)
  const now = new Set(told.map(({ sha256 }) => sha256))
  const before = bases.flatMap(({ covers }) => covers).filter(({ sha256 }) => !now.has(sha256))
  const office = new Map([...before, ...packet.covers].map((cover) => [cover.id, cover]))
  return [
    ...[...office.values()].map((cover) => ({ ...cover, by: 'office' as const })),
    ...own.map((cover) => ({ ...cover, by: 'reviewer' as const })),
  ]
}
