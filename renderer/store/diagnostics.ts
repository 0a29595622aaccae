import { Diagnostics, HostDiagnostics, problemCode } from '../../shared/protocol/diagnostics.ts'
import { hostPaths } from '../../shared/protocol/host.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { added } from './counts.ts'
import { schemas } from './databases.ts'
import { askHost } from './ask.ts'
import { type Here, here } from './host.ts'
import { status } from './status.ts'
import { decidedIn } from './work.ts'

/** Its code and nothing of its words: those name what it is about. */
const codeOf = ({ code }: Problem) => (problemCode.test(code) ? code : 'unknown')

async function countProblems({ store }: Here): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const count = ({ problem }: { problem: Problem | null }) => {
    if (problem) counts[codeOf(problem)] = (counts[codeOf(problem)] ?? 0) + 1
  }
  await store.library.packets.each(count)
  await store.journal.decisions.each(count)
  return counts
}

/** Packets that are served again are counted on no screen, and told to nobody. */
async function repeatsIn({ store }: Here) {
  const rows = await store.library.packets.where('repeatOf').above('').toArray()
  const drafts = await store.journal.drafts.bulkGet(rows.map(({ id }) => id))
  return {
    packets: rows.length,
    ready: rows.filter(({ ready }) => ready === 1).length,
    decided: decidedIn(rows),
    drafts: drafts.filter((row) => row !== undefined).length,
  }
}

async function storage() {
  const { usage } = await navigator.storage.estimate()
  return { used: usage ?? null, persisted: await navigator.storage.persisted() }
}

/**
 * What a reviewer can send to support: how machine and window stand, without a word that a learner or
 * a reviewer wrote.
 * @throws ProblemError `host-unreachable`
 */
export async function collectDiagnostics(with_: Here = here()): Promise<Diagnostics> {
  const [host, { sync, library, signed }, repeats, problems, room] = await Promise.all([
    askHost(with_.fetch, hostPaths.diagnostics, HostDiagnostics),
    status(with_.store),
    repeatsIn(with_),
    countProblems(with_),
    storage(),
  ])
  return Diagnostics.parse({
    format: 1,
    madeAt: new Date().toISOString(),
    host,
    window: {
      browser: navigator.userAgent,
      schemas,
      journal: {
        bucket: with_.store.bucket,
        counts: added(signed, { drafts: -repeats.drafts }),
      },
      library: {
        counts: added(library, {
          packets: -repeats.packets,
          ready: -repeats.ready,
          decided: -repeats.decided,
        }),
      },
      storage: room,
      sync: {
        network: sync.network,
        since: sync.since,
        contactAt: sync.contactAt,
        phase: sync.phase,
        problem: sync.problem && codeOf(sync.problem),
      },
      problems,
    },
  } satisfies Diagnostics)
}
