export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

const round = (number: number) => Number(number.toPrecision(4))

/** Median with the lowest and the highest, four digits each. */
export const spread = (numbers: number[]) => ({
  median: round(median(numbers)),
  low: round(Math.min(...numbers)),
  high: round(Math.max(...numbers)),
})

/**
 * The ratio of the medians of two kinds of measurements. They are taken in turns, or one before and
 * after the other, so that what else the machine did meanwhile counts on both sides.
 */
export const ratio = (ours: number[], plain: number[]) => round(median(ours) / median(plain))

/** Prints the one line of a benchmark. */
export const report = (line: Record<string, unknown>) => console.log(JSON.stringify(line))
