/** To how many pixels a side a page is drawn together before they are looked at. */
const side = 256

/** Whether a painted page is white throughout. */
export function isBlank(canvas: HTMLCanvasElement): boolean {
  const small = new OffscreenCanvas(side, side)
  const context = small.getContext('2d', { willReadFrequently: true })
  if (!context || canvas.width === 0) return false
  // Every pixel counts for the mean, so that a thin line is not stepped over.
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvas, 0, 0, side, side)
  return context.getImageData(0, 0, side, side).data.every((value) => value === 255)
}
