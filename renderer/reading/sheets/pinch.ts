import type { Point } from './layout.ts'

/** Two fingers on a window of pages: how far apart, and the point between them. */
type Grip = { span: number; middle: Point }

/** Fingers that touch each other have no distance to measure by. In pixels. */
const leastSpan = 24

/**
 * Calls `zoom` while two fingers move on an element: by which factor they went apart, and from where
 * to where the point between them moved, in pixels of the element. One finger scrolls as ever.
 */
export function onPinch(
  element: HTMLElement,
  zoom: (factor: number, from: Point, to: Point) => void,
  signal: AbortSignal,
) {
  let before: Grip | null = null
  const begin = (event: TouchEvent) => {
    before = gripOf(event, element)
  }
  const move = (event: TouchEvent) => {
    const grip = gripOf(event, element)
    if (!grip) return
    // Or the browser would scroll as well.
    event.preventDefault()
    if (before) zoom(grip.span / before.span, before.middle, grip.middle)
    before = grip
  }
  element.addEventListener('touchstart', begin, { passive: true, signal })
  element.addEventListener('touchmove', move, { passive: false, signal })
  element.addEventListener('touchend', begin, { passive: true, signal })
  element.addEventListener('touchcancel', begin, { passive: true, signal })
}

function gripOf({ touches }: TouchEvent, element: HTMLElement): Grip | null {
  const [one, other] = [touches[0], touches[1]]
  if (!one || !other || touches.length > 2) return null
  const { left, top } = element.getBoundingClientRect()
  return {
    span: Math.max(leastSpan, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
    middle: {
      x: (one.clientX + other.clientX) / 2 - left,
      y: (one.clientY + other.clientY) / 2 - top,
    },
  }
}
