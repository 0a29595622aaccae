/** Only what is not well within sight is moved: the eye need not look for its place again. */
export function center(range: Range, scroller: HTMLElement): void {
  const box = range.getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  const edge = Math.min(80, frame.height / 6)
  if (box.top < frame.top + edge || box.bottom > frame.bottom - edge)
    scroller.scrollTop += box.top + box.height / 2 - (frame.top + frame.height / 2)
  if (box.left < frame.left || box.right > frame.right)
    scroller.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2)
}
