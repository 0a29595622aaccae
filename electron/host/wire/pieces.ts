import { pieceSize } from '../../../shared/model/evidence.ts'

/** Bytes of a file, both counted. */
export type Span = { first: number; last: number }

/** Null for every `Range` but one span, with a beginning and an end, of more than a piece. */
export function readSpan(range: string | null): Span | null {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range ?? '') ?? []
  const span = { first: Number(first), last: Number(last) }
  return last !== undefined && span.last >= span.first + pieceSize ? span : null
}

export const writeRange = ({ first, last }: Span) => `bytes=${first}-${last}`

export const firstPiece = ({ first, last }: Span): Span => ({
  first,
  last: Math.min(last, first + pieceSize - 1),
})

/** How large the file is of which this is the answer to a question for `piece`; null for any other. */
function sizeIn({ status, headers }: Response, { first, last }: Span): string | null {
  const range = headers.get('Content-Range') ?? ''
  const size = range.slice(range.indexOf('/') + 1)
  return status === 206 && range === `bytes ${first}-${last}/${size}` ? size : null
}

/**
 * Answers for a span with one piece after the other: from central records to here there is room for
 * many pieces, and all that was sent and not yet read when the network breaks is sent again. When it
 * breaks, or the next answer is not the next piece, the answer ends early, so that the window still
 * gets what came, and finds out by asking for the rest; where no whole piece came, it breaks too.
 * @param answer of central records, to the question for the span's first piece
 * @param ask asks central records for the next
 * @returns the body, and its `Content-Range`; null where `answer` is not that piece
 */
export function joinPieces(
  span: Span,
  answer: Response,
  ask: (piece: Span) => Promise<Response>,
): { body: ReadableStream<Uint8Array>; range: string } | null {
  const size = sizeIn(answer, firstPiece(span))
  if (size === null || answer.body === null) return null
  let reader = answer.body.getReader()
  let at = span.first
  let askedAt = at

  async function next(): Promise<boolean> {
    const piece = firstPiece({ first: at, last: span.last })
    // An answer without a byte would be asked for again for ever.
    if (at > span.last || at === askedAt) return false
    askedAt = at
    const response = await ask(piece)
    if (sizeIn(response, piece) !== size || response.body === null) {
      await response.body?.cancel()
      return false
    }
    reader = response.body.getReader()
    return true
  }

  async function read(): Promise<Uint8Array | null> {
    for (;;) {
      const { done, value } = await reader.read()
      if (!done) return value
      if (!(await next())) return null
    }
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const bytes = await read()
          if (bytes === null) return controller.close()
          at += bytes.byteLength
          return controller.enqueue(bytes)
        } catch (error) {
          return at - span.first < pieceSize ? controller.error(error) : controller.close()
        }
      },
      cancel: (why) => reader.cancel(why),
    },
    { highWaterMark: 0 },
  )
  return { body, range: `bytes ${span.first}-${span.last}/${size}` }
}
