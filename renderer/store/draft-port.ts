import type { Draft } from '../../shared/model/draft.ts'
import { type Problem, ProblemError } from '../../shared/protocol/problem.ts'
import type { WriteDraft } from './draft-row.ts'
import { type DraftMark, markOf } from './sealed.ts'

/** One write, as it goes to the worker. */
export type DraftOrder = { order: number; seen: DraftMark | null; next: Draft }

/** How it ended: `problem` where the journal refused, `failure` where it could not be written. */
export type DraftDone = { order: number; problem: Problem | null; failure: string | null }

/**
 * Has drafts written by a worker of this window. On the window's own thread, what a key waits for
 * would wait in turn for the screen that the same key has drawn.
 * @param instead writes them on this thread, once the worker cannot be had
 */
export function draftPort(instead: WriteDraft): WriteDraft {
  const waiting = new Map<number, PromiseWithResolvers<void>>()
  let orders = 0
  let lost = false
  const worker = new Worker(new URL('./draft-worker.ts', import.meta.url), {
    type: 'module',
    name: 'drafts',
  })
  worker.addEventListener('message', ({ data }: MessageEvent<DraftDone>) => {
    const { order, problem, failure } = data
    const asked = waiting.get(order)
    waiting.delete(order)
    if (problem !== null) asked?.reject(new ProblemError(problem))
    else if (failure !== null) asked?.reject(new Error(failure))
    else asked?.resolve()
  })
  worker.addEventListener('error', ({ message }) => {
    lost = true
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  })
  return (seen, next) => {
    if (lost) return instead(seen, next)
    orders += 1
    const asked = Promise.withResolvers<void>()
    waiting.set(orders, asked)
    const order: DraftOrder = { order: orders, seen: seen && markOf(seen), next }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's
    worker.postMessage(order)
    return asked.promise
  }
}
