import type { Judgement, SignedDecision } from '../../shared/model/decision.ts'
import type { Receipt } from '../../shared/model/receipt.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import type { Change } from '../../shared/protocol/changes.ts'
import type { SignRequest } from '../../shared/protocol/host.ts'
import { type Problem, problem } from '../../shared/protocol/problem.ts'
import type { Times } from '../../shared/protocol/times.ts'
import type { Fetch } from '../store/ask.ts'
import { decisionIn } from '../store/decisions.ts'
import { sha256 } from '../store/hash.ts'

const uuid = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** The text that a request sends. */
export const textOf = (init: RequestInit | undefined) =>
  typeof init?.body === 'string' ? init.body : ''

type Answerer = (
  path: string,
  init: RequestInit | undefined,
) => Response | Promise<Response | null> | null

/**
 * A host and central records behind it, small enough to be steered: each path answers as the
 * protocol says, from what the test put in, unless `instead` answers in its place.
 */
export class ScriptedCentral {
  epoch = uuid(0xe1)
  enrolled = true
  /** Whether the office asks for sums of time. */
  timeSums = false
  /** Sums of time that were taken, newest last. */
  times: Times[] = []
  /** All that changed, in order; a cursor is a place in it. */
  feed: Change[] = []
  pageSize = 100
  blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  /** In bytes, what the disk has free. */
  disk = 1e12
  /** The host's decisions file. */
  filed: SignedDecision[] = []
  /** What the window told for the activity log. */
  activity: WindowActivity[] = []
  ledger = new Map<string, { decision: SignedDecision; receipt: Receipt }>()
  /** Requests to central records, newest last. */
  asked: string[] = []
  /** Sizes of the batches of decisions that came. */
  batches: number[] = []
  instead: Answerer = () => null

  fetch: Fetch = async (input, init) => {
    const path = input instanceof Request ? input.url : input.toString()
    if (path.startsWith('/central')) this.asked.push(path)
    init?.signal?.throwIfAborted()
    return (await this.instead(path, init)) ?? this.answer(path, init)
  }

