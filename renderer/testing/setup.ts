import type { EvidenceFile } from '../../shared/model/evidence.ts'
import type { Packet } from '../../shared/model/packet.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import { decide } from '../store/decide.ts'
import { openDraft } from '../store/drafts.ts'
import type { Here } from '../store/host.ts'
import { createClient } from '../sync/client.ts'
import { ScriptedCentral } from './central.ts'
import { framework, openTestStore, packetOf, rubric } from './fixtures.ts'

/** A store with framework and rubric, and a host with central records behind it. */
export async function bench() {
  const store = openTestStore()
  await store.library.rubrics.put(rubric)
  await store.library.frameworks.put(framework)
  const central = new ScriptedCentral()
  const here: Here = { store, fetch: central.fetch }
  const client = () =>
    createClient({ fetch: central.fetch, address: 'https://central.test/', epoch: central.epoch })
  return { store, central, here, client }
}

export const withFiles = (id: string, files: EvidenceFile[], over: Partial<Packet> = {}) =>
  packetOf(id, { evidence: files, ...over })

/** Reviews a packet as met and decides it. */
export async function review(here: Here, packetId: string) {
  const draft = await openDraft(packetId, here.store)
  await draft.change((before) => ({
    ...before,
    scores: Object.fromEntries(
      rubric.criteria.map(({ id, requiredRatingId: ratingId }) => [
        id,
        { ratingId, comment: '', anchors: [] },
      ]),
    ),
  }))
  const decision = await decide(packetId, '2026-11-24T10:00:00.000Z', here)
  await draft.close()
  return decision
}

/** The code of the problem that a promise ends in; null when it does not. */
export const problemCode = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
