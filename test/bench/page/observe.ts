/**
 * What the save benchmark does in the real window and in its worker for drafts. These functions are
 * handed over one by one, so that each stands for itself. Times are milliseconds since 1970 by the
 * clock that all threads of a page share.
 */

/** Name the notes of `watchWrites`, `watchLine` and `watchKeys` in the threads where they run. */
export const keeper = 'seenByBenchmark'
export const answeredAt = 'answeredByBenchmark'
export const pressedAt = 'pressedByBenchmark'

/** Notes when a key was pressed, by the browser's own stamp: its way to the window counts too. */
export function watchKeys(name: string): void {
  Object.assign(globalThis, { [name]: 0 })
  globalThis.addEventListener(
    'keydown',
    ({ timeStamp }) => Object.assign(globalThis, { [name]: performance.timeOrigin + timeStamp }),
    true,
  )
}

/** Notes when a transaction that wrote a row of a table was complete. */
export function watchWrites({ name, table }: { name: string; table: string }): void {
  Object.assign(globalThis, { [name]: 0 })
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
    const { transaction } = this
    if (this.name === table) {
      // On the way to it, to be called before whoever goes on working once it is complete.
      const note = ({ target }: Event) => {
        if (target !== transaction) return
        Object.assign(globalThis, { [name]: performance.timeOrigin + performance.now() })
        transaction.db.removeEventListener('complete', note, true)
      }
      transaction.db.addEventListener('complete', note, true)
    }
    return put.apply(this, given)
  }
}

/** Before the window is loaded: notes when an answer of its host's line has come. */
export function watchLine(name: string): void {
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given)
      const note = () =>
        Object.assign(globalThis, { [name]: performance.timeOrigin + performance.now() })
      // The first listener: called before whoever goes on working.
      this.addEventListener('message', note)
    }
  }
}

export const noted = (name: string) => (globalThis as unknown as Record<string, number>)[name] ?? 0

/**
 * Milliseconds for one strict put of the last row of a table as the journal has it, into a database
 * of its own in a bucket of its own, without any layer.
 * @param pause milliseconds of rest before it
 */
export async function plainPut({ table, pause }: { table: string; pause: number }) {
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
  const source = journal.transaction(table).objectStore(table)
  const cursor = await result(source.openCursor(null, 'prev'))
  if (cursor === null) throw new Error('there is no row')
  const row: unknown = cursor.value
  const { keyPath } = source
  journal.close()

  const opening = (await storageBuckets.open('bench')).indexedDB.open('bench', 1)
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore('rows', { keyPath }),
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
