import { Diagnostics, HostDiagnostics, problemCode } from '../../shared/protocol/diagnostics.ts'
import { hostPaths } from '../../shared/protocol/host.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { schemas } from './databases.ts'
import { askHost } from './ask.ts'
import { type Here, here } from './host.ts'
import { status } from './status.ts'

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
  const [host, { sync, library, journal }, problems, room] = await Promise.all([
    askHost(with_.fetch, hostPaths.diagnostics, HostDiagnostics),
    status(with_.store),
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
      journal: { bucket: with_.store.bucket, counts: journal },
      library: { counts: library },
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
