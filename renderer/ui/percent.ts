/** Whole per cent, rounded down: 100 only with the last byte. */
export const percent = (have: number, size: number) =>
  size === 0 ? 100 : Math.floor((have / size) * 100)
