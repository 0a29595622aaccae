import { useSyncExternalStore } from 'react'

/** Pixels of the screen per CSS pixel; it changes with the browser's zoom and with the screen. */
export const useDpr = () => useSyncExternalStore(subscribe, () => devicePixelRatio)

function subscribe(changed: () => void) {
  const end = new AbortController()
  const listen = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        changed()
        listen()
      },
      { once: true, signal: end.signal },
    )
  }
  listen()
  return () => end.abort()
}
