/** A cell, counted from 0. */
export type Spot = { row: number; column: number }
/** Cells from one corner to the other, both in it. */
export type Span = { top: number; bottom: number; left: number; right: number }
export type Size = { rows: number; columns: number }

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))

/** A cell some steps away; at the edge it stays. */
export const step = ({ row, column }: Spot, by: Partial<Spot>, { rows, columns }: Size): Spot => ({
  row: within(row + (by.row ?? 0), rows),
  column: within(column + (by.column ?? 0), columns),
})

export const spanOf = (one: Spot, other: Spot): Span => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
})

export const isOneCell = ({ top, bottom, left, right }: Span) => top === bottom && left === right

/** How many columns stand before the first criterion: packet, learner, state. */
export const before = 3
