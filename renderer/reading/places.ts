import type { Evidence } from '../../shared/model/evidence.ts'

/** How many items' places are remembered; the one left longest ago goes first. */
const limit = 500

const places = new Map<string, unknown>()

/** Names an item as it is: a revised file under the same id begins anew. */
export const placeKey = ({ id, sha256 }: Evidence) => `${id} ${sha256}`

/** Where an item was left, as the view that left it wrote it down; gone when the window closes. */
export const recall = (key: string): unknown => places.get(key)

export function remember(key: string, place: unknown) {
  places.delete(key)
  places.set(key, place)
  if (places.size > limit) places.delete(places.keys().next().value!)
}