  async answer(path: string, init?: RequestInit): Promise<Response> {
    const url = new URL(path, 'http://desk.test')
    const body: unknown = init?.body ? JSON.parse(textOf(init)) : null
    if (url.pathname === '/host/session') return Response.json(this.#session())
    if (url.pathname === '/host/activity') {
      this.activity.push(...(body as { events: WindowActivity[] }).events)
      return new Response(null, { status: 204 })
    }
    if (url.pathname === '/host/storage') return Response.json({ free: this.disk })
    if (url.pathname === '/host/decisions' && init?.method === 'POST')
      return this.#sign(body as SignRequest)
    if (url.pathname === '/host/decisions' && init?.method === 'PUT') {
      // As the host: only what follows what it has.
      for (const signed of (body as { decisions: SignedDecision[] }).decisions)
        if (decisionIn({ signed }).sequence === this.filed.length + 1) this.filed.push(signed)
      return Response.json({ whole: this.filed.length })
    }
    if (url.pathname === '/host/decisions') return this.#file(url)
    if (url.pathname === '/central/v1')
      return this.data({ service: uuid(0x5e), name: 'Test', demonstration: true })
    if (url.pathname === '/central/v1/changes') return this.#changes(url.searchParams)
    if (url.pathname.startsWith('/central/v1/evidence/'))
      return this.#evidence(url.pathname.split('/').at(-1)!, new Headers(init?.headers))
    if (url.pathname === '/central/v1/decisions') {
      const { decisions } = body as { decisions: SignedDecision[] }
      this.batches.push(decisions.length)
      return this.data({ verdicts: decisions.map((decision) => this.judge(decision)) })
    }
    if (url.pathname === '/central/v1/times') {
      if (this.timeSums) this.times.push(body as Times)
      return this.data({ taken: this.timeSums })
    }
    if (url.pathname === '/central/v1/decisions/reconcile')
      return this.#reconcile((body as { decisions: { id: string; hash: string }[] }).decisions)
    return this.problem(problem('path-unknown', url.pathname))
  }

  data(data: unknown): Response {
    return Response.json({ protocol: 1, epoch: this.epoch, serverTime: this.#time, data })
  }

  problem(problem: Problem, headers: Record<string, string> = {}): Response {
    const body = { protocol: 1, epoch: this.epoch, serverTime: this.#time, problem }
    return Response.json(body, { status: problem.status, headers })
  }

  /** As the host: what goes before it must be in the file. */
  async #sign({ judgement, last }: SignRequest): Promise<Response> {
    if (last !== null && !this.filed.some(({ id }) => id === last))
      return this.problem(problem('file-behind', judgement.packetId))
    return Response.json(await this.sign(judgement))
  }

  async sign(judgement: Judgement): Promise<SignedDecision> {
    const before = this.filed.find(({ id }) => id === judgement.id)
    if (before) return before
    const sequence = this.filed.length + 1
    const canonical = JSON.stringify({
      ...judgement,
      format: 1,
      deviceId: uuid(0xd1),
      reviewerId: 'R-1',
      sequence,
      previousHash: this.filed.at(-1)?.hash ?? null,
    })
    const hash = await sha256(new TextEncoder().encode(canonical))
    const signed = { id: judgement.id, canonical, hash, signature: 'A'.repeat(86) }
    this.filed.push(signed)
    return signed
  }

  judge(decision: SignedDecision): unknown {
    const { id } = decision
    const here = this.ledger.get(id)
    if (here) return { status: 'duplicate', id, receipt: here.receipt }
    const receipt = this.receipt(decision)
    this.ledger.set(id, { decision, receipt })
    return { status: 'accepted', id, receipt }
  }

  receipt({ id, hash }: SignedDecision, conflict: Receipt['conflict'] = null): Receipt {
    const receiptId = `RC-${Number.parseInt(id.slice(-4), 16)}`
    return {
      id: receiptId,
      decisionId: id,
      hash,
      receivedAt: this.#time,
      tookEffect: conflict === null,
      conflict,
      rubricVersion: null,
    }
  }

  readonly #time = '2026-11-24T09:00:00.000Z'

  #session() {
    return {
      version: '0',
      shell: 'browser',
      enrolment: this.enrolled
        ? {
            service: uuid(0x5e),
            address: 'https://central.test/',
            deviceId: uuid(0xd1),
            deviceName: 'Laptop',
            reviewer: { id: 'R-1', name: 'Reviewer' },
            expiresAt: '2027-11-24T09:00:00.000Z',
            demonstration: true,
          }
        : null,
      vault: {
        state: 'open',
        kind: 'demonstration',
        keyId: uuid(0xce),
        noKeychain: null,
        destroyed: null,
      },
      leaseDays: null,
      timeSums: this.timeSums,
      interrupted: null,
    }
  }

  #file(url: URL): Response {
    const after = Number(url.searchParams.get('after'))
    const decisions = this.filed.slice(after, after + 2)
    const more = after + 2 < this.filed.length
    return Response.json({ decisions, more, whole: this.filed.length, damaged: false })
  }

  #changes(query: URLSearchParams): Response {
    const since = query.get('since')
    const [life, place] = since?.split('/') ?? [this.epoch, '0']
    if (life !== this.epoch) return this.problem(problem('start-over'))
    const at = Number(place)
    const changes = this.feed.slice(at, at + this.pageSize)
    const end = at + changes.length
    return this.data({
      changes,
      cursor: `${this.epoch}/${end}`,
      more: end < this.feed.length,
    })
  }

  #evidence(hash: string, headers: Headers): Response {
    const bytes = this.blobs.get(hash)
    if (bytes === undefined) return this.problem(problem('evidence-unknown', hash))
    const etag = `"${hash}"`
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.get('range') ?? '') ?? []
    if (first === undefined) return new Response(bytes, { headers: { etag } })
    const range = `bytes ${first}-${last}/${bytes.length}`
    return new Response(bytes.slice(Number(first), Number(last) + 1), {
      status: 206,
      headers: { etag, 'content-range': range },
    })
  }

  #reconcile(asked: { id: string; hash: string }[]): Response {
    const known: Receipt[] = []
    const unknown: string[] = []
    const differing: string[] = []
    for (const { id, hash } of asked) {
      const entry = this.ledger.get(id)
      if (!entry) unknown.push(id)
      else if (entry.receipt.hash === hash) known.push(entry.receipt)
      else differing.push(id)
    }
    return this.data({ known, unknown, differing })
  }
}
