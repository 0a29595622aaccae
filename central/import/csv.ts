import { parse } from 'csv-parse/sync'
import type { Problem } from '../../shared/protocol/problem.ts'
import { readCovers } from './covers.ts'
import { fault, faultsOf } from './faults.ts'
import { ManifestItem, ManifestPacket, type Wanted } from './manifest.ts'

const packetColumns = [
  'learner',
  'learner_name',
  'alias',
  'achievement',
  'attempt',
  'blind',
  'reviewer',
  'submitted',
  'due',
] as const
const columns = [
  'packet',
  ...packetColumns,
  'title',
  'file',
  'text',
  'url',
  'type',
  'covers',
] as const
type Column = (typeof columns)[number]
type Row = {
  where: string
  cells: Partial<Record<Column, string>>
  /** Whether cells stand beyond the last column. */
  surplus: boolean
}

/**
 * Reads `manifest.csv`: one row an item of evidence. The rows of a packet after its first may leave
 * the packet's own columns empty; where they fill them, they must say the same.
 */
export function readCsv(text: string, name: string): { packets: Wanted[]; faults: Problem[] } {
  const faults: Problem[] = []
  const unreadable: string[] = []
  const rows = readRows(text, name, faults, unreadable)
  const packets: Wanted[] = []
  for (const [id, own] of Map.groupBy(rows, ({ cells }) => cells.packet ?? '')) {
    const [first] = own
    if (!first) continue
    if (id === '') {
      faults.push(...own.map(({ where }) => fault(where, 'packet is empty')))
      continue
    }
    const before = faults.length
    const packet = ManifestPacket.safeParse(toPacket(first))
    if (!packet.success) faults.push(...faultsOf(first.where, packet.error))
    const items = own.flatMap((row) => {
      const { title, file, text: words, url, type, covers: written } = row.cells
      if (row.surplus) faults.push(fault(row.where, 'has more cells than there are columns'))
      for (const column of packetColumns)
        if (row.cells[column] !== undefined && row.cells[column] !== first.cells[column])
          faults.push(fault(row.where, `${column} differs from that of ${first.where}`))
      const covers = written === undefined ? undefined : readCovers(written)
      const item = ManifestItem.safeParse({ title, file, text: words, url, type, covers })
      if (item.success) return [{ where: row.where, item: item.data }]
      faults.push(...faultsOf(row.where, item.error))
      return []
    })
    // A packet is put in whole or not at all: a reviewer must not decide on half of it.
    const torn = unreadable.some((row) => row.includes(id))
    if (packet.success && faults.length === before && !torn)
      packets.push({ where: first.where, packet: packet.data, items })
  }
  return { packets, faults }
}

/** @param unreadable takes the text of rows that are no CSV, which may belong to any packet in them */
function readRows(text: string, name: string, faults: Problem[], unreadable: string[]): Row[] {
  const parsed: unknown = parse(text, {
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    raw: true,
    on_skip: (error, row) => {
      unreadable.push(row ?? '')
      const line = (error as { lines?: number } | undefined)?.lines ?? 0
      faults.push(fault(`${name}, line ${line}`, error?.message ?? 'cannot be read'))
      return undefined
    },
  })
  // The library's types do not know what `info` adds.
  const records = parsed as { record: string[]; info: { lines: number } }[]
  const [header, ...body] = records
  if (!header) {
    faults.push(fault(`${name}, line 1`, 'there is no row of column names'))
    return []
  }
  const names = header.record.map((cell) => cell.toLowerCase())
  for (const unknown of names.filter((cell) => !columns.includes(cell as Column)))
    faults.push(fault(`${name}, line 1`, `there is no column “${unknown}”`))
  for (const needed of ['packet', 'learner', 'achievement', 'submitted', 'title'])
    if (!names.includes(needed))
      faults.push(fault(`${name}, line 1`, `the column ${needed} is missing`))
  if (faults.some(({ subject }) => subject === `${name}, line 1`)) return []

  return body.map(({ record, info }): Row => {
    const where = `${name}, line ${info.lines}`
    const filled = names.flatMap((column, at) => (record[at] ? [[column, record[at]]] : []))
    const surplus = record.slice(names.length).some((cell) => cell !== '')
    return { where, cells: Object.fromEntries(filled), surplus }
  })
}

function toPacket({ cells }: Row) {
  return {
    id: cells.packet,
    learner: { id: cells.learner, name: cells.learner_name, alias: cells.alias },
    achievement: cells.achievement,
    attempt: cells.attempt === undefined ? undefined : Number(cells.attempt),
    blind: toBoolean(cells.blind),
    reviewer: cells.reviewer,
    submitted: cells.submitted,
    due: cells.due,
  }
}

/** Anything else stays as it is, so that the schema names it. */
function toBoolean(cell: string | undefined): boolean | string | undefined {
  if (cell === undefined) return undefined
  if (/^(yes|true|1)$/i.test(cell)) return true
  return /^(no|false|0)$/i.test(cell) ? false : cell
}
