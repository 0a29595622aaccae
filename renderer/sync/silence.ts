/** Milliseconds without an answer after which “Online” would not be true any more. */
const quiet = 4000

/**
 * Waits for an answer, and tells when it takes so long that the reviewer should know. It is told once
 * more when the answer has come after all; not when there is none, which is a failure with its own word.
 */
export async function heedSilence<Answer>(
  asking: Promise<Answer>,
  tell: (isSilent: boolean) => void,
): Promise<Answer> {
  let isSilent = false
  const timer = setTimeout(() => {
    isSilent = true
    tell(true)
  }, quiet)
  try {
    const answer = await asking
    if (isSilent) tell(false)
    return answer
  } finally {
    clearTimeout(timer)
  }
}
