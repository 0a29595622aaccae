import type { Framework } from '../../../shared/model/framework.ts'
import { problem } from '../../../shared/protocol/problem.ts'
import { fold } from '../../ui/matches.ts'
import { isLocked, lockedRubrics } from '../calibration.ts'
import type { Store } from '../databases.ts'
import { type QueueRow, toQueueRow } from '../queue.ts'
import type { PacketRow } from '../rows.ts'
import { openLearner } from '../sealed.ts'
import { followChanges } from './changes.ts'
import { Dues } from './Dues.ts'

/** A packet in the outline. The slot stays the same while its row is replaced. */
export type Slot = {
  row: QueueRow
  /** What can be found of it by text, folded. */
  text: string
  /** The last reading in which it was found. */
  round: number
}

/** Rows that are read at once: the first ones fill a screen, the others keep a frame short. */
const portions = { first: 100, more: 400 } as const
/** Milliseconds between two tellings while much is read. */
const patience = 200

type Watcher = () => void

/**
 * What it takes to order, filter and count all packets of the queue, in memory of this window: read
 * once in portions, in the order of their due dates, and then kept up by what changes. Names stay
 * sealed until they are asked for. At 100,000 packets some 60 MB.
 */
export class Outline {
  readonly #store: Store
  readonly #slots = new Map<string, Slot>()
  /** How many packets are due, and decided, by day. */
  readonly dues = new Dues()
  readonly #watchers = new Set<Watcher>()
  readonly #stale = new Set<string>()
  readonly #unfollow: () => void
  #frameworks = new Map<string, Framework>()
  #flags = new Set<string>()
  /** Rubrics that wait for a qualification. */
  #locked: ReadonlySet<string> = new Set()
  #round = 0
  /** Up to which row the present round has come; null before its first. */
  #read: [dueAt: string, id: string] | null = null
  #isWhole = false
  #anew = true
  #working: Promise<void> | null = null
  #toldAt = 0
  /** Counts what is told; what is derived from the rows is derived anew when it grows. */
  version = 0
  /** Counts changes after which packets may stand in another order, names apart. */
  ordering = 0
  /** Counts what was learnt of names. */
  naming = 0

