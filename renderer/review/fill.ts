import { isTyping } from '../keys/targets.ts'

/** Marks the window's root while the document fills it; the styles of what gives way go by it. */
const mark = 'fills'
const root = () => document.documentElement

const listeners = new Set<() => void>()
let leaving = new AbortController()

export const fills = () => mark in root().dataset

export function onFills(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The document takes the whole window, and the window the whole screen where that is allowed. */
function enter() {
  root().dataset[mark] = ''
  leaving = new AbortController()
  const { signal } = leaving
  // The browser leaves full screen by Escape without telling of the key.
  const changed = () => {
    if (!document.fullscreenElement) leaveFill()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isTyping(event.target)) leaveFill()
  }
  document.addEventListener('fullscreenchange', changed, { signal })
  addEventListener('keydown', pressed, { signal })
  // Where it is refused, the window as it is will do.
  root()
    .requestFullscreen()
    .catch(() => {})
  tell()
}

/** Shows what had given way; at once, so that it can take the focus. */
export function leaveFill() {
  if (!fills()) return
  leaving.abort()
  delete root().dataset[mark]
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
  tell()
}

export const toggleFill = () => (fills() ? leaveFill() : enter())

function tell() {
  for (const listener of listeners) listener()
}
