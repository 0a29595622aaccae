import type { Size } from '../sheets/layout.ts'

/**
 * The size in pixels that a picture's header states, before anything is decoded: a small file can
 * claim a picture that fills all memory. Null where the header is not in these bytes or is broken.
 */
export function dimensions(mediaType: string, bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readers[mediaType]?.(view) ?? null
  } catch (error) {
    // A read past the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

const readers: Record<string, (view: DataView) => Size | null> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/webp': readWebp,
  'image/jpeg': readJpeg,
}

/** The first chunk says it: VP8X the canvas, VP8L and VP8 the one picture (RFC 9649). */
function readWebp(view: DataView): Size | null {
  switch (view.getUint32(12)) {
    case 0x56503858:
      return { width: 1 + getUint24(view, 24), height: 1 + getUint24(view, 27) }
    case 0x5650384c: {
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
    }
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  return null
}

const getUint24 = (view: DataView, at: number) =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

/** The frame header, SOF0 to SOF15 without the three codes among them that mean something else. */
function readJpeg(view: DataView): Size | null {
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker === 0xff) at += 1
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}
