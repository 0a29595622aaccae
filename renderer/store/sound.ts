import type { Dexie, Table } from 'dexie'

/** Of a table: the indexes that have all its rows, but for those that another index has. */
type Complete = { indexes: string[]; without?: string }

const complete = {
  journal: {
    intents: { indexes: ['at'] },
    decisions: { indexes: ['sequence', 'packetId', '[state+sequence]'] },
    places: { indexes: ['leftAt'] },
    comments: { indexes: ['rubricId'] },
    covers: { indexes: ['sha256'] },
    repeats: { indexes: ['of'] },
  },
  library: {
    packets: {
      indexes: ['[dueAt+id]', '[ready+dueAt+id]', '[rubricId+rubricVersion+standing+dueAt+id]'],
      // What is for calibration has no place in the queue.
      without: 'role',
    },
    bases: { indexes: ['id'] },
    files: { indexes: ['state'] },
  },
} as const satisfies Record<string, Record<string, Complete>>

/**
 * Whether tables and their indexes have as many rows. Chromium goes on with what it
 * could recover of a damaged database and says nothing: a row is then found by its key and not by its
 * state, or an index has one that is gone, and shows in its place whatever is written next.
 * @throws what the browser says where they cannot be read, for want of room on the disk too
 */
export async function isSound(database: Dexie, which: keyof typeof complete): Promise<boolean> {
  const names = Object.entries<Complete>(complete[which])
  return database.transaction(
    'r',
    names.map(([name]) => name),
    async () => {
      const agree = await Promise.all(names.map(([name, of]) => agrees(database, name, of)))
      return agree.every(Boolean)
    },
  )
}

/** The rows that are left of a table; of one that is recovered some may have a key and nothing more. */
export async function rowsLeft<Row>(table: Pick<Table<Row>, 'toArray'>): Promise<Row[]> {
  const rows: (Row | null)[] = await table.toArray()
  return rows.filter((row) => row !== null)
}

async function agrees(database: Dexie, name: string, { indexes, without }: Complete) {
  const table = database.table(name)
  const [rows, apart, ...found] = await Promise.all([
    table.count(),
    without === undefined ? 0 : table.orderBy(without).count(),
    ...indexes.map((index) => table.orderBy(index).count()),
  ])
  return found.every((count) => count === rows - apart)
}
