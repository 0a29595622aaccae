import type { Dexie } from 'dexie'
import type { Journal } from './databases.ts'
import { type Changes, lookAgain } from './look-again.ts'

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
 * One transaction with no layer between, where somebody waits: through Dexie, which asks for one
 * thing after the other, it takes more than twice as long. Whoever writes tells live queries.
 * @param work awaits nothing but requests of these stores, or the transaction is over; what it throws
 *   undoes all
 */
export async function directly<Names extends string, Result>(
  database: Dexie,
  names: readonly Names[],
  durability: IDBTransactionDurability,
  work: (stores: Record<Names, IDBObjectStore>) => Promise<Result>,
): Promise<Result> {
  if (!database.isOpen()) await database.open()
  const transaction = database.backendDB().transaction([...names], 'readwrite', { durability })
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

/**
 * `directly` on the journal: answers when it is on disk, and live queries were told.
 * @param changed what the work changed, from what it answered
 */
export async function strictly<Names extends 'drafts' | 'intents' | 'decisions' | 'meta', Result>(
  journal: Journal,
  names: readonly Names[],
  work: (stores: Record<Names, IDBObjectStore>) => Promise<Result>,
  changed: (result: Result) => Changes,
): Promise<Result> {
  const result = await directly(journal, names, 'strict', work)
  lookAgain(journal, changed(result))
  return result
}

/** Thrown by work that finds another state than it was made for. */
export class Overtaken extends Error {}

/** @returns null, with nothing written, when it was overtaken */
export const orNothing = <Result>(writing: Promise<Result>): Promise<Result | null> =>
  writing.catch((error: unknown) => {
    if (error instanceof Overtaken) return null
    throw error
  })
