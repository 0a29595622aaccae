/* oxlint-disable no-underscore-dangle -- the inside of fake-indexeddb: it has no crash of its own */
import type { Process, World } from '../engine/world.ts'

/** What is used of the inside of fake-indexeddb: how it keeps a database, and how it undoes. */
type Transaction = IDBTransaction & {
  _state: 'active' | 'inactive' | 'committing' | 'finished'
  _started: boolean
  _rollbackLog: (() => void)[]
  _requests: unknown[]
  _start(): void
}
type Connection = IDBDatabase & {
  _rawDatabase: Database
  _closePending: boolean
  _closed: boolean
}
type Database = {
  version: number
  transactions: Transaction[]
  connections: Connection[]
  processTransactions(): void
}
type Factory = IDBFactory & {
  _databases: Map<string, Database>
  _connectionQueues: Pick<Map<string, unknown>, 'get' | 'set'>
}

export type IndexedDb = {
  IDBDatabase: { prototype: IDBDatabase }
  IDBFactory: new () => IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  IDBTransaction: { prototype: IDBTransaction }
}

type Begin = (...given: Parameters<IDBDatabase['transaction']>) => IDBTransaction

/** Taken out of its object on purpose: it is called on others. */
const beginOf = (connection: IDBDatabase): Begin => Reflect.get(connection, 'transaction')

const owners = new WeakMap<object, Process>()

/**
 * Gives each transaction to the process that began it, so that its steps are tasks of that process
 * whoever it had to wait for.
 */
export function tieTransactions(world: World, { IDBDatabase, IDBTransaction }: IndexedDb): void {
  const connections = IDBDatabase.prototype as Connection
  const transactions = IDBTransaction.prototype as Transaction
  const begin = beginOf(connections)
  const start = Reflect.get(transactions, '_start')
  connections.transaction = function (this: Connection, ...given) {
    const transaction = begin.apply(this, given)
    if (world.current) owners.set(transaction, world.current)
    return transaction
  }
  transactions._start = function (this: Transaction) {
    const owner = owners.get(this)
    if (owner === undefined || owner === world.current) return start.call(this)
    this._started = true
    world.enqueue(owner, () => start.call(this))
  }
}

/** Transactions that a loss of power may still take, at the most; by then the system wrote others. */
const unflushedMost = 100

/** One bucket of a browser's storage: what a crash and a loss of power leave of it. */
export class Bucket {
  readonly #world: World
  readonly #kit: IndexedDb
  /** Lives when all windows are gone: hands the next transaction its turn. */
  readonly #engine: Process
  #factory: Factory
  /** Committed with relaxed durability and not on the disk yet, oldest first. */
  #unflushed = new Map<Database, Transaction[]>()
  /**
   * A loss of power can leave zeros at the end of a log that goes on behind them; what was written
   * there is damage when it is opened the next time, and all is gone.
   */
  #isTorn = false
  #isWrittenTorn = false

  constructor(world: World, kit: IndexedDb, engine: Process) {
    this.#world = world
    this.#kit = kit
    this.#engine = engine
    this.#factory = this.#make()
  }

  #make(): Factory {
    const factory = new this.#kit.IDBFactory() as Factory
    // One process must not wait inside another's promise; here nobody opens a new version while
    // others have the old one open.
    factory._connectionQueues = { get: () => undefined, set: () => new Map() }
    return factory
  }

  /** `indexedDB` as a process finds it. */
  open(process: Process): Pick<IDBFactory, 'open' | 'deleteDatabase' | 'cmp' | 'databases'> {
    const factory = this.#factory
    return {
      cmp: (one, other) => factory.cmp(one, other),
      databases: () => factory.databases(),
      deleteDatabase: (name) => factory.deleteDatabase(name),
      open: (name, version) => {
        const request = factory.open(name, version)
        const own = () => {
          owners.set(request.result, process)
          this.#watch(request.result as Connection)
        }
        request.addEventListener('upgradeneeded', own)
        request.addEventListener('success', own)
        return request
      },
    }
  }

  /** Follows what is committed, and whether it is on the disk with that. */
  #watch(connection: Connection): void {
    if (Object.hasOwn(connection, 'transaction')) return
    const begin = beginOf(connection)
    const database = connection._rawDatabase
    connection.transaction = (...given) => {
      const transaction = begin.apply(connection, given) as Transaction
      if (transaction.mode === 'readwrite')
        transaction.addEventListener('complete', () => {
          this.#isWrittenTorn ||= this.#isTorn
          if (transaction.durability === 'strict') this.#unflushed.delete(database)
          else this.#keep(database, transaction)
        })
      return transaction
    }
  }

  #keep(database: Database, transaction: Transaction): void {
    const kept = [...(this.#unflushed.get(database) ?? []), transaction]
    this.#unflushed.set(database, kept.slice(-unflushedMost))
  }

  /** What a process had under way is undone, its connections are closed. */
  release(process: Process): void {
    for (const [name, database] of this.#factory._databases) {
      for (const transaction of database.transactions)
        if (owners.get(transaction) === process && transaction._state !== 'finished') {
          undo(transaction)
          transaction._requests = []
          transaction._state = 'finished'
        }
      database.transactions = database.transactions.filter(({ _state }) => _state !== 'finished')
      for (const connection of database.connections)
        if (owners.get(connection) === process) {
          connection._closePending = true
          connection._closed = true
        }
      database.connections = database.connections.filter(({ _closed }) => !_closed)
      // An upgrade that was undone leaves a database of version 0, which is none.
      if (database.version === 0) this.#factory._databases.delete(name)
      else this.#world.enqueue(this.#engine, () => database.processTransactions())
    }
  }

  /** Takes the newest of what is not on the disk; after `release` of all processes. */
  losePower(): void {
    for (const [, transactions] of this.#unflushed) {
      const lost = this.#world.below(transactions.length + 1)
      for (const transaction of transactions.slice(transactions.length - lost).toReversed())
        undo(transaction)
    }
    this.#unflushed.clear()
    this.#isTorn = this.#world.below(2) === 0
  }

  /** The browser has ended; after `release` of all processes. */
  endBrowser(): void {
    if (this.#isWrittenTorn) this.vanish()
  }

  /** Loses all there is, as damage to its files does; after `release` of all processes. */
  vanish(): void {
    this.#unflushed.clear()
    this.#isTorn = this.#isWrittenTorn = false
    this.#factory = this.#make()
  }
}

function undo({ _rollbackLog }: Transaction): void {
  for (const step of _rollbackLog.toReversed()) step()
}
