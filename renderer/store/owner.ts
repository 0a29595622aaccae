import { readMeta, type Store, writeMeta } from './databases.ts'
import { libraryTables } from './packets.ts'

/**
 * Empties the library when it was filled for somebody else: a profile that was set up anew may meet
 * the library that the one before it left in the same browser.
 * @param owner `service/reviewer`
 */
export async function claimLibrary({ library }: Store, owner: string): Promise<void> {
  await library.transaction('rw', libraryTables(library), async () => {
    const before = await readMeta(library.meta, 'owner', owner)
    if (before !== owner) {
      const { frameworks, rubrics, packets, bodies, bases, files, pieces, banks } = library
      for (const table of [frameworks, rubrics, packets, bodies, bases, files, pieces, banks])
        await table.clear()
      await library.meta.bulkDelete(['pull', 'counts'])
    }
    await writeMeta(library.meta, 'owner', owner)
  })
}
