import { LineAnswer, type LineAsk, linePath } from '../../shared/protocol/line.ts'
import type { Fetch } from './ask.ts'

/** Milliseconds between tries to have a line. */
const pause = 1000

type Waiting = { resolve: (answer: Response) => void; reject: (error: unknown) => void }

type Line = { ask: (asked: Omit<LineAsk, 'ask'>) => Promise<Response> | null }

/**
 * A fetch that posts to these paths over the line where there is one, and by a request of its own
 * where there is none, or where it broke before the answer: only what may be asked twice.
 * @param origin of the host, `http://…`
 */
export function fetchOnLine(origin: string, paths: readonly string[], otherwise: Fetch): Fetch {
  const line = openLine(origin)
  return async (input, init) => {
    const body = init?.method === 'POST' ? init.body : null
    const carried = typeof input === 'string' && typeof body === 'string' && paths.includes(input)
    const asking = carried ? line.ask({ path: input, body }) : null
    return (await asking?.catch(() => null)) ?? otherwise(input, init)
  }
}

/** An answer that is here whole: to read it out of a stream would take another millisecond. */
class Answered extends Response {
  readonly #body: string

  constructor({ body, status }: LineAnswer) {
    super(body, { status })
    this.#body = body
  }

  override async json(): Promise<unknown> {
    return JSON.parse(this.#body)
  }
}

function openLine(origin: string): Line {
  const address = new URL(linePath, origin.replace(/^http/, 'ws'))
  const waiting = new Map<number, Waiting>()
  let socket: WebSocket
  let dialledAt = 0
  let asks = 0

  function dial(): void {
    dialledAt = performance.now()
    const dialled = new WebSocket(address)
    socket = dialled
    dialled.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const answer = LineAnswer.parse(JSON.parse(data))
      waiting.get(answer.ask)?.resolve(new Answered(answer))
      waiting.delete(answer.ask)
    })
    dialled.addEventListener('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('the line broke'))
      waiting.clear()
    })
  }

  dial()
  return {
    ask(asked) {
      if (socket.readyState !== WebSocket.OPEN) {
        const over = socket.readyState === WebSocket.CLOSED
        if (over && performance.now() - dialledAt > pause) dial()
        return null
      }
      asks += 1
      const { promise, ...settle } = Promise.withResolvers<Response>()
      waiting.set(asks, settle)
      socket.send(JSON.stringify({ ask: asks, ...asked } satisfies LineAsk))
      return promise
    },
  }
}
