/** IndexedDB as it is, without the product's layers: what the benchmarks compare with. */

export type RawStore = {
  name: string
  keyPath: string | string[]
  indexes?: { keyPath: string | string[]; multiEntry?: boolean }[]
}

const done = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('it failed')))
  })

const over = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
  })

export async function openRaw(stores: RawStore[]) {
  const name = `raw-${crypto.randomUUID()}`
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    for (const { name, keyPath, indexes = [] } of stores) {
      const made = request.result.createObjectStore(name, { keyPath })
      for (const { keyPath, multiEntry = false } of indexes)
        made.createIndex(String(keyPath), keyPath, { multiEntry })
    }
  })
  const database = await done(request)
  return {
    /** Puts rows of several stores in one relaxed transaction; resolves when it is complete. */
    async put(rows: Record<string, unknown[]>): Promise<void> {
      const names = Object.keys(rows)
      const transaction = database.transaction(names, 'readwrite', { durability: 'relaxed' })
      for (const name of names) {
        const store = transaction.objectStore(name)
        for (const row of rows[name] ?? []) store.put(row)
      }
      await over(transaction)
    },
    async remove(): Promise<void> {
      database.close()
      await done(indexedDB.deleteDatabase(name))
    },
  }
}
