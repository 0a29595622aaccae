import { t } from '@lingui/core/macro'

/** A length of time in words: `45 s`, `12 min`, `1 h 5 min`. */
export function writeLength(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return t`${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 10 && seconds % 60 !== 0)
    return t`${{ minutes: Math.floor(seconds / 60) }} min ${{ seconds: seconds % 60 }} s`
  if (minutes < 60) return t`${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 ? t`${hours} h` : t`${hours} h ${{ minutes: rest }} min`
}
