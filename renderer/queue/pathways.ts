import type { Known } from '../store/outline/useOutline.ts'

/** The pathways that packets on this device are of, by their titles. */
export function pathwaysIn({ outline }: Known): { id: string; title: string }[] {
  const titles = new Map<string, string>()
  for (const { row } of outline.slots) titles.set(row.pathwayId, row.pathwayTitle)
  return [...titles]
    .map(([id, title]) => ({ id, title }))
    .toSorted((one, other) => one.title.localeCompare(other.title))
}
