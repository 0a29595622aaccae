/**
 * What the save benchmark does in the real window and in its worker for drafts. These functions are
 * handed over one by one, so that each stands for itself. Times are milliseconds since 1970 by the
 * clock that all threads of a page share.
 */

/** Names the notes of `watchKeys` and `watchWrites` in the threads where they run. */
export const keeper = 'seenByBenchmark'

/** Notes when a key was pressed, by the browser's own stamp: its way to the window counts too. */
export function watchKeys(name: string): void {
  Object.assign(globalThis, { [name]: 0 })
  globalThis.addEventListener(
    'keydown',
    ({ timeStamp }) => Object.assign(globalThis, { [name]: performance.timeOrigin + timeStamp }),
    true,
  )
}

/** Notes when a transaction that wrote a draft was complete. */
export function watchWrites(name: string): void {
  Object.assign(globalThis, { [name]: 0 })
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
    if (this.name === 'drafts')
      this.transaction.addEventListener('complete', () =>
        Object.assign(globalThis, { [name]: performance.timeOrigin + performance.now() }),
      )
    return put.apply(this, given)
  }
}

export const noted = (name: string) => (globalThis as unknown as Record<string, number>)[name] ?? 0

/**
 * Milliseconds for one strict put of the draft as the journal has it, into a database of its own in
 * a bucket of its own, without any layer.
 * @param pause milliseconds of rest before it
 */
export async function plainPut({ packetId, pause }: { packetId: string; pause: number }) {
  type Buckets = { open(name: string): Promise<{ indexedDB: IDBFactory }> }
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  const result = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('it failed')))
    })

  const { indexedDB: bucket } = await storageBuckets.open('journal')
  // It is named after the key that sealed it.
  const [{ name = '' } = {}] = await bucket.databases()
  const journal = await result(bucket.open(name))
  const row: unknown = await result(
    journal.transaction('drafts').objectStore('drafts').get(packetId),
  )
  journal.close()
  if (row === undefined) throw new Error('there is no draft')

  const opening = (await storageBuckets.open('bench')).indexedDB.open('bench', 1)
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore('rows', { keyPath: 'packetId' }),
  )
  const database = await result(opening)
  // As long as a reviewer's hand rests: a machine that has just been at work is quicker.
  await new Promise((resolve) => setTimeout(resolve, pause))
  const begun = performance.now()
  const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
  transaction.objectStore('rows').put(row)
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
  })
  const took = performance.now() - begun
  database.close()
  return took
}
