import { Dexie, RangeSet } from 'dexie'

/**
 * Has live queries, of this window and of others, look at these tables of a database again.
 * @param rows by table, the keys of rows in which nothing changed by which they are found; a table
 *   that is named alone has changed in any way
 */
export function lookAgain(
  database: Dexie,
  names: readonly string[],
  rows: Record<string, string[]> = {},
): void {
  const parts = names.flatMap((name) => {
    const indexes = database.table(name).schema.indexes.map((index) => index.name)
    return ['', ':dels', ...indexes].map((part) => [
      `idb://${database.name}/${name}/${part}`,
      new RangeSet(Dexie.minKey, Dexie.maxKey),
    ])
  })
  const some = Object.entries(rows).map(([name, keys]) => [
    `idb://${database.name}/${name}/`,
    new RangeSet().addKeys(keys),
  ])
  Dexie.on.storagemutated.fire(Object.fromEntries([...parts, ...some]))
}
