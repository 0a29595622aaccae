import { liveQuery } from 'dexie'
import type { Draft } from '../../shared/model/draft.ts'
import { fail, type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'
import { merge } from '../../shared/rules/merge.ts'
import { type Basis, readBasis } from './basis.ts'
import type { Store } from './databases.ts'
import { beginDraft, bleeding, outdatedBy, sameDraft } from './draft-row.ts'
import { type DraftMark, type FoundDraft, readDraft, sameBasis } from './sealed.ts'
import { settle } from './standing.ts'
import { type Ahead, followAhead } from './replace-draft.ts'

/** Milliseconds until a change that could not be written is tried again. */
const retryAfter = 2000

/** Own states kept to know them again. */
const remembered = 50

/** Whether two drafts say the same; another window can have counted and timed a change alike. */
const isSameWriting = (one: Draft, other: Draft | null) =>
  JSON.stringify(one) === JSON.stringify(other)

export type DraftState = 'saved' | 'saving' | Problem

type Waiting = { resolve: () => void; reject: (error: unknown) => void }

/**
 * The one writer of a draft in this window. A change shows at once; while one is being written,
 * those that follow wait together and are written as one.
 */
export class DraftKeeper {
  readonly #store: Store
  readonly #watches: { unsubscribe: () => void }[]
  readonly #listeners = new Set<() => void>()
  #basis: Basis
  readonly #ahead: ReturnType<typeof followAhead>
  #draft: Draft | null
  /** As the journal had it when it was last read or written here. */
  #seen: DraftMark | null
  #state: DraftState
  #outdated: Problem | null
  #waiting: Waiting[] = []
  /** Whether the screen has something that was not written, or the journal something not read. */
  #dirty = false
  #look = false
  /** The newest states that were written here, or of which that is not known. */
  #own: Draft[] = []
  /** Whether a write has failed here for want of a database: it may have come back without it. */
  #broke = false
  #work: Promise<void> | null = null
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(at: Store, basis: Basis, { draft, seen, damaged }: FoundDraft) {
    this.#store = at
    const { packet } = basis
    this.#basis = basis
    this.#draft = draft
    this.#seen = seen
    this.#state = damaged ?? 'saved'
    this.#outdated = outdatedBy(packet, draft)
    this.#ahead = followAhead(at.journal)
    this.#watches = [
      liveQuery(() => readBasis(at, packet.id)).subscribe({
        next: (now) => now && this.#follow(now),
        // What a database says of itself is told by the next write, which cannot be made.
        error: (error: unknown) => error instanceof ProblemError && this.#show(error.problem),
      }),
      liveQuery(() => at.journal.drafts.get(packet.id)).subscribe((row) => {
        // A live query may tell of a moment before the newest write here: read again, in turn.
        if (sameDraft(row ?? null, this.#seen)) return
        this.#look = true
        this.#start()
      }),
    ]
  }

  /** As the screen has it; null while nothing was chosen or written. Each change replaces it. */
  get draft(): Draft | null {
    return this.#draft
  }

  /** What a decision would be made on, as it is here now. */
  get basis(): Basis {
    return this.#basis
  }

  /** For a decision to take the draft's place with one wait; null while that is not known. */
  get ahead(): Ahead | null {
    return this.#ahead.now()
  }

  get state(): DraftState {
    return this.#state
  }

  /** `draft-outdated` while the draft was begun on another revision or rubric than is here now. */
  get outdated(): Problem | null {
    return this.#outdated
  }

  /** Calls `changed` whenever draft, state or outdated is another; the answer ends it. */
  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /**
   * Makes one change; the first begins the draft.
   * @param how `quietly` tells nobody until it is durable or `show` is called
   * @returns resolves when the change is durable; a caller that only shows `state` may ignore it
   * @throws ProblemError `draft-overtaken` when another window was quicker, `already-decided`,
   *   `draft-outdated` for a rating while what it would be a rating of has moved on
   */
  change(change: (draft: Draft) => Draft, how?: 'quietly'): Promise<void> {
    const before = this.#draft ?? beginDraft(this.#basis.packet)
    const next = change(before)
    const wrong = bleeding(this.#basis.packet, before, next)
    if (wrong) return Promise.reject(new ProblemError(wrong))
    return this.#put(before, next, how)
  }

  #put(before: Draft, next: Draft, how?: 'quietly'): Promise<void> {
    this.#draft = {
      ...next,
      changes: before.changes + 1,
      changedAt: new Date().toISOString(),
    }
    this.#dirty = true
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    promise.catch(() => {})
    this.#waiting.push({ resolve, reject })
    // Before the screen is told, so that the disk works while the screen draws.
    this.#start()
    this.#state = 'saving'
    if (how !== 'quietly') this.show()
    return promise
  }

  /** Tells those who subscribed how things are. */
  show(): void {
    this.#show(this.#state)
  }

  /** Goes on with the packet as it is here now: what did not change is carried over. */
  async renew(): Promise<void> {
    const packet = this.#basis.packet
    const from = this.#draft
    if (from === null) return
    const { rubrics } = this.#store.library
    const [was, now] = await rubrics.bulkGet([
      [from.rubricId, from.rubricVersion],
      [packet.rubricId, packet.rubricVersion],
    ])
    if (now === undefined) fail('packet-not-here', packet.id)
    const before = this.#draft
    // Another moved meanwhile: what was read would be of something else.
    if (before === null || packet !== this.#basis.packet || !sameBasis(before, from)) return
    await this.#put(before, merge(before, was ?? null, packet, now).draft)
  }

  /** Resolves when all changes are durable. @throws ProblemError when they cannot be written */
  async flush(): Promise<void> {
    this.#start()
    await this.#work
    if (this.#dirty && typeof this.#state !== 'string') throw new ProblemError(this.#state)
  }

  /** Stops following the journal; after `flush`. */
  stop(): void {
    for (const watch of this.#watches) watch.unsubscribe()
    this.#ahead.end()
    clearTimeout(this.#retry)
  }

  #show(state: DraftState): void {
    this.#state = state
    const outdated = outdatedBy(this.#basis.packet, this.#draft)
    // The same object while it says the same, as React compares what it is given.
    if (outdated?.what !== this.#outdated?.what) this.#outdated = outdated
    for (const changed of this.#listeners) changed()
  }

  #follow(basis: Basis): void {
    const { packet } = this.#basis
    const { revision, rubricId, rubricVersion } = basis.packet
    const moved =
      packet.revision !== revision ||
      packet.rubricId !== rubricId ||
      packet.rubricVersion !== rubricVersion
    // The same object while it is the same packet: what is under way tells by it that nothing moved.
    this.#basis = moved ? basis : { ...basis, packet }
    if (moved) this.#show(this.#state)
  }

  /** Reads and writes of the journal go one after the other, here alone. */
  #start(): void {
    if (this.#work === null && (this.#dirty || this.#look)) this.#work = this.#run()
  }

  async #run(): Promise<void> {
    clearTimeout(this.#retry)
    let goOn = true
    while (goOn && (this.#dirty || this.#look)) {
      goOn = await (this.#dirty ? this.#save() : this.#read())
    }
    // In one step with the last look at `#dirty`, or a change made in between would wait for ever.
    this.#work = null
  }

  /** @returns whether it could be read; it is tried again where not */
  async #read(): Promise<boolean> {
    this.#look = false
    try {
      await this.#takeOver('saved')
      return true
    } catch (error) {
      this.#look = true
      this.#fail('draft-unreadable', error)
      return false
    }
  }

  /** Shows what the journal has, unless something was changed here meanwhile. */
  async #takeOver(state: DraftState): Promise<void> {
    const { draft, seen, damaged } = await this.#find()
    const isUnread = typeof this.#state === 'object' && this.#state.code === 'draft-unreadable'
    if (this.#dirty || (sameDraft(seen, this.#seen) && !isUnread)) return
    this.#draft = draft
    this.#seen = seen
    this.#show(damaged ?? state)
  }

  async #find(): Promise<FoundDraft> {
    const { journal, keys } = this.#store
    return readDraft(keys, await journal.drafts.get(this.#basis.packet.id))
  }

  async #save(): Promise<boolean> {
    const next = this.#draft!
    const waiting = this.#waiting
    const begins = this.#seen === null
    this.#waiting = []
    this.#dirty = false
    this.#own = [...this.#own.slice(-remembered), next]
    try {
      await this.#store.writeDraft(this.#seen, next)
    } catch (error) {
      try {
        if (!(error instanceof ProblemError)) {
          this.#broke = true
          throw error
        }
        await this.#giveWay(error, waiting)
        return true
      } catch (failure) {
        this.#tryAgain(failure, waiting)
        return false
      }
    }
    this.#seen = next
    for (const { resolve } of waiting) resolve()
    if (!this.#dirty) this.#show('saved')
    // The draft is safe without it, and the next start settles what is not settled here.
    if (begins) await settle(this.#store, [this.#basis.packet.id]).catch(() => {})
    return true
  }

  /** Nothing is given up: what could not be written stays on screen and is tried again. */
  #tryAgain(error: unknown, waiting: Waiting[]): void {
    this.#waiting = [...waiting, ...this.#waiting]
    this.#dirty = true
    this.#fail('draft-unwritable', error)
  }

  #fail(code: 'draft-unwritable' | 'draft-unreadable', error: unknown): void {
    this.#show(problem(code, this.#basis.packet.id, String(error)))
    this.#retry = setTimeout(() => this.#start(), retryAfter)
  }

  /**
   * Whether what the journal has is this window's own: a database that breaks while it writes may say
   * that it failed what it has done, or show for a while what is gone when it opens again.
   */
  #isOwn(draft: Draft | null): boolean {
    if (draft === null) return this.#broke
    return this.#own.some((own) => isSameWriting(own, draft))
  }

  /** Takes what the journal has; changes made on top of what was overtaken were of another draft. */
  async #giveWay(error: ProblemError, waiting: Waiting[]): Promise<void> {
    const { draft, seen } = await this.#find()
    if (error.problem.code === 'draft-overtaken' && this.#isOwn(draft)) {
      this.#waiting = [...waiting, ...this.#waiting]
      this.#dirty = true
      this.#seen = seen
      return
    }
    const lost = [...waiting, ...this.#waiting]
    this.#waiting = []
    this.#dirty = false
    this.#draft = draft
    this.#seen = seen
    this.#show(error.problem)
    for (const { reject } of lost) reject(error)
  }
}
