const day = 24 * 60 * 60 * 1000

/** The week of a moment by ISO 8601, in UTC, as in `2026-W48`: one that sorts later is later. */
export function weekOf(at: Date): string {
  // A week belongs to the year that its Thursday is in.
  const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * day)
  const year = thursday.getUTCFullYear()
  const nth = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1
  return `${year}-W${String(nth).padStart(2, '0')}`
}

/** The first moment of a week. @param week as `weekOf` writes it */
export function mondayOf(week: string): Date {
  const [year = '', nth = ''] = week.split('-W')
  // The fourth of January is in the first week.
  const fourth = new Date(Date.UTC(Number(year), 0, 4))
  const first = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * day
  return new Date(first + (Number(nth) - 1) * 7 * day)
}

/** The week that was so many weeks before a moment. */
export const weeksBefore = (weeks: number, at: Date): string =>
  weekOf(new Date(at.getTime() - weeks * 7 * day))
