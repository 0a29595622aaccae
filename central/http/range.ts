/** A part of a file: from `begin` up to, not including, `end`. */
export type Part = { begin: number; end: number }

/**
 * What a `Range` header asks of a file (RFC 9110, 14.2). Anything but one range of bytes is passed
 * over, as the standard allows, and the whole file is meant.
 * @returns the part; null for the whole; 'unsatisfiable' when the file has no such part
 */
export function parseRange(
  header: string | undefined,
  size: number,
): Part | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, first = '', last = ''] = match
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { begin: size - length, end: size }
  }
  const begin = Number(first)
  if (last !== '' && Number(last) < begin) return null
  if (begin >= size) return 'unsatisfiable'
  return { begin, end: last === '' ? size : Math.min(Number(last) + 1, size) }
}
