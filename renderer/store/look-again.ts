import { Dexie, RangeSet } from 'dexie'

/** Has live queries, of this window and of others, look at these tables of a database again. */
export function lookAgain(database: Dexie, names: readonly string[]): void {
  const parts = names.flatMap((name) => {
    const indexes = database.table(name).schema.indexes.map((index) => index.name)
    return ['', ':dels', ...indexes].map((part) => `idb://${database.name}/${name}/${part}`)
  })
  const all = () => new RangeSet(Dexie.minKey, Dexie.maxKey)
  Dexie.on.storagemutated.fire(Object.fromEntries(parts.map((part) => [part, all()])))
}
