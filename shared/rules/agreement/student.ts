/** The two-sided 95 % point of Student's t (Hill 1970, Cornish–Fisher about the normal one). */
export function student(degrees: number): number {
  // Up to four the expansion is too far off; these are of any table.
  const few = [12.7062, 4.3027, 3.1824, 2.7764]
  const z = 1.959964
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ]
  return few[degrees - 1] ?? terms.reduce((sum, term, at) => sum + term / degrees ** (at + 1), z)
}
