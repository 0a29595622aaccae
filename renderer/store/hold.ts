import { readMeta, type Store, writeMeta } from './databases.ts'
import { store } from './open.ts'

/** For how long a decision may wait unsent, in seconds. */
export const holds = [0, 30, 120, 600] as const
export type Hold = (typeof holds)[number]

/** For how long decisions wait on this machine before they are sent, in milliseconds. */
export const readHold = ({ journal }: Pick<Store, 'journal'> = store()): Promise<number> =>
  readMeta(journal.meta, 'hold', 0)

export const keepHold = (
  seconds: Hold,
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<void> => writeMeta(journal.meta, 'hold', seconds * 1000)
