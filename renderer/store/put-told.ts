import type { Table } from 'dexie'

/** Rows that Dexie tells of by their keys when they are written at once; of more it says: any. */
const most = 49

/** Writes rows so that whoever follows them is told which they are. */
export async function putTold<Row>(table: Table<Row, string>, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += most) await table.bulkPut(rows.slice(at, at + most))
}
