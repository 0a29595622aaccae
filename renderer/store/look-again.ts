import { Dexie, RangeSet } from 'dexie'

/** Which rows of a table changed, and by what they may be found, or not found, that did so before. */
export type Touched = {
  keys: readonly string[]
  /** By index, the values that rows have there now or had; absent where no row changed what it has. */
  by?: 'any' | Record<string, readonly string[] | 'any'>
}

/** What a transaction changed, by table; `any` where nobody knows. */
export type Changes = Record<string, Touched | 'any'>

const everything = () => new RangeSet(Dexie.minKey, Dexie.maxKey)
const only = (keys: readonly string[]) => new RangeSet().addKeys([...keys])

/**
 * Has live queries, of this window and of others, look at what changed in a database. Whoever writes
 * without Dexie calls it; the more it says, the fewer have to read again.
 */
export function lookAgain(database: Dexie, changes: Changes): void {
  const parts: [string, ReturnType<typeof only>][] = []
  for (const [name, touched] of Object.entries(changes)) {
    const tell = (part: string, keys: ReturnType<typeof only>) =>
      parts.push([`idb://${database.name}/${name}/${part}`, keys])
    const { keys, by = {} } = touched === 'any' ? { keys: null, by: 'any' as const } : touched
    for (const part of ['', ':dels']) tell(part, keys ? only(keys) : everything())
    for (const { name: index } of database.table(name).schema.indexes) {
      const values = by === 'any' ? by : by[index]
      if (values) tell(index, values === 'any' ? everything() : only(values))
    }
  }
  Dexie.on.storagemutated.fire(Object.fromEntries(parts))
}
