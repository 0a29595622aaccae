import type { Journal } from './databases.ts'
import { lookAgain } from './look-again.ts'

const durable: IDBTransactionOptions = { durability: 'strict' }

type Name = 'drafts' | 'decisions' | 'meta'

/** What a request finds. @throws DOMException when it fails */
export function found<Result>(request: IDBRequest<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
  // Nobody may be waiting for it any more when the transaction is undone.
  promise.catch(() => {})
  return promise
}

/**
 * One strict transaction on the journal, with no layer between: a key pressed waits for it, and
 * through Dexie it takes more than twice as long. Answers when it is on disk.
 * @param work awaits nothing but requests of these stores, or the transaction is over; what it throws
 *   undoes all
 */
export async function strictly<Names extends Name, Result>(
  journal: Journal,
  names: readonly Names[],
  work: (stores: Record<Names, IDBObjectStore>) => Promise<Result>,
): Promise<Result> {
  if (!journal.isOpen()) await journal.open()
  const transaction = journal.backendDB().transaction([...names], 'readwrite', durable)
  const ended = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('undone')))
  })
  ended.catch(() => {})
  const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]))
  let result: Result
  try {
    result = await work(stores as Record<Names, IDBObjectStore>)
    transaction.commit()
  } catch (error) {
    await undo(transaction, ended)
    throw error
  }
  await ended
  lookAgain(journal, names)
  return result
}

async function undo(transaction: IDBTransaction, ended: Promise<void>): Promise<void> {
  try {
    transaction.abort()
  } catch {
    // A request that failed, or a database that broke, has undone it already.
  }
  await ended.catch(() => {})
}
