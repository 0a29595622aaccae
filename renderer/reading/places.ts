/** How many places are remembered in the window; the one left longest ago goes first. */
const limit = 2000

const places = new Map<string, unknown>()
const listeners = new Set<(key: string, place: unknown) => void>()

/** What was left under a name, as the view that left it wrote it down. */
export const recall = (key: string): unknown => places.get(key)

export function remember(key: string, place: unknown) {
  put(key, place)
  for (const listener of listeners) listener(key, place)
}

/** Takes in what an earlier window remembered, oldest first. */
export function restore(entries: Iterable<readonly [key: string, place: unknown]>) {
  for (const [key, place] of entries) put(key, place)
}

/** Calls `remembered` for each place that is left, until the function that it returns is called. */
export function onRemember(remembered: (key: string, place: unknown) => void): () => void {
  listeners.add(remembered)
  return () => listeners.delete(remembered)
}

function put(key: string, place: unknown) {
  places.delete(key)
  places.set(key, place)
  if (places.size > limit) places.delete(places.keys().next().value!)
}
