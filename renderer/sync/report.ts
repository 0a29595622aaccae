import type { Problem } from '../../shared/protocol/problem.ts'
import { type Library, readMeta, writeMeta } from '../store/databases.ts'
import type { SyncRow } from '../store/rows.ts'
import { neverSynced } from '../store/status.ts'

type Network = SyncRow['network']

/** Where nothing was heard before, silence is no news. */
const networkAfter = ({ network }: SyncRow, now: Network = network): Network =>
  now === 'waiting' && network === 'offline' ? network : now

/** Whoever is offline in the end was so since the silence began. */
const isGivenUp = ({ network }: SyncRow, now: Network) => network === 'waiting' && now === 'offline'

/** Writes what the status line says; the worker that syncs is the only one to do so. */
export function createReport(library: Library, now: () => Date) {
  let problems: { turn: Problem | null; evidence: Problem | null } = { turn: null, evidence: null }

  /** Tells of a step. Network and contact are left as they were where they are not given. */
  async function tell(
    step: Partial<Pick<SyncRow, 'network' | 'phase'>> & { contact?: true },
    failed: Partial<typeof problems> = {},
  ): Promise<void> {
    problems = { ...problems, ...failed }
    await library.transaction('rw', [library.meta], async () => {
      const base = await readMeta(library.meta, 'sync', neverSynced)
      const at = now().toISOString()
      const network = networkAfter(base, step.network)
      const same = base !== neverSynced && (base.network === network || isGivenUp(base, network))
      await writeMeta(library.meta, 'sync', {
        network,
        // Before the first contact was tried there is no network to tell of.
        since: step.network === undefined || same ? base.since : at,
        contactAt: step.contact ? at : base.contactAt,
        phase: step.phase ?? base.phase,
        problem: problems.turn ?? problems.evidence,
      })
    })
  }
  return tell
}
export type Report = ReturnType<typeof createReport>
