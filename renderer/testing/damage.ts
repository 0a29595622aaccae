import type { Dexie } from 'dexie'

type RawRecords = { clear(): void; values(): Iterable<{ value: unknown }> }
type RawStore = { records: RawRecords; rawIndexes: Map<string, RawStore> }
type Raw = { _rawDatabase: { rawObjectStores: Map<string, RawStore> } }

function rawStore(database: Dexie, table: string): RawStore {
  // oxlint-disable-next-line no-underscore-dangle -- the stand-in's own name
  const { rawObjectStores } = (database.backendDB() as unknown as Raw)._rawDatabase
  return rawObjectStores.get(table)!
}

/**
 * Takes all rows from a table, or from one of its indexes alone, as damaged files do: without a word
 * to the other. Of `fake-indexeddb` only.
 */
export function loseRows(database: Dexie, table: string, index: string | null): void {
  const store = rawStore(database, table)
  const from = index === null ? store : store.rawIndexes.get(index)!
  from.records.clear()
}

/** Leaves the last row of a table with its key and nothing more. */
export function blankLastRow(database: Dexie, table: string): void {
  const last = [...rawStore(database, table).records.values()].at(-1)!
  last.value = null
}
