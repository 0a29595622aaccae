import type { Dexie } from 'dexie'
import { lookAgain } from './look-again.ts'

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
    else if (database.hasFailed()) database.open().then(() => lookAll(database), ignore)
  }, pause)
}

// The next try says it again.
const ignore = () => {}

/** While the database was closed, live queries were told nothing. */
const lookAll = (database: Dexie) =>
  lookAgain(database, Object.fromEntries(database.tables.map(({ name }) => [name, 'any'] as const)))

/** Is told each time when a database that is open was closed by the browser, and is open again. */
export function whenReopened(database: Dexie, told: () => void): void {
  // Of a database that is open, the first time is now.
  let isFirst = database.isOpen()
  const subscriber = () => {
    // Later, as what is asked before all have been told waits for that.
    if (!isFirst) setTimeout(told)
    isFirst = false
  }
  database.on('ready', subscriber, true)
}
