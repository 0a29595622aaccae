/** To how many pixels a side a page is drawn together before they are looked at. */
const side = 256
/** How many columns of pixels are looked at first: there is something on nearly every page. */
const columns = 7

const isWhite = ({ data }: ImageData) => data.every((value) => value === 255)

/** Whether a painted page is white throughout. */
export function isBlank(canvas: OffscreenCanvas): boolean {
  const painted = canvas.getContext('2d')
  if (!painted || canvas.width === 0) return false
  for (let column = 1; column <= columns; column += 1) {
    const x = Math.floor((canvas.width * column) / (columns + 1))
    if (!isWhite(painted.getImageData(x, 0, 1, canvas.height))) return false
  }
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })!
  // Every pixel counts for the mean, so that a thin line is not stepped over.
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvas, 0, 0, side, side)
  return isWhite(context.getImageData(0, 0, side, side))
}
