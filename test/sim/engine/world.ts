import { createHash } from 'node:crypto'
import { microtasksDone } from './microtasks.ts'
import { createRandom, type Random } from '../../../shared/rules/random.ts'

/** What runs somewhere and can be ended in the middle: a host, a window, a worker, a server. */
export type Process = { name: string; alive: boolean; tasks: (() => void)[] }

type Timer = { due: number; number: number; process: Process; run: () => void }

/** Milliseconds that one task takes: time goes on while programs work. */
const taskTime = 0.05

/** A simulation with more tasks than this does not come to rest. */
const mostTasks = 2_000_000

/**
 * All time and all asynchrony of a simulation. One task of one process runs at a time, with all that
 * follows from it before the next task: so a program can be ended between any two awaits, and the
 * same seed gives the same order again.
 */
export class World {
  /** Milliseconds since the simulation began. */
  now = 0
  /** Tasks that were run. */
  tasks = 0
  /** In which process code runs now. */
  current: Process | null = null
  #random: Random
  #processes: Process[] = []
  #timers: Timer[] = []
  #timerNumber = 0
  #outside: { process: Process; settled: Promise<() => void> }[] = []
  #trace = createHash('sha256')
  #failure: { error: unknown } | null = null

  constructor(seed: number) {
    this.#random = createRandom(seed)
  }

  /** Makes chance go on from a seed, so that what happens next does not hang on what was before. */
  reseed(seed: number): void {
    this.#random = createRandom(seed)
  }

  /** From 0 up to 1. */
  random(): number {
    return this.#random.next()
  }

  /** A whole number from 0 up to below `most`. */
  below(most: number): number {
    return this.#random.below(most)
  }

  pick<Item>(items: readonly Item[]): Item {
    return this.#random.pick(items)
  }

  start(name: string): Process {
    const process = { name, alive: true, tasks: [] }
    this.#processes.push(process)
    return process
  }

  /** Ends a process like a crash: nothing that it waited for will ever come. */
  kill(process: Process): void {
    process.alive = false
    process.tasks = []
    this.#processes = this.#processes.filter((one) => one !== process)
    this.#timers = this.#timers.filter((timer) => timer.process !== process)
  }

  enqueue(process: Process, run: () => void): void {
    if (process.alive) process.tasks.push(run)
  }

  /** @returns ends it */
  timer(process: Process, milliseconds: number, run: () => void): () => void {
    if (!process.alive) return () => {}
    const due = this.now + Math.max(0, Number.isFinite(milliseconds) ? milliseconds : 0)
    const timer = { due, number: (this.#timerNumber += 1), process, run }
    const at = this.#timers.findIndex((other) => other.due > due)
    this.#timers.splice(at < 0 ? this.#timers.length : at, 0, timer)
    return () => {
      const index = this.#timers.indexOf(timer)
      if (index >= 0) this.#timers.splice(index, 1)
    }
  }

  /**
   * What really happens outside (a cipher of the platform): waited for before the next task, and
   * handed back in the order in which it was asked for, not in that in which it was done.
   */
  outside<Result>(begin: () => Promise<Result>): Promise<Result> {
    const process = this.#here()
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const settled = begin().then(
      (result) => () => resolve(result),
      (error: unknown) => () => reject(error),
    )
    this.#outside.push({ process, settled })
    return promise
  }

  #here(): Process {
    if (this.current !== null) return this.current
    const error = new Error('code of a simulation runs outside of its tasks')
    this.fail(error)
    throw error
  }

  /** As `setImmediate` in the process that runs now. */
  soon(run: () => void): void {
    this.enqueue(this.#here(), run)
  }

  /** What happened, in order; the same seed must give the same. */
  note(text: string): void {
    this.#trace.update(`${this.now.toFixed(2)} ${text}\n`)
  }

  trace(): string {
    return this.#trace.copy().digest('hex')
  }

  /** Runs an async function in a process; `done` gets its result there unless the process ends. */
  run<Result>(
    process: Process,
    work: () => Promise<Result>,
    done: (result: Result) => void,
    failed: (error: unknown) => void,
  ): void {
    this.enqueue(process, () => {
      void this.#finish(work, done, failed)
    })
  }

  async #finish<Result>(
    work: () => Promise<Result>,
    done: (result: Result) => void,
    failed: (error: unknown) => void,
  ): Promise<void> {
    let finish: () => void
    try {
      const result = await work()
      finish = () => done(result)
    } catch (error) {
      finish = () => failed(error)
    }
    try {
      finish()
    } catch (error) {
      this.fail(error)
    }
  }

  /** Ends the simulation with an error: a broken invariant, or a fault of the simulation itself. */
  fail(error: unknown): void {
    this.#failure ??= { error }
  }

  /** One task. @returns whether there was one, or any time to come. @throws what `fail` was given */
  async step(): Promise<boolean> {
    if (this.#outside.length > 0) await this.#finishOutside()
    this.#fire()
    let ready = this.#processes.filter(({ tasks }) => tasks.length > 0)
    if (ready.length === 0) {
      const [next] = this.#timers
      if (next === undefined) return false
      this.now = Math.max(this.now, next.due)
      this.#fire()
      ready = this.#processes.filter(({ tasks }) => tasks.length > 0)
    }
    const process = ready.length === 1 ? ready[0]! : this.pick(ready)
    const task = process.tasks.shift()!
    this.tasks += 1
    if (this.tasks > mostTasks) throw new Error(`${process.name} does not come to rest`)
    this.now += taskTime
    this.#trace.update(process.name)
    this.current = process
    try {
      task()
    } catch (error) {
      this.fail(error)
    }
    await microtasksDone()
    this.current = null
    if (this.#failure) throw this.#failure.error
    return true
  }

  #fire(): void {
    let due = 0
    while (due < this.#timers.length && this.#timers[due]!.due <= this.now) due += 1
    for (const { process, run } of this.#timers.splice(0, due)) this.enqueue(process, run)
  }

  async #finishOutside(): Promise<void> {
    const asked = this.#outside
    this.#outside = []
    const settled = await Promise.all(asked.map(({ settled }) => settled))
    asked.forEach(({ process }, index) => this.enqueue(process, settled[index]!))
  }

  /** Runs so many tasks, or until nothing is left to do. */
  async runTasks(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) if (!(await this.step())) return
  }

  /** Runs until a moment, or until `enough`. */
  async runUntil(moment: number, enough: () => boolean = () => false): Promise<void> {
    while (this.now < moment && !enough()) {
      if (!(await this.step())) {
        this.now = moment
        return
      }
    }
  }
}
