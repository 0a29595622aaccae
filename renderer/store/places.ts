import type { Journal } from './databases.ts'
import { store } from './open.ts'
import type { PlaceRow } from './rows.ts'

/** How many places are kept; those left longest ago go first. */
const limit = 2000

/** What was left where, the one left longest ago first. */
export async function readPlaces(journal: Journal = store().journal): Promise<PlaceRow[]> {
  const rows = await journal.places.orderBy('leftAt').toArray()
  const spare = rows.slice(0, Math.max(0, rows.length - limit))
  if (spare.length > 0) await journal.places.bulkDelete(spare.map(({ key }) => key))
  return rows.slice(spare.length)
}

export async function writePlaces(
  rows: PlaceRow[],
  journal: Journal = store().journal,
): Promise<void> {
  await journal.places.bulkPut(rows)
}
