import type { Process, World } from '../engine/world.ts'

type Mode = 'exclusive' | 'shared'
type Options = { mode?: Mode; ifAvailable?: boolean }
type Use = (lock: { name: string; mode: Mode } | null) => unknown
type Entry = { name: string; mode: Mode; process: Process }

/** The Web Locks of one browser; what a process held is free when it ends. */
export class Locks {
  readonly #world: World
  #held: Entry[] = []
  #waiting: (Entry & { grant: () => void })[] = []

  constructor(world: World) {
    this.#world = world
  }

  /** `navigator.locks` as a process finds it. */
  of(process: Process) {
    return {
      request: (name: string, ...given: [Use] | [Options, Use]): Promise<unknown> => {
        const [options, use] = given.length === 1 ? [{}, given[0]] : given
        return this.#request(process, name, options, use)
      },
    }
  }

  #request(process: Process, name: string, options: Options, use: Use): Promise<unknown> {
    const entry: Entry = { name, mode: options.mode ?? 'exclusive', process }
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const run = (lock: Parameters<Use>[0], end: () => void) =>
      this.#world.enqueue(process, () => {
        const used = Promise.resolve().then(() => use(lock))
        used.then(resolve, reject)
        used.then(end, end)
      })
    const grant = () => {
      this.#held.push(entry)
      run(entry, () => {
        this.#held = this.#held.filter((held) => held !== entry)
        this.#next()
      })
    }
    if (options.ifAvailable && !this.#isFree(entry, this.#waiting)) run(null, () => {})
    else this.#waiting.push({ ...entry, grant })
    this.#next()
    return promise
  }

  #isFree({ name, mode }: Entry, before: readonly Entry[]): boolean {
    const isOne = (other: Entry) => other.name === name
    if (before.some(isOne)) return false
    return this.#held.filter(isOne).every((held) => held.mode === 'shared' && mode === 'shared')
  }

  #next(): void {
    const before: Entry[] = []
    for (const waiting of this.#waiting)
      if (this.#isFree(waiting, before)) {
        this.#waiting = this.#waiting.filter((one) => one !== waiting)
        waiting.grant()
      } else before.push(waiting)
  }

  release(process: Process): void {
    this.#held = this.#held.filter((held) => held.process !== process)
    this.#waiting = this.#waiting.filter((waiting) => waiting.process !== process)
    this.#next()
  }
}
