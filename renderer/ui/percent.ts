/** Whole per cent, 99 until the last byte is there. */
export const percent = (have: number, size: number) =>
  size === 0 ? 100 : Math.min(have === size ? 100 : 99, Math.floor((have / size) * 100))
