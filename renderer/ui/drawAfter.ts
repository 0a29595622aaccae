import { flushSync } from 'react-dom'

/** In milliseconds: a frame, which nobody sees pass. */
const frame = 16

let waiting: (() => void)[] = []

function draw(): void {
  if (waiting.length === 0) return
  const works = waiting
  waiting = []
  flushSync(() => {
    for (const work of works) work()
  })
}

/**
 * Changes the screen when something is done, at the latest when patience is over. Until then the
 * machine is free for it: drawing beside it takes a write to disk twice as long. Whatever the
 * reviewer does next finds the change made.
 * @param patience in milliseconds
 */
export function drawAfter(done: Promise<unknown>, work: () => void, patience = frame): void {
  waiting.push(work)
  setTimeout(draw, patience)
  void done.catch(() => {}).then(draw)
}

/**
 * Changes the screen after the next frame, for what follows from what that frame shows first. Whatever
 * the reviewer does next finds the change made.
 * @returns takes it back
 */
export function drawNext(work: () => void): () => void {
  waiting.push(work)
  requestAnimationFrame(() => setTimeout(draw))
  // A window that is hidden has no frames.
  setTimeout(draw, 4 * frame)
  return () => {
    waiting = waiting.filter((one) => one !== work)
  }
}

for (const deed of ['keydown', 'pointerdown']) addEventListener(deed, draw, { capture: true })
