import { ProblemError } from '../../shared/protocol/problem.ts'

// "Internal error opening backing store" is often over in a moment, while the process before this
// one is still letting go of its files.
const pauses = [100, 400, 1600]

/** Tries again a few times what a database would not do; a problem of ours is final. */
export async function insist<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof ProblemError) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return attempt()
}
