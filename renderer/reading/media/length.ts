const two = (part: number) => String(part).padStart(2, '0')

/**
 * A length in seconds as players write it: `2:05`, `1:00:09`. Null where a recording does not say,
 * as one that was cut off while it was made.
 */
export function writeLength(seconds: number): string | null {
  if (!Number.isFinite(seconds)) return null
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  const rest = two(whole % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}
