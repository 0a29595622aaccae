import type { Answer } from './errand.ts'
import { Unreadable } from './unreadable.ts'

/** A worker's side of an errand: answers the one question that it is started for. */
export function serveErrand<Result>(
  read: (bytes: ArrayBuffer) => Promise<Result>,
  transferOf: (result: Result) => Transferable[] = () => [],
) {
  const answer = (given: Answer<Result>, transfer: Transferable[]) =>
    postMessage(given, { transfer })
  const run = async (bytes: ArrayBuffer) => {
    try {
      const result = await read(bytes)
      answer({ is: 'done', result }, transferOf(result))
    } catch (error) {
      // What a library throws of a broken file is in words of its own making, not for reviewers.
      const detail = error instanceof Unreadable ? error.message : 'it is damaged'
      answer({ is: 'unreadable', detail }, [])
    }
  }
  addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => void run(data), {
    once: true,
  })
}
