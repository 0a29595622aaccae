const units = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const

/** A number of bytes for a person to read, in decimal units: `2.1 MB`. */
export function writeBytes(bytes: number) {
  const unit = units.find(([, size]) => bytes >= size)
  if (!unit) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const value = bytes / unit[1]
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit[0]}`
}
