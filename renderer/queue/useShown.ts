import { useEffect, useMemo } from 'react'
import type { QueueRow } from '../store/queue.ts'
import type { Outline } from '../store/outline/Outline.ts'
import { type Known, useOutline } from '../store/outline/useOutline.ts'
import { passes } from './filters.ts'
import { inGroups } from './groups.ts'
import { orderOf } from './order.ts'
import { isDecided } from './state.ts'
import type { View } from './view.ts'

/** A line of the queue: a packet, or the heading of those under it. */
export type Line =
  | { row: QueueRow; heading: null }
  | { row: null; heading: { key: string; title: string; total: number; decided: number } }

export type Shown = {
  lines: readonly Line[]
  /** Packets among the lines. */
  total: number
  /** Packets on this device of which so much is known. */
  known: number
  isWhole: boolean
  /** Names that are still sealed, where the view cannot do without them. */
  unnamed: number
}

/** The lines of a view; `now` tells what is late. */
export function linesOf(outline: Outline, view: View, now: Date): Line[] {
  const slots = orderOf(outline, view).slots.filter(passes(view.filters, now))
  const { group } = view
  if (group === 'none') return slots.map(({ row }) => ({ row, heading: null }))
  return inGroups(slots, group, now).flatMap(({ key, title, slots: under }): Line[] => [
    {
      row: null,
      heading: {
        key,
        title,
        total: under.length,
        decided: under.filter(({ row }) => isDecided(row)).length,
      },
    },
    ...under.map(({ row }): Line => ({ row, heading: null })),
  ])
}

/** Names that are opened in one go, so that the window can draw between. */
const portion = 200

/** Whether a view cannot do without the names of all packets. */
const needsNames = ({ sort, group, filters }: View) =>
  sort === 'learner' || group === 'learner' || filters.text.trim() !== ''

/** What the queue shows in a view. */
export function useShown(view: View, now: Date): Shown {
  const known = useOutline()
  const { outline } = known
  const isNaming = needsNames(view)
  useEffect(() => {
    if (!isNaming) return undefined
    const over = new AbortController()
    const go = async () => {
      await outline.whole()
      const sealed = [...outline.slots].flatMap(({ row }) => (row.learner === null ? row.id : []))
      for (let at = 0; at < sealed.length && !over.signal.aborted; at += portion)
        await outline.name(sealed.slice(at, at + portion))
    }
    // Names that cannot be read stay sealed; the library says what is wrong with it itself.
    go().catch(() => {})
    return () => over.abort()
  }, [isNaming, outline])
  return useMemo(() => shownOf(known, view, now), [known, view, now])
}

function shownOf({ outline }: Known, view: View, now: Date): Shown {
  const lines = linesOf(outline, view, now)
  return {
    lines,
    total: lines.reduce((sum, { row }) => sum + (row ? 1 : 0), 0),
    known: outline.size,
    isWhole: outline.isWhole,
    unnamed: needsNames(view) ? outline.unnamed : 0,
  }
}
