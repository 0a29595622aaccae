import { Dexie } from 'dexie'
import type { Cover } from '../../shared/model/cover.ts'
import type { Library, Store } from './databases.ts'
import { toHex } from './hex.ts'
import { store } from './open.ts'
import { openText, sealText, type TextName } from './sealed.ts'

/**
 * The text of a portion of a file's pages, in order, and how many pages the file has; with the first
 * one what the file calls its pages.
 */
export type TextPart = {
  pages: number
  texts: string[]
  labels?: readonly (string | null)[] | null
}

/** The text of some pages as it was kept; null where it was not, or cannot be read. */
export async function readText(
  { sha256, part, madeBy }: TextName,
  { library, keys }: Store = store(),
): Promise<TextPart | null> {
  const [file, row] = await library.transaction('r', [library.files, library.texts], () =>
    Promise.all([library.files.get(sha256), library.texts.get([sha256, part])]),
  )
  if (!file || row?.madeBy !== madeBy) return null
  // Whoever asked reads it out of the file again, and writes it over what is damaged.
  return openText<TextPart>(keys, file, row).catch(() => null)
}

/** Keeps the text of some pages for as long as the file is on this device. */
export async function writeText(
  name: TextName,
  part: TextPart,
  { library, keys }: Store = store(),
): Promise<void> {
  const file = await library.files.get(name.sha256)
  if (!file) return
  const row = await sealText(keys, file, name, part)
  await library.transaction('rw', [library.files, library.texts], async () => {
    const now = await library.files.get(name.sha256)
    // A file that was given back meanwhile and came again has another key.
    if (now && toHex(now.salt) === toHex(file.salt)) await library.texts.put(row)
  })
}

/**
 * Deletes texts that were kept of files before these parts of them were covered; what is read again
 * names the covers that it is without.
 */
export async function forgetUncovered(
  { texts }: Pick<Library, 'texts'>,
  covers: readonly Pick<Cover, 'id' | 'sha256'>[],
): Promise<void> {
  for (const [sha256, list] of Map.groupBy(covers, (cover) => cover.sha256))
    await texts
      .where('[sha256+part]')
      .between([sha256, Dexie.minKey], [sha256, Dexie.maxKey])
      .filter(({ madeBy }) => list.some(({ id }) => !madeBy.includes(id)))
      .delete()
}
