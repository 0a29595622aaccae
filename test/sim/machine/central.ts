import type { Process, World } from '../engine/world.ts'
import { type Answer, type Ask, createService } from '../records/service.ts'
import { emptyState, type State } from '../records/state.ts'
import { beginning, uuidOf } from './globals.ts'

/** Central records as a program that can end and start again; what it had committed stays. */
export class Central {
  readonly #world: World
  readonly codes = new Map<string, string>()
  readonly blobs = new Map<string, Uint8Array>()
  state: State
  pageSize = 4
  #process: Process
  #backup: State | null = null
  /** After that a full sync tells what is there, and not why something is not. */
  restored = false
  /** Ends what waits for an answer of a service that is gone. */
  #waiting = new Set<(error: Error) => void>()

  constructor(world: World) {
    this.#world = world
    this.state = emptyState(uuidOf(world), uuidOf(world))
    this.#process = world.start('central')
  }

  #serve() {
    const process = this.#process
    return createService({
      state: () => this.state,
      now: () => new Date(beginning + Math.floor(this.#world.now)),
      newId: () => uuidOf(this.#world),
      codes: this.codes,
      blobs: this.blobs,
      pageSize: () => this.pageSize,
      pause: () => new Promise((resolve) => this.#world.enqueue(process, resolve)),
    })
  }

  /** Answers in its own process. @param done is called there too */
  receive(ask: Ask, done: (answer: Answer) => void, lost: (error: Error) => void): void {
    const gone = (error: Error) => {
      this.#waiting.delete(gone)
      lost(error)
    }
    this.#waiting.add(gone)
    const serve = this.#serve()
    this.#world.run(
      this.#process,
      () => serve(ask),
      (answer) => {
        this.#waiting.delete(gone)
        done(answer)
      },
      (error) => this.#world.fail(error),
    )
  }

  /** Ends it between two transactions, and starts it again. */
  restart(): void {
    this.#world.kill(this.#process)
    this.#process = this.#world.start('central')
    for (const gone of this.#waiting) gone(new Error('the connection was reset'))
  }

  backUp(): void {
    this.#backup = structuredClone(this.state)
  }

  /** What was decided since the backup is gone; devices that the office shut out stay so. */
  restore(): boolean {
    if (this.#backup === null) return false
    this.restored = true
    this.restart()
    const { devices } = this.state
    this.state = structuredClone(this.#backup)
    this.state.devices = devices
    this.state.feed = []
    this.state.epoch = uuidOf(this.#world)
    return true
  }
}
