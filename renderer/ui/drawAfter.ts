import { flushSync } from 'react-dom'

/** In milliseconds: a frame, which nobody sees pass. */
const frame = 16

/** Changes of the screen that wait; whatever the reviewer does next finds them made. */
const waiting = new Set<() => void>()

function drawAll(): void {
  if (waiting.size === 0) return
  const works = [...waiting]
  waiting.clear()
  flushSync(() => {
    for (const work of works) work()
  })
}

/**
 * Changes the screen when something is done, at the latest when patience is over. Until then the
 * machine is free for it: drawing beside it takes a write to disk twice as long.
 * @param patience in milliseconds
 */
export function drawAfter(done: Promise<unknown>, work: () => void, patience = frame): void {
  const draw = () => {
    if (waiting.delete(work)) flushSync(work)
  }
  waiting.add(work)
  setTimeout(draw, patience)
  void done.catch(() => {}).then(draw)
}

/**
 * Changes the screen later, for what follows from what is drawn now and must not hold that up.
 * @param delay in milliseconds; 0 is after the next frame
 * @returns takes it back
 */
export function drawLater(work: () => void, delay: number): () => void {
  const draw = () => {
    if (waiting.delete(work)) work()
  }
  waiting.add(work)
  if (delay === 0) requestAnimationFrame(() => setTimeout(draw))
  // A window that is hidden has no frames.
  setTimeout(draw, delay || 4 * frame)
  return () => void waiting.delete(work)
}

for (const deed of ['keydown', 'pointerdown']) addEventListener(deed, drawAll, { capture: true })
