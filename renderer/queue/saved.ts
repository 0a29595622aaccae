import * as z from 'zod'
import type { Store } from '../store/databases.ts'
import { store } from '../store/open.ts'
import { keepViews, readViews } from '../store/views.ts'
import { dueSpans } from './due.ts'
import { noFilters } from './filters.ts'
import { stateNames } from './state.ts'
import { groupings, sorts, type View } from './view.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]])

const SavedView: z.ZodType<SavedView> = z.object({
  name: z.string().min(1).max(80),
  view: z.object({
    filters: z
      .object({
        pathway: z.string().nullable(),
        level: z.number().nullable(),
        state: z.union([keysOf(stateNames), z.enum(['todo', 'attention'])]).nullable(),
        due: keysOf(dueSpans).nullable(),
        attempt: z.enum(['first', 'again']).nullable(),
        flagged: z.boolean(),
        text: z.string(),
      })
      .partial()
      .transform((filters) => ({ ...noFilters, ...filters })),
    sort: keysOf(sorts),
    seed: z.number(),
    group: keysOf(groupings),
  }),
})

type Kept = Pick<Store, 'journal' | 'keys'>

/** A view of the queue under the name that the reviewer gave it. */
export type SavedView = { name: string; view: View }

/** The views that were saved, by their names; those that are no views any more are left out. */
export async function savedViews(at: Kept = store()): Promise<SavedView[]> {
  const read = z.array(z.unknown()).safeParse(await readViews(at)).data ?? []
  return read.flatMap((saved) => SavedView.safeParse(saved).data ?? [])
}

/** Saves a view under a name; another of that name makes way. */
export async function saveView(saved: SavedView, at: Kept = store()): Promise<void> {
  const others = (await savedViews(at)).filter(({ name }) => name !== saved.name)
  const views = [...others, saved]
  await keepViews(
    views.toSorted((a, b) => a.name.localeCompare(b.name)),
    at,
  )
}

export async function forgetView(name: string, at: Kept = store()): Promise<void> {
  await keepViews(
    (await savedViews(at)).filter((saved) => saved.name !== name),
    at,
  )
}
