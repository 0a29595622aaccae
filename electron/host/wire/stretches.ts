import { pieceSize } from '../../../shared/model/evidence.ts'

/** Bytes of a file, both counted. */
export type Span = { first: number; last: number }

/**
 * Bytes that central records are asked for at once, and that this program holds at most for a window
 * that is slow to take them. Asked for a piece at a time, a question cost as much as half its bytes.
 */
export const stretchSize = 4 * pieceSize

/** Null for every `Range` but one span with a beginning and an end. */
export function readSpan(range: string | null): Span | null {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range ?? '') ?? []
  const span = { first: Number(first), last: Number(last) }
  return last !== undefined && span.last >= span.first ? span : null
}

export const writeRange = ({ first, last }: Span) => `bytes=${first}-${last}`

export const firstStretch = ({ first, last }: Span): Span => ({
  first,
  last: Math.min(last, first + stretchSize - 1),
})

/** How large the file is of which this is the answer to a question for `stretch`; null for another. */
function sizeIn({ status, headers }: Response, { first, last }: Span): string | null {
  const range = headers.get('Content-Range') ?? ''
  const size = range.slice(range.indexOf('/') + 1)
  return status === 206 && range === `bytes ${first}-${last}/${size}` ? size : null
}

/**
 * Answers for a span with one stretch after the other. What was sent and not read when the network
 * breaks is sent again, and between central records and here there is room for many stretches: so
 * all of one is read as it comes, however slow the window is, and the next asked for when it was
 * taken. When the network breaks, or the next answer is not the next stretch, the answer ends early:
 * the window still gets all that came, and finds out by asking for the rest. Where nothing came it
 * breaks too.
 * @param answer of central records, to the question for the span's first stretch
 * @param ask asks central records for the next
 * @returns the body, and its `Content-Range`; null where `answer` is not that stretch
 */
export function joinStretches(
  span: Span,
  answer: Response,
  ask: (stretch: Span) => Promise<Response>,
): { body: ReadableStream<Uint8Array>; range: string } | null {
  const size = sizeIn(answer, firstStretch(span))
  if (size === null || answer.body === null) return null
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = answer.body.getReader()
  let at = span.first
  let askedAt = at
  let isOver = false

  /** @returns null when the next answer is not the next stretch */
  async function next(): Promise<typeof reader> {
    askedAt = at
    const stretch = firstStretch({ first: at, last: span.last })
    const response = await ask(stretch)
    if (!isOver && sizeIn(response, stretch) === size && response.body !== null)
      return response.body.getReader()
    await response.body?.cancel()
    return null
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (reader === null) {
      // An answer without a byte would be asked for again for ever.
      if (at > span.last || at === askedAt) return controller.close()
      // It is called again with each part that is taken, and at last with all of them.
      if ((controller.desiredSize ?? 0) < stretchSize) return
      reader = await next()
      if (reader === null) return controller.close()
    }
    const { done, value } = await reader.read()
    if (done) {
      reader = null
      return pull(controller)
    }
    at += value.byteLength
    controller.enqueue(value)
  }

  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) =>
        pull(controller).catch((error: unknown) =>
          at === span.first ? controller.error(error) : controller.close(),
        ),
      cancel: (why) => {
        isOver = true
        return reader?.cancel(why)
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: stretchSize }),
  )
  return { body, range: `bytes ${span.first}-${span.last}/${size}` }
}
