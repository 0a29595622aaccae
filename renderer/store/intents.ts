import type { Journal } from './databases.ts'
import { directly, found, orNothing, Overtaken } from './directly.ts'
import type { DraftRow, IntentRow } from './rows.ts'
import type { DraftMark } from './sealed.ts'

/**
 * Writes beside a draft that it is to be decided as it is: with it the journal has all of the decision
 * but its place in the device's order, and a start makes of it what a crash kept from being made.
 * @param at when it is decided, ISO 8601
 * @returns whether it is on disk; not where the draft has moved on
 */
async function intend(
  journal: Journal,
  { packetId, decisionId, changes }: DraftMark,
  at: string,
): Promise<boolean> {
  const intent: IntentRow = { packetId, decisionId, changes, at }
  // Nobody looks at intents: there is no live query to tell, and nothing for the screen to draw.
  const writing = directly(
    journal,
    ['drafts', 'intents'],
    'strict',
    async ({ drafts, intents }) => {
      const reading = found<DraftRow | undefined>(drafts.get(packetId))
      // Asked for with the reading, to wait once.
      intents.put(intent)
      if (!isMeant(intent, await reading)) throw new Overtaken()
      return true
    },
  )
  return (await orNothing(writing)) ?? false
}

/** Whether a draft is still as it was when it was to be decided. */
const isMeant = (intent: IntentRow, draft: DraftRow | undefined): boolean =>
  draft?.decisionId === intent.decisionId && draft.changes === intent.changes

/**
 * What is asked while the intent is written, the one beside the other; refused, the intent is gone
 * again before that is told.
 * @returns `kept`: whether the journal has the intent. A decision is then durable in it
 */
export async function asIntended<Answer>(
  journal: Journal,
  draft: DraftMark,
  at: string,
  ask: () => Promise<Answer>,
): Promise<{ answer: Answer; kept: boolean }> {
  const asking = ask()
  // A journal that cannot be written is told by what is written next.
  const keeping = intend(journal, draft, at).catch(() => false)
  try {
    return { answer: await asking, kept: await keeping }
  } catch (error) {
    await keeping
    await journal.intents.delete(draft.packetId)
    throw error
  }
}

/** The intents that drafts still wait for, the oldest first; the others are gone then. */
export function readIntents(journal: Journal): Promise<IntentRow[]> {
  const { drafts, intents } = journal
  return journal.transaction('rw', [drafts, intents], async () => {
    const rows = await intents.orderBy('at').toArray()
    const named = await drafts.bulkGet(rows.map(({ packetId }) => packetId))
    const meant = rows.filter((row, index) => isMeant(row, named[index]))
    const over = rows.filter((row) => !meant.includes(row))
    await intents.bulkDelete(over.map(({ packetId }) => packetId))
    return meant
  })
}
