import { t } from '@lingui/core/macro'
import type { Cover } from '../../../shared/model/cover.ts'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { paintCovers } from '../covers/paint.ts'
import type { Size } from '../sheets/layout.ts'
import { checkType, headSize } from '../sniff.ts'
import { openNamed, type OpenSource } from '../source.ts'
import { dimensions } from './dimensions.ts'

/** In pixels; decoded, four bytes each. A phone's largest photographs have 200 million. */
const largest = 250e6

export type Picture = {
  /** Null where a part of it is covered: then there is nothing but what was painted without that. */
  url: string | null
  size: Size
  /** The first picture of those that follow each other, or the covered one; else null. */
  still: ImageBitmap | null
}

/** Opens a picture; `discardPicture` gives its memory back. Throws what is wrong with the file. */
export async function loadPicture(
  file: EvidenceFile,
  openSource: OpenSource,
  covers: readonly Cover[],
): Promise<Picture> {
  const unreadable = (detail: string, cause?: unknown) =>
    fail('evidence-unreadable', file.title, detail, cause)
  if (file.size === 0) unreadable(t`it is empty`)

  const source = await openNamed(openSource, file.title, file.sha256)
  const blob = await source.whole()
  const bytes = new Uint8Array(await blob.arrayBuffer())
  checkType(file.title, file.mediaType, bytes.subarray(0, headSize))
  const stated = dimensions(file.mediaType, bytes)
  if (!stated || stated.width * stated.height === 0) return unreadable(t`it is damaged`)
  if (stated.width * stated.height > largest) {
    const megapixels = Math.round((stated.width * stated.height) / 1e6)
    unreadable(t`with ${megapixels} megapixels it is larger than this program opens`)
  }

  // Typed by what was checked; the browser is not to guess.
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }))
  const image = new Image()
  image.src = url
  try {
    await image.decode()
  } catch (error) {
    URL.revokeObjectURL(url)
    unreadable(t`it is damaged`, error)
  }
  const size = { width: image.naturalWidth, height: image.naturalHeight }
  if (covers.length > 0) {
    const still = await covered(image, size, covers).catch((error: unknown) =>
      unreadable(t`it is too large to be covered`, error),
    )
    URL.revokeObjectURL(url)
    return { url: null, size, still }
  }
  const still = (await isAnimated(file.mediaType, bytes)) ? await createImageBitmap(image) : null
  // The browser has turned it as the camera was held; the header has not.
  return { url, size, still }
}

/** In pixels: a covered picture is painted, and no canvas holds the largest ones. */
const largestCovered = 60e6

async function covered(
  image: HTMLImageElement,
  { width, height }: Size,
  covers: readonly Cover[],
): Promise<ImageBitmap> {
  const scale = Math.min(1, Math.sqrt(largestCovered / (width * height)))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const boxes = covers.map(({ box }) => box)
  paintCovers(context, boxes, 0, { x: 0, y: 0, width: canvas.width, height: canvas.height })
  return canvas.transferToImageBitmap()
}

async function isAnimated(type: string, data: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (type === 'image/jpeg') return false
  const decoder = new ImageDecoder({ type, data })
  try {
    await decoder.tracks.ready
    return decoder.tracks.selectedTrack?.animated ?? false
  } catch {
    // What was decoded as one picture is shown as one.
    return false
  } finally {
    decoder.close()
  }
}

export function discardPicture({ url, still }: Picture) {
  if (url !== null) URL.revokeObjectURL(url)
  still?.close()
}
