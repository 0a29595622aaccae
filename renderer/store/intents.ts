import type { Judgement, SignedDecision } from '../../shared/model/decision.ts'
import { hostPaths, Mended } from '../../shared/protocol/host.ts'
import { fail } from '../../shared/protocol/problem.ts'
import { askHost, posting } from './ask.ts'
import type { Journal, Store } from './databases.ts'
import { directly, found } from './directly.ts'
import type { Here } from './host.ts'
import { journalDecision } from './journal-decision.ts'
import type { DecisionRow, IntentRow } from './rows.ts'
import { openIntent, sealIntent } from './sealed.ts'
import { type newestDecision, sign } from './sign.ts'
import { settle } from './standing.ts'

/**
 * Held by a window while it has the decision signed, or takes back that it was to be: nothing else
 * may have it signed meanwhile.
 */
const lockOf = (decisionId: string) => `signing ${decisionId}`

/** Milliseconds until an intent that could not be taken back is tried again, and how often. */
const [retryAfter, tries] = [2000, 30]

/**
 * Has the host sign a judgement while the journal writes down that it is to be signed, the one beside
 * the other: with the intent the journal has all of the decision but its place in the device's order,
 * and a start makes of it what a crash kept from being made. Refused, the intent is taken back.
 * @param newest of the decisions that the host's file must have
 * @returns `kept`: whether the intent is on disk, and the decision durable in the journal with it
 */
export async function signAsIntended(
  { store, fetch }: Here,
  judgement: Judgement,
  newest?: ReturnType<typeof newestDecision>,
): Promise<{ signed: SignedDecision; kept: boolean }> {
  const over = Promise.withResolvers<void>()
  // Asked for before the intent is written, and not waited for: it is had long before that is on disk.
  navigator.locks.request(lockOf(judgement.id), () => over.promise).catch(() => {})
  const asking = sign({ store, fetch }, judgement, newest)
  // A journal that cannot be written is told by what is written next.
  const keeping = intend(store, judgement).then(
    (before) => ({ kept: true, before }),
    () => ({ kept: false, before: null }),
  )
  try {
    const made = { signed: await asking, kept: (await keeping).kept }
    over.resolve()
    return made
  } catch (error) {
    const { before } = await keeping
    const { tried, over: taken } = takeBackIntent(store.journal, judgement, before)
    void taken.then(over.resolve)
    await tried
    throw error
  }
}

/**
 * Has the host sign a judgement for which there is no draft, and journals it.
 * @throws ProblemError of the host, and nothing is made then; `journal-behind` when it is signed and
 *   on disk, and the journal takes it only later
 */
export async function file(with_: Here, judgement: Judgement): Promise<DecisionRow> {
  const { packetId } = judgement
  const { signed } = await signAsIntended(with_, judgement)
  return journalIt(with_, signed, packetId).catch((error: unknown) =>
    fail('journal-behind', packetId, String(error), error),
  )
}

async function journalIt(
  { store }: Here,
  signed: SignedDecision,
  packetId: string,
): Promise<DecisionRow> {
  // With the decision its intent goes, and a draft that was changed since becomes an amendment.
  const row = await journalDecision(store, signed)
  // The decision is safe without it, and the next look at the journal settles what is not settled here.
  await settle(store, [packetId]).catch(() => {})
  return row
}

/** @returns the intent of the same decision that a start could not carry out; null where there is none */
async function intend(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  judgement: Judgement,
): Promise<IntentRow | null> {
  const intent = await sealIntent(keys, judgement)
  // Nobody looks at intents: there is no live query to tell, and nothing for the screen to draw.
  return directly(journal, ['intents'], 'strict', async ({ intents }) => {
    const reading = found<IntentRow | undefined>(intents.get(intent.decisionId))
    intents.put(intent)
    return (await reading) ?? null
  })
}

/**
 * So that nothing makes what the reviewer was told is not made. Never throws: the reviewer is to
 * hear what the host said.
 * @returns `tried`: when it was tried once, which is how long the reviewer waits; `over`: when it is
 *   done or given up
 */
function takeBackIntent(
  journal: Journal,
  { id, madeAt }: Judgement,
  before: IntentRow | null,
): { tried: Promise<unknown>; over: Promise<void> } {
  const tryOnce = () =>
    journal.transaction('rw', journal.intents, async () => {
      const row = await journal.intents.get(id)
      // Asked for again meanwhile, it is another's.
      if (row?.at !== madeAt) return
      // What was called decided before, and only waits for a host that can sign, goes on waiting.
      if (before) await journal.intents.put(before)
      else await journal.intents.delete(id)
    })
  const isDone = () =>
    tryOnce().then(
      () => true,
      () => false,
    )
  const tried = isDone()
  const goOn = async () => {
    let done = await tried
    for (let left = tries; !done && left > 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, retryAfter))
      done = await isDone()
    }
  }
  return { tried, over: goOn() }
}

/** What became of what was to be signed when the program ended: packets. */
export type Finished = { made: string[]; left: string[] }

/**
 * Has the host sign what it was to sign when the program ended; what it signed before it answers
 * again. What cannot be signed now is left for the next turn of syncing, or the next start.
 * @param isDamaged whether the host's file has lost something, which may be one of these
 */
export async function finishIntents({ store, fetch }: Here, isDamaged = false): Promise<Finished> {
  const { journal } = store
  const finished: Finished = { made: [], left: [] }
  const rows = await journal.intents.orderBy('at').toArray()
  for (const [index, { decisionId }] of rows.entries()) {
    const lost = isDamaged ? rows.length - index : null
    // Another window that is at it makes it, or takes it back.
    await navigator.locks.request(lockOf(decisionId), { ifAvailable: true }, async (lock) => {
      const row = lock && (await journal.intents.get(decisionId))
      if (!row) return
      if (await journal.decisions.get(decisionId)) {
        await journal.intents.delete(decisionId)
        return
      }
      const how = await finish({ store, fetch }, row, lost).then(
        () => 'made' as const,
        () => 'left' as const,
      )
      finished[how].push(row.packetId)
    })
  }
  return finished
}

/** @param lost where the host's file is damaged: how many are still to be signed, with this one */
async function finish({ store, fetch }: Here, row: IntentRow, lost: number | null): Promise<void> {
  const judgement = await openIntent(store.keys, row).catch(async (error: unknown) => {
    // What cannot be read cannot be signed; its draft is there to be decided again.
    await store.journal.intents.delete(row.decisionId)
    throw error
  })
  if (lost !== null) {
    const given = { decisions: [], interrupted: { judgement, of: lost } }
    await askHost(fetch, hostPaths.decisions, Mended, { ...posting(given), method: 'PUT' })
  }
  await journalIt({ store, fetch }, await sign({ store, fetch }, judgement), row.packetId)
}
