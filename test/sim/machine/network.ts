import { problem } from '../../../shared/protocol/problem.ts'
import type { Process, World } from '../engine/world.ts'
import type { Answer, Ask } from '../records/service.ts'
import type { Central } from './central.ts'

/** At a `gate` what is asked comes through, and what is handed in is looked at and mostly refused. */
export type Weather = 'good' | 'bad' | 'none' | 'portal' | 'gate'

/** What becomes of one request in bad weather. */
const fates = [
  'arrives',
  'arrives',
  'arrives',
  'request lost',
  'answer lost',
  'answer lost',
  'doubled',
  'late',
  'answer late',
  'cut short',
  'portal',
  'refused on the way',
  'receipts for something else',
] as const
type Fate = (typeof fates)[number]

/** What becomes of decisions at a gate; others have no part in it. */
const gateFates: readonly Fate[] = [
  'arrives',
  'refused on the way',
  'refused on the way',
  'refused on the way',
  'portal',
  'receipts for something else',
]
const decisionsPath = '/v1/decisions'

const text = (body: string) => new TextEncoder().encode(body)

const stampTime = '2026-11-24T09:00:00.000Z'

/** What a box between the two answers in place of central records. */
const refusals = [401, 403, 404, 409, 413, 422, 429, 500, 503] as const

function page(status: number): Answer {
  const headers = { 'content-type': 'text/html' }
  return { status, headers, body: text('<html><title>Welcome, please sign in</title></html>') }
}

/** The way between the workstations and central records, with all that can happen on one. */
export class Network {
  readonly #world: World
  readonly #central: Central
  /** Outlives the workstations: what is on its way arrives when its sender is gone. */
  readonly #way: Process

  constructor(world: World, central: Central) {
    this.#world = world
    this.#central = central
    this.#way = world.start('network')
  }

  #fate(weather: Weather, path: string): Fate {
    switch (weather) {
      case 'good':
        return 'arrives'
      case 'none':
        return 'request lost'
      case 'portal':
        return 'portal'
      case 'gate':
        return path === decisionsPath ? this.#world.pick(gateFates) : 'arrives'
      case 'bad':
        return this.#world.pick(fates)
    }
  }

  /** Milliseconds of one way. */
  #latency(slow: boolean): number {
    return slow ? 1000 * (1 + this.#world.below(600)) : 1 + this.#world.random() * 80
  }

  #later(slow: boolean, run: () => void): void {
    this.#world.timer(this.#way, this.#latency(slow), run)
  }

  /** Sends a request from a process; what comes back comes as a task of that process. */
  send(from: Process, weather: Weather, ask: Ask, signal: AbortSignal | null): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const back = (slow: boolean, settle: () => void) =>
      this.#later(slow, () => this.#world.enqueue(from, settle))
    const fail = (error: Error) => back(false, () => reject(error))
    // The request may be on its way all the same.
    signal?.addEventListener('abort', () => reject(signal.reason as Error))

    const fate = this.#fate(weather, ask.path)
    this.#world.note(`${from.name} ${ask.method} ${ask.path} ${fate}`)
    const deliver = (slow: boolean, answered: (answer: Answer) => void) =>
      this.#later(slow, () => this.#central.receive(ask, answered, fail))
    const answer = (slow: boolean) => (given: Answer) => back(slow, () => resolve(given))

    switch (fate) {
      case 'request lost':
        fail(new Error('the network is gone'))
        break
      case 'answer lost':
        deliver(false, () => fail(new Error('the network is gone')))
        break
      case 'doubled':
        deliver(false, answer(false))
        deliver(true, () => {})
        break
      case 'late':
        deliver(true, answer(false))
        break
      case 'answer late':
        deliver(false, answer(true))
        break
      case 'cut short':
        deliver(false, (given) => answer(false)(this.#cut(given)))
        break
      case 'portal':
        back(false, () => resolve(page(200)))
        break
      case 'refused on the way':
        back(false, () => resolve(this.#refuse()))
        break
      case 'receipts for something else':
        back(false, () => resolve(this.#mistake(ask)))
        break
      default:
        deliver(false, answer(false))
    }
    return promise
  }

  #cut(given: Answer): Answer {
    return { ...given, body: given.body.subarray(0, this.#world.below(given.body.length)) }
  }

  /** Says that it took what was sent, but names other bytes. */
  #mistake({ path, body }: Ask): Answer {
    if (path !== decisionsPath) return this.#refuse()
    const { decisions } = JSON.parse(body) as { decisions: { id: string }[] }
    const hash = '0'.repeat(64)
    const receivedAt = stampTime
    const verdicts = decisions.map(({ id }) => ({
      status: 'accepted',
      id,
      receipt: {
        id: 'L-0',
        decisionId: id,
        hash,
        receivedAt,
        tookEffect: true,
        conflict: null,
        rubricVersion: null,
      },
    }))
    return { status: 200, headers: {}, body: text(this.#stamped({ data: { verdicts } })) }
  }

  #stamped(rest: object): string {
    const { epoch } = this.#central.state
    return JSON.stringify({ protocol: 1, epoch, serverTime: stampTime, ...rest })
  }

  /** Mostly with a body that reads like central records' own, which is the worst there can be. */
  #refuse(): Answer {
    const status = this.#world.pick(refusals)
    if (this.#world.below(4) === 0) return page(status)
    const why = status === 401 ? problem('token-unknown') : problem('decision-malformed')
    const body = this.#stamped({ problem: { ...why, status } })
    const headers = status === 429 || status === 503 ? { 'retry-after': '30' } : undefined
    return { status, headers: headers ?? {}, body: text(body) }
  }
}
