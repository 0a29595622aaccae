import { type Problem, ProblemError } from '../../shared/protocol/problem.ts'

/** A problem that central records, or the host in their place, answered with. */
export class Refusal extends ProblemError {
  readonly status: number
  /** Seconds that they ask to wait; null when they did not say. */
  readonly retryAfter: number | null

  constructor(problem: Problem, status: number, retryAfter: number | null) {
    super(problem)
    this.name = 'Refusal'
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** Central records answered out of another life than the one that the journal was compared with. */
export class EpochChanged extends Error {
  readonly epoch: string

  constructor(epoch: string) {
    super('central records were restored from a backup')
    this.name = 'EpochChanged'
    this.epoch = epoch
  }
}

/** Problems of the way to central records, as against problems that they have with something. */
const ofNetwork = new Set(['central-unreachable', 'not-central', 'host-unreachable'])

export const isOffline = ({ code }: Problem) => ofNetwork.has(code)
