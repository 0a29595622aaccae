/** How two raters' steps are taken for near: `linear` by how many lie between, `quadratic` by its square. */
export type Weights = 'none' | 'linear' | 'quadratic'

/** A coefficient with its interval of 95 %; null where the ratings do not tell it. */
export type Estimate = { value: number; low: number; high: number }

/** Of the normal distribution: 95 % lie within so many standard errors. */
const z = 1.959964

/** How much two steps agree, from 0 to 1, of `steps` on an ordered scale. */
function agreementOf(weights: Weights, one: number, other: number, steps: number): number {
  const apart = steps > 1 ? Math.abs(one - other) / (steps - 1) : 0
  if (weights === 'none') return one === other ? 1 : 0
  return 1 - (weights === 'linear' ? apart : apart ** 2)
}

/** Counts pairs of steps: `table[one][other]`. */
export function tableOf(
  pairs: readonly (readonly [one: number, other: number])[],
  steps: number,
): number[][] {
  const table = Array.from({ length: steps }, () => Array.from({ length: steps }, () => 0))
  for (const [one, other] of pairs) table[one]![other]! += 1
  return table
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/**
 * Cohen's kappa of two raters: their agreement beyond what their own distributions make by chance,
 * weighted for ordered ratings (Cohen 1968). The interval is that of the large-sample standard error
 * (Fleiss, Cohen and Everitt 1969).
 * @param table how often each pair of steps occurs, square
 * @returns null where nothing was rated, or both raters gave but one step and the same
 */
export function kappa(table: readonly (readonly number[])[], weights: Weights): Estimate | null {
  const steps = table.length
  const total = sum(table.map(sum))
  if (total === 0) return null
  const shares = table.map((row) => row.map((count) => count / total))
  const ones = shares.map(sum)
  const others = ones.map((_, step) => sum(shares.map((row) => row[step]!)))
  const near = shares.map((row, one) =>
    row.map((_, other) => agreementOf(weights, one, other, steps)),
  )

  let [observed, expected] = [0, 0]
  near.forEach((row, one) =>
    row.forEach((weight, other) => {
      observed += weight * shares[one]![other]!
      expected += weight * ones[one]! * others[other]!
    }),
  )
  if (1 - expected < Number.EPSILON) return null
  const value = (observed - expected) / (1 - expected)

  // How near each step of one rater is to what the other gives on the whole.
  const meanOfOne = near.map((row) => sum(row.map((weight, other) => weight * others[other]!)))
  const meanOfOther = others.map((_, other) =>
    sum(near.map((row, one) => row[other]! * ones[one]!)),
  )
  let spread = 0
  shares.forEach((row, one) =>
    row.forEach((share, other) => {
      const means = meanOfOne[one]! + meanOfOther[other]!
      spread += share * (near[one]![other]! - means * (1 - value)) ** 2
    }),
  )
  const variance = spread - (value - expected * (1 - value)) ** 2
  const error = Math.sqrt(Math.max(0, variance) / total) / (1 - expected)
  return { value, low: Math.max(-1, value - z * error), high: Math.min(1, value + z * error) }
}
