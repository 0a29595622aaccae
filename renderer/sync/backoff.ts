/** In milliseconds. */
const shortest = 1000
export const longest = 5 * 60_000
/** While nobody answers: the question is light, and somebody who is back online must not wait. */
export const probing = 10_000
/** However long they ask to be left alone, a device that is looked at daily asks again. */
const longestAsked = 60 * 60_000

/**
 * How long to wait after a failure: somewhere between one second and a limit that doubles with each
 * failure, so that a room full of devices does not come back all at once.
 * @param failures in a row, the last one counted; 1 after the first
 * @param random from 0 up to 1
 * @param retryAfter seconds that central records asked for, which is then the least
 * @param most milliseconds up to which the limit grows
 * @returns milliseconds
 */
export function backoff(
  failures: number,
  random: number,
  retryAfter: number | null,
  most: number,
): number {
  const limit = Math.min(most, shortest * 2 ** Math.min(failures, 20))
  const wait = shortest + random * (limit - shortest)
  return Math.max(wait, Math.min((retryAfter ?? 0) * 1000, longestAsked))
}

/** The wait after a failure that waiting does not mend; somebody has to do something first. */
export const untilMended = longest
