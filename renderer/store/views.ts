import { readMeta, type Store, writeMeta } from './databases.ts'
import { store } from './open.ts'
import { sealJson, unsealJson } from './seal.ts'

type Kept = Pick<Store, 'journal' | 'keys'>

const name = 'views'

/** What of the queue the reviewer has saved by name, as it was written; null where nothing was. */
export async function readViews({ journal, keys }: Kept = store()): Promise<unknown> {
  const sealed = await readMeta(journal.meta, name, null)
  if (sealed === null) return null
  // A view has no work in it: one that is damaged is only not offered any more.
  return unsealJson(await keys.derive(name), name, sealed).catch(() => null)
}

/** Keeps views in the journal, sealed: a name or a text that is filtered by may be a learner's. */
export async function keepViews(views: unknown, { journal, keys }: Kept = store()): Promise<void> {
  const sealed = await sealJson(await keys.derive(name), name, views)
  await writeMeta(journal.meta, name, sealed)
}
