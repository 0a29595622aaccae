/** Numbers of the formats that spreadsheets have of their own (ECMA-376-1, 18.8.30) for dates. */
const isDateId = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** What is not of the pattern: texts, letters to be taken as they are, colours, conditions. */
const beside = /"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]/gi

export type Format = 'general' | 'date' | 'percent'

/** What a format makes of a number; `code` is of the file itself. */
export function formatOf(id: number, code: string | undefined): Format {
  if (code === undefined)
    return isDateId(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'general'
  const pattern = code.replaceAll(beside, '')
  if (/^general/i.test(pattern)) return 'general'
  if (/[dmyhs]/i.test(pattern)) return 'date'
  return pattern.includes('%') ? 'percent' : 'general'
}

const day = 86_400_000
/** Between 1899-12-30, day 0 of most workbooks, and 1970, in days. */
const before1970 = 25_569
/** Between the two days that workbooks count from. */
const to1904 = 1462

/** A number as it is shown; a date as ISO 8601 writes it. */
export function writeNumber(text: string, format: Format, from1904: boolean): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text
  if (format === 'date') return writeDate(value, from1904) ?? text
  // Of a sum's last digits, the sixteenth is not meant.
  const short = (number: number) => String(Number(number.toPrecision(15)))
  return format === 'percent' ? `${short(value * 100)} %` : short(value)
}

function writeDate(value: number, from1904: boolean): string | null {
  const days = from1904 ? value + to1904 : value
  const date = new Date(Math.round(((days - before1970) * day) / 1000) * 1000)
  if (value < 0 || Number.isNaN(date.getTime())) return null
  const [whole = '', rest = ''] = date.toISOString().split('T')
  const time = rest.slice(0, rest.startsWith(':00', 5) ? 5 : 8)
  if (value < 1) return time
  return time === '00:00' ? whole : `${whole} ${time}`
}
