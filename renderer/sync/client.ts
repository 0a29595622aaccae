import * as z from 'zod'
import type { SignedDecision } from '../../shared/model/decision.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { Changes, changesLimit, laterTypes } from '../../shared/protocol/changes.ts'
import { Reconciled, Verdict } from '../../shared/protocol/decisions.ts'
import {
  AnyAnswer,
  Answer,
  Failure,
  Hello,
  protocolVersion,
} from '../../shared/protocol/envelope.ts'
import { centralPrefix, HostFailure } from '../../shared/protocol/host.ts'
import { fail, type Problem, ProblemError } from '../../shared/protocol/problem.ts'
import { type Times, TimesTaken } from '../../shared/protocol/times.ts'
import { tellActivity } from '../store/activity.ts'
import { type Fetch, posting } from '../store/ask.ts'
import { EpochChanged, Refusal } from './failures.ts'
import { heedSilence } from './silence.ts'

/** Milliseconds after which an answer is not waited for any more. */
const patience = 60_000

/** Of a file: from `begin` up to, not including, `end`. */
type Part = { begin: number; end: number }

/** Central records as the workstation asks them, through the host of this window. */
export type Client = ReturnType<typeof createClient>

type Options = {
  fetch: Fetch
  /** How messages name central records. */
  address: string
  /** The life of central records that the journal was last compared with; null before the first. */
  epoch: string | null
  /** Is told when an answer is long in coming, and when it has come after all. */
  onSilence?: (isSilent: boolean) => void
}

/** What is wrong with a body, in one line. */
const misfit = (error: z.ZodError) => {
  const [issue] = error.issues
  return issue ? `${issue.path.join('.') || 'the whole'}: ${issue.message}` : 'unknown'
}

/** Seconds in a `Retry-After`, of which both forms are allowed; null where there is none. */
export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1000)
}

export function createClient({ fetch, address, epoch, onSilence = () => {} }: Options) {
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(`${centralPrefix}/v1${path}`, init)
    } catch (error) {
      init.signal?.throwIfAborted()
      return fail('host-unreachable', null, '', error)
    }
  }

  const refuse = (problem: Problem, response: Response) => {
    throw new Refusal(problem, response.status, retryAfter(response.headers.get('retry-after')))
  }

  /**
   * Reads an answer in the order in which it can be trusted: whose it is, which version it speaks,
   * of which life of central records, whether it says what was asked for.
   */
  async function read<Data extends z.ZodType>(
    response: Response,
    about: string,
    data: Data,
  ): Promise<z.infer<Data>> {
    const text = await response.text().catch((error: unknown) => {
      return fail('central-unreachable', address, '', error)
    })
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch (error) {
      return fail('not-central', address, '', error)
    }
    const any = AnyAnswer.safeParse(body)
    if (!any.success) {
      const failure = HostFailure.safeParse(body)
      if (failure.success) return refuse(failure.data.problem, response)
      return fail('not-central', address)
    }
    if (any.data.protocol !== protocolVersion)
      fail('other-version', address, `${any.data.protocol} instead of ${protocolVersion}`)
    if (client.epoch !== null && any.data.epoch !== client.epoch)
      throw new EpochChanged(any.data.epoch)
    client.epoch = any.data.epoch
    const failure = Failure.safeParse(body)
    if (failure.success) return refuse(failure.data.problem, response)
    const answer = Answer(data).safeParse(body)
    if (!answer.success) fail('answer-misfit', about, misfit(answer.error))
    return (answer.data as { data: z.infer<Data> }).data
  }

  const ask = <Data extends z.ZodType>(
    ...asked: [path: string, about: string, data: Data, init?: RequestInit]
  ): Promise<z.infer<Data>> => heedSilence(exchange(...asked), onSilence)

  async function exchange<Data extends z.ZodType>(
    path: string,
    about: string,
    data: Data,
    init: RequestInit = {},
  ): Promise<z.infer<Data>> {
    const response = await send(path, { ...init, signal: AbortSignal.timeout(patience) }).catch(
      (error: unknown) => {
        if (error instanceof ProblemError) throw error
        return fail('central-unreachable', address, '', error)
      },
    )
    return read(response, about, data)
  }

  const client = {
    address,

    /** The life of central records that answers; anything of another is thrown, never handed on. */
    epoch,

    /** Has the host note what came of what was sent. */
    tell: (events: WindowActivity[]) => tellActivity(fetch, events),

    hello: () => ask('', 'themselves', Hello),

    changes: (since: string | null) => {
      const query = new URLSearchParams({ limit: String(changesLimit.most) })
      if (since !== null) query.set('since', since)
      query.set('knows', laterTypes.join())
      return ask(`/changes?${query}`, 'changes', Changes)
    },

    /** Verdicts that make sense, by decision id; one that does not must not hide the others. */
    decide: async (decisions: SignedDecision[]): Promise<Map<string, Verdict>> => {
      const shape = z.object({ verdicts: z.array(z.unknown()) })
      const init = posting({ decisions })
      const { verdicts } = await ask('/decisions', 'decisions', shape, init)
      return new Map(
        verdicts.flatMap((item) => {
          const verdict = Verdict.safeParse(item)
          return verdict.success ? [[verdict.data.id, verdict.data] as const] : []
        }),
      )
    },

    reconcile: (decisions: { id: string; hash: string }[]): Promise<Reconciled> =>
      ask('/decisions/reconcile', 'decisions', Reconciled, posting({ decisions })),

    times: (sums: Times): Promise<z.infer<typeof TimesTaken>> =>
      ask('/times', 'sums of time', TimesTaken, posting(sums)),

    /**
     * A part of a file of evidence; the bytes are not trusted before they are hashed.
     * @returns the part that is answered: all of the file where something on the way knows no parts
     */
    evidence: async (
      { sha256, size }: { sha256: string; size: number },
      { begin, end }: Part,
      signal: AbortSignal,
    ): Promise<Part & { response: Response }> => {
      const etag = `"${sha256}"`
      const headers = { range: `bytes=${begin}-${end - 1}`, 'if-range': etag }
      // The library keeps the bytes; the browser's cache must not keep them a second time.
      const init: RequestInit = { headers, signal, cache: 'no-store' }
      const response = await send(`/evidence/${sha256}`, init)
      if (!response.ok) {
        await read(response, `evidence ${sha256}`, z.never())
        fail('not-central', address)
      }
      // Its own name on the bytes tells them from a portal's page, which would count as damaged.
      if (response.headers.get('etag') !== etag) fail('not-central', address)
      if (response.status === 206) {
        const expected = `bytes ${begin}-${end - 1}/${size}`
        const range = response.headers.get('content-range')
        if (range !== expected)
          fail('answer-misfit', `evidence ${sha256}`, `range ${range} instead of ${expected}`)
        return { begin, end, response }
      }
      return { begin: 0, end: size, response }
    },
  }
  return client
}
