import { z } from 'zod'

/** What the cell does once it was rated. */
export const Onward = z.enum(['down', 'right', 'stay'])
export type Onward = z.infer<typeof Onward>

const Kept = z.object({
  onward: Onward.catch('down'),
  isOne: z.boolean().catch(false),
  every: z.boolean().catch(false),
})
export type Kept = z.infer<typeof Kept>

const name = 'grid'

/** How the reviewer has the grid, on this machine. */
export function recallGrid(): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(name) ?? '{}'))
  } catch {
    return Kept.parse({})
  }
}

export const keepGrid = (kept: Kept) => localStorage.setItem(name, JSON.stringify(kept))
