import { createRandom, type Random } from '../../../shared/rules/random.ts'
import { readMeta, type Store, writeMeta } from '../databases.ts'
import { store } from '../open.ts'
import { sealJson, unsealJson } from '../seal.ts'
import { retireRepeats } from './retire.ts'
import { shownRepeats } from './kept.ts'

/** How often a packet that was decided once comes again. */
export const oftens = ['off', 'rare', 'often'] as const
export type Often = (typeof oftens)[number]

/** Decisions between two repeats, in the mean. */
const between: Record<Exclude<Often, 'off'>, number> = { rare: 50, often: 15 }

/** Numbers that nobody can foresee. */
export const secretly = (): Random => createRandom(crypto.getRandomValues(new Uint32Array(1))[0]!)

export const readOften = ({ journal }: Pick<Store, 'journal'> = store()): Promise<Often> =>
  readMeta(journal.meta, 'repeats', 'rare')

/** Keeps the reviewer's choice; what was served and is not decided goes where there is to be none. */
export async function keepOften(often: Often, at: Store = store()): Promise<void> {
  await writeMeta(at.journal.meta, 'repeats', often)
  await at.journal.meta.delete('repeatDue')
  if (often === 'off') await retireRepeats(at, await shownRepeats(at.journal))
}

const dueName = 'meta repeatDue'
const dueKey = (at: Pick<Store, 'keys'>) => at.keys.derive('repeats')

/**
 * After how many decisions of this machine the next repeat is due, whatever came before: how long it is
 * since the last one says nothing of when the next will be.
 */
export const drawDue = (made: number, often: Exclude<Often, 'off'>, random: Random): number =>
  made + Math.floor(-between[often] * Math.log(1 - random.next()))

/** Sealed, so that it is not to be read either. */
export const sealDue = async (at: Pick<Store, 'keys'>, due: number): Promise<ArrayBuffer> =>
  sealJson(await dueKey(at), dueName, due)

/** @returns null where none was drawn */
export async function readDue(at: Pick<Store, 'journal' | 'keys'>): Promise<number | null> {
  const sealed = await readMeta(at.journal.meta, 'repeatDue', null)
  return sealed && unsealJson<number>(await dueKey(at), dueName, sealed).catch(() => null)
}
