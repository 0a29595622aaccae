export type Decoded = {
  text: string
  /** The encoding that it should be in and is not throughout; null when all is well. */
  fault: string | null
}

const encodings = [
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
]

/**
 * Bytes as text. UTF-8 is expected; a byte order mark of UTF-16 is believed, because editors on
 * Windows write it. `more` tells that the bytes were cut, so that half a letter at the end is no
 * fault.
 */
export function decode(bytes: Uint8Array, more = false): Decoded {
  const wide = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  const label = wide?.label ?? 'utf-8'
  try {
    return {
      text: new TextDecoder(label, { fatal: true }).decode(bytes, { stream: more }),
      fault: null,
    }
  } catch {
    return {
      text: new TextDecoder(label).decode(bytes, { stream: more }),
      fault: label.slice(0, 6).toUpperCase(),
    }
  }
}
