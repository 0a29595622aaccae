import { Dexie, RangeSet } from 'dexie'

/**
 * Has live queries, of this window and of others, look at these tables of a database again.
 * @param names of tables in which anything may have changed by which rows are found
 * @param rows by table, the keys of the rows that changed; of a table that is named without them, any
 */
export function lookAgain(
  database: Dexie,
  names: readonly string[],
  rows: Record<string, string[]> = {},
): void {
  const parts = names.flatMap((name) => {
    const indexes = database.table(name).schema.indexes.map((index) => index.name)
    const all = name in rows ? indexes : ['', ':dels', ...indexes]
    return all.map((part) => [
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
