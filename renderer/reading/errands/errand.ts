import { plural, t } from '@lingui/core/macro'
import { fail } from '../../../shared/protocol/problem.ts'
import { OutOfPatience, patience, watch } from '../pdf/watch.ts'

/** What a worker answers: what it was asked for, or what is wrong with the file. */
export type Answer<Result> = { is: 'done'; result: Result } | { is: 'unreadable'; detail: string }

/**
 * Has a worker of its own read a file, and ends it after the answer or when it takes too long: what a
 * file does to it, it does to nobody else. Throws `evidence-unreadable` of the item with this title.
 */
export async function runErrand<Result>(
  title: string,
  start: () => Worker,
  asked: unknown,
  transfer: Transferable[],
): Promise<Result> {
  const worker = start()
  try {
    const answer = await watch(answerOf<Result>(worker, asked, transfer))
    return answer.is === 'done' ? answer.result : fail('evidence-unreadable', title, answer.detail)
  } catch (error) {
    if (!(error instanceof OutOfPatience)) throw error
    const detail = plural(
      { seconds: patience / 1000 },
      { one: 'it took longer than # second', other: 'it took longer than # seconds' },
    )
    return fail('evidence-unreadable', title, detail, error)
  } finally {
    worker.terminate()
  }
}

function answerOf<Result>(worker: Worker, asked: unknown, transfer: Transferable[]) {
  const { promise, resolve } = Promise.withResolvers<Answer<Result>>()
  worker.addEventListener('message', ({ data }: MessageEvent<Answer<Result>>) => resolve(data))
  // Its script did not load, or it ended for want of memory.
  worker.addEventListener('error', () =>
    resolve({ is: 'unreadable', detail: t`the program that reads it has failed` }),
  )
  worker.postMessage(asked, transfer)
  return promise
}
