import type { Judgement, SignedDecision } from '../../shared/model/decision.ts'
import { hostPaths, Signed, type SignRequest } from '../../shared/protocol/host.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import { askHost, posting } from './ask.ts'
import type { Journal } from './databases.ts'
import { found } from './directly.ts'
import { importFiled, mendFile } from './filing.ts'
import type { Here } from './host.ts'

const isBehind = (error: unknown) =>
  error instanceof ProblemError && error.problem.code === 'file-behind'

/** Decisions that the host's file does not take: of another device, or read nowhere. */
const elsewhere = new Set<string>()

/**
 * The id of the newest decision, which the host's file must have; null where there is none. What
 * cannot be read is no reason not to decide: the host's file comes first.
 */
export async function newestDecision(journal: Journal): Promise<string | null> {
  try {
    if (!journal.isOpen()) await journal.open()
    // Somebody waits: through Dexie, or with the row, it takes three times as long.
    const bySequence = journal.backendDB().transaction('decisions').objectStore('decisions')
    const cursor = await found(bySequence.index('sequence').openKeyCursor(null, 'prev'))
    const id = cursor?.primaryKey
    return typeof id !== 'string' || elsewhere.has(id) ? null : id
  } catch {
    return null
  }
}

/**
 * Has the host sign a judgement and write the decision to its file. A host that was started anew
 * while this window was open may have lost what the file had; what the journal has of it is given
 * back first, or the decision would take a place in the order that was given before.
 * @param newest asked for before, where somebody waits
 * @throws ProblemError of the host
 */
export async function sign(
  with_: Here,
  judgement: Judgement,
  newest = newestDecision(with_.store.journal),
): Promise<SignedDecision> {
  const ask = (last: string | null) =>
    askHost(
      with_.fetch,
      hostPaths.decisions,
      Signed,
      posting({ judgement, last } satisfies SignRequest),
    )
  const last = await newest
  try {
    return await ask(last)
  } catch (error) {
    if (!isBehind(error)) throw error
  }
  const filing = await importFiled(with_)
  if (filing) await mendFile(with_, filing)
  try {
    return await ask(last)
  } catch (error) {
    if (last === null || !isBehind(error)) throw error
    elsewhere.add(last)
    return ask(null)
  }
}
