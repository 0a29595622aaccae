import { hostPaths, Session } from '../../shared/protocol/host.ts'
import { fail, problem } from '../../shared/protocol/problem.ts'
import { noJournal } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import { askHost } from '../store/ask.ts'
import type { Here } from '../store/host.ts'
import { claimLibrary } from '../store/owner.ts'
import { followRepeats } from '../store/repeats/follow.ts'
import { importFiled } from '../store/filing.ts'
import { bringInStep } from '../store/reconcile.ts'
import { settleDrafts } from '../store/standing.ts'
import { finishTakingBack } from '../store/take-back.ts'
import { type Client, createClient } from './client.ts'
import { reconcileEpoch } from './epoch.ts'
import { EpochChanged, Refusal } from './failures.ts'
import type { Holding } from './holding.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import type { Report } from './report.ts'
import { closeRevoked } from './revoked.ts'
import { tellTimes } from './tell-times.ts'

type Turn = {
  /** Whether central records did not answer last time: then only a light question goes first. */
  probe: boolean
  report: Report
  arrived: () => void
  /** Keeps decisions back that are younger than the hold. */
  holding: Holding
  /** Milliseconds; 0 sends all. */
  hold: number
}

/**
 * One turn of syncing: what was decided goes up, then what changed comes down.
 * @returns the client with which evidence can be fetched
 * @throws ProblemError when it could not be finished; all that was done stays
 */
export async function takeTurn(
  here: Here,
  { probe, report, arrived, holding, hold }: Turn,
): Promise<Client> {
  const { store, fetch } = here
  const { journal } = store
  const { enrolment, timeSums } = await askHost(fetch, hostPaths.session, Session)
  if (enrolment === null) throw new Refusal(problem('not-enrolled'), 409, null)
  await claimLibrary(store, `${enrolment.service}/${enrolment.reviewer.id}`)
  const filing = await importFiled(here)
  // A disk that is full holds up what cannot be made now; what is made already goes on its way.
  if (filing) await bringInStep(here, filing).catch(() => {})
  await finishTakingBack(here)
  // It shows where drafts stand; what was decided does not wait for that.
  await settleDrafts(store).catch(() => {})

  const known = (await journal.meta.get('epoch')) ? await readMeta(journal.meta, 'epoch', '') : null
  const client = createClient({
    fetch,
    address: enrolment.address,
    epoch: known,
    // What the disk has to say is said by the next report that is waited for.
    onSilence: (isSilent) =>
      void report(isSilent ? { network: 'waiting' } : { network: 'online', contact: true }).catch(
        () => {},
      ),
  })

  const exchange = async () => {
    const { unsent, held } = await readMeta(journal.meta, 'counts', noJournal)
    const waiting = unsent + held > 0
    // What was handed to a network that is gone could not be taken back any more.
    if (probe || waiting) {
      await client.hello()
      await report({ network: 'online', contact: true })
    }
    if (waiting) {
      await report({ phase: 'pushing' })
      await push(store, client, (rows) => holding.due(rows, hold))
    } else holding.due([], hold)
    await report({ phase: 'pulling' })
    let brought = false
    await pull(store, client, () => {
      brought = true
      arrived()
    })
    await followRepeats(store, { hold, brought })
    await tellTimes(store, client, timeSums)
  }
  try {
    // Before it knows their life, a journal must take no receipt from it: they could be restored to
    // one before it with nobody the wiser.
    if (known === null) await reconcileEpoch(store, client, await epochOf(client))
    await exchange()
  } catch (error) {
    const revoked = error instanceof Refusal && error.problem.code === 'device-revoked'
    if (revoked) {
      // There is no time left in which something could be taken back.
      await push(store, client).catch(() => {})
      await closeRevoked(here)
    }
    if (!(error instanceof EpochChanged)) throw error
    await reconcileEpoch(store, client, error.epoch)
    await exchange()
  }
  return client
}

async function epochOf(client: Client): Promise<string> {
  await client.hello()
  return client.epoch ?? fail('not-central', client.address)
}
