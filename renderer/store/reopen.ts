import { Dexie, RangeSet } from 'dexie'

/** Milliseconds between tries to open again. */
const pause = 1000

/**
 * Keeps a database open that the browser closes by itself, as it does when the disk is full. Dexie
 * opens such a one when it is next asked, but only once: where that failed too, all that is asked
 * later is refused, room on the disk or not. So it is tried again here, until whoever opened the
 * database closes it.
 */
export function keepOpen(database: Dexie): void {
  const timer = setInterval(() => {
    if (database.hasBeenClosed()) clearInterval(timer)
    else if (database.hasFailed()) database.open().then(() => tellAll(database), ignore)
  }, pause)
}

// The next try says it again.
const ignore = () => {}

/** Has every live query look again: while the database was closed they were told nothing. */
function tellAll(database: Dexie): void {
  const all = new RangeSet(-Infinity, [[[]]])
  const tables = database.tables.map(({ name }) => [`idb://${database.name}/${name}/`, all])
  Dexie.on.storagemutated.fire(Object.fromEntries(tables))
}
