const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Calls `touched` at every sign of somebody at work, until the function that it returns is called. */
export function onTouch(touched: () => void): () => void {
  for (const name of touches) addEventListener(name, touched, { passive: true, capture: true })
  return () => {
    for (const name of touches) removeEventListener(name, touched, { capture: true })
  }
}
