import type { Answer } from './errand.ts'
import { Unreadable } from './unreadable.ts'

/** A worker's side of an errand: answers the one question that it is started for. */
export function serveErrand<Result>(
  read: (asked: unknown) => Promise<Result>,
  transferOf: (result: Result) => Transferable[] = () => [],
) {
  const answer = (given: Answer<Result>, transfer: Transferable[]) =>
    postMessage(given, { transfer })
  const run = async (asked: unknown) => {
    try {
      const result = await read(asked)
      answer({ is: 'done', result }, transferOf(result))
    } catch (error) {
      // What a library throws of a broken file is in words of its own making, not for reviewers.
      const detail = error instanceof Unreadable ? error.message : 'it is damaged'
      answer({ is: 'unreadable', detail }, [])
    }
  }
  addEventListener('message', ({ data }: MessageEvent<unknown>) => void run(data), {
    once: true,
  })
}