  constructor(store: Store) {
    this.#store = store
    this.#unfollow = followChanges(store, {
      packets: (ids) => {
        if (ids === null) this.#anew = true
        else for (const id of ids) this.#stale.add(id)
        this.#work()
      },
      flags: (ids) => void this.#readFlags(ids),
      frameworks: () => {
        this.#anew = true
        this.#work()
      },
    })
    this.#work()
  }

  /** Ends following; for one that nobody asks any more. */
  close() {
    this.#unfollow()
    this.#watchers.clear()
  }

  /** Whether every packet of this device is in it. */
  get isWhole() {
    return this.#isWhole
  }

  /** In no order that means anything. */
  get slots(): Iterable<Slot> {
    return this.#slots.values()
  }

  get size() {
    return this.#slots.size
  }

  of(id: string): QueueRow | undefined {
    return this.#slots.get(id)?.row
  }

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Ends when every packet is in it and nothing is known to be outdated. */
  async whole(): Promise<void> {
    while (this.#working) await this.#working
  }

  /** Opens the names of some packets, and tells when they are there. */
  async name(ids: readonly string[]): Promise<void> {
    const sealed = ids.filter((id) => this.#slots.get(id)?.row.learner === null)
    if (sealed.length === 0) return
    const { library, keys } = this.#store
    const rows = (await library.packets.bulkGet(sealed)).filter((row) => row !== undefined)
    await Promise.all(
      rows.map(async (row) => {
        const learner = await openLearner(keys, row).catch(() => null)
        const slot = this.#slots.get(row.id)
        if (slot?.row.learner !== null) return
        slot.row = learner === null ? damaged(slot.row) : { ...slot.row, learner }
        slot.text = textOf(slot.row)
      }),
    )
    this.naming += 1
    this.#tell(true)
  }

  /** How many names are still sealed. */
  get unnamed() {
    let count = 0
    for (const { row } of this.#slots.values()) if (row.learner === null) count += 1
    return count
  }

  #work() {
    this.#working ??= this.#goOn().finally(() => {
      this.#working = null
    })
  }

  async #goOn() {
    for (;;) {
      if (this.#anew) await this.#begin()
      else if (this.#stale.size > 0) await this.#lookAgain()
      else if (!this.#isWhole || this.#read !== null) await this.#readOn()
      else break
    }
    this.#tell(true)
  }

  async #begin() {
    const { library, journal } = this.#store
    this.#anew = false
    this.#stale.clear()
    this.#round += 1
    this.#read = ['', '']
    const [frameworks, flags, locked] = await Promise.all([
      library.frameworks.toArray(),
      journal.flags.toCollection().primaryKeys(),
      lockedRubrics(this.#store),
    ])
    this.#locked = locked
    this.#frameworks = new Map(frameworks.map((framework) => [framework.id, framework]))
    this.#flags = new Set(flags)
  }

  async #readOn() {
    const limit = this.#slots.size === 0 ? portions.first : portions.more
    const rows = await this.#store.library.packets
      .where('[dueAt+id]')
      .above(this.#read!)
      .limit(limit)
      .toArray()
    for (const row of rows) this.#put(row)
    const last = rows.at(-1)
    if (last && rows.length === limit) {
      // The index has no row without a date.
      this.#read = [last.dueAt!, last.id]
    } else {
      for (const [id, { round }] of this.#slots) if (round < this.#round) this.#remove(id)
      this.#read = null
      this.#isWhole = true
    }
    this.#tell(this.version === 0)
  }

  async #lookAgain() {
    const ids = [...this.#stale].slice(0, portions.more)
    for (const id of ids) this.#stale.delete(id)
    const rows = await this.#store.library.packets.bulkGet(ids)
    // A set that moved on may have opened, or locked, what lies elsewhere.
    if (rows.some((row) => row && row.role !== null)) {
      const locked = await lockedRubrics(this.#store)
      if ([...locked].join() !== [...this.#locked].join()) this.#anew = true
    }
    for (const [at, row] of rows.entries()) {
      if (row) this.#put(row)
      else this.#remove(ids[at]!)
    }
    this.#tell(this.#stale.size === 0)
  }

  async #readFlags(ids: readonly string[] | null) {
    const table = this.#store.journal.flags
    if (ids === null) {
      this.#anew = true
    } else {
      const rows = await table.bulkGet([...ids])
      for (const [at, id] of ids.entries()) {
        if (rows[at]) this.#flags.add(id)
        else this.#flags.delete(id)
        this.#stale.add(id)
      }
    }
    this.#work()
  }

  #put(packet: PacketRow) {
    const { id } = packet
    // What is for calibration has no place in the queue.
    if (packet.role !== null) return
    // Nor what the reviewer stepped back from: its name is forgotten with it.
    if (packet.recusal) return this.#remove(id)
    const fresh = toQueueRow(
      packet,
      this.#frameworks.get(packet.frameworkId),
      this.#flags.has(id),
      isLocked(packet, this.#locked),
    )
    const slot = this.#slots.get(id)
    this.dues.move(slot?.row ?? null, fresh)
    if (!slot) {
      this.ordering += 1
      this.#slots.set(id, { row: fresh, text: textOf(fresh), round: this.#round })
      return
    }
    const before = slot.row
    const isSame = before.seal === fresh.seal
    slot.row = isSame ? { ...fresh, learner: before.learner } : fresh
    slot.text = textOf(slot.row)
    slot.round = this.#round
    if (!isSame) this.naming += 1
    if (!standsAlike(before, fresh)) this.ordering += 1
  }

  #remove(id: string) {
    const slot = this.#slots.get(id)
    if (!slot) return
    this.#slots.delete(id)
    this.dues.move(slot.row, null)
    this.ordering += 1
  }

  #tell(atOnce: boolean) {
    const now = performance.now()
    if (!atOnce && now - this.#toldAt < patience) return
    this.#toldAt = now
    this.version += 1
    for (const watcher of this.#watchers) watcher()
  }
}

const damaged = (row: QueueRow): QueueRow => ({
  ...row,
  learner: '',
  problem: problem('library-damaged', row.id),
})

const textOf = (row: QueueRow) =>
  fold(`${row.id} ${row.pathwayTitle} ${row.achievementTitle} ${row.learner ?? ''}`)

const standsAlike = (one: QueueRow, other: QueueRow) =>
  one.dueAt === other.dueAt &&
  one.attempt === other.attempt &&
  one.level === other.level &&
  one.pathwayTitle === other.pathwayTitle
