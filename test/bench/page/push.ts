/** What the push benchmark does inside the worker: decides, and sends by the product or by fetch. */
import { batches } from '../../../renderer/store/batches.ts'
import type { Store } from '../../../renderer/store/databases.ts'
import { decide } from '../../../renderer/store/decide.ts'
import { openDraft } from '../../../renderer/store/drafts.ts'
import { openDecisions } from '../../../renderer/store/sealed.ts'
import { pull } from '../../../renderer/sync/pull.ts'
import { push } from '../../../renderer/sync/push.ts'
import { clientOf, close, here, openFresh, serve, timed } from './store.ts'

/** Returns a packet for revision: complete without ratings, whatever the rubric. */
async function decideOne(store: Store, id: string): Promise<void> {
  const draft = await openDraft(id, store)
  await draft.change((before) => ({
    ...before,
    chosenOutcome: 'returned',
    feedback: 'Page 2 of the field log cannot be read; please hand it in again.',
  }))
  await decide(id, undefined, { store, fetch: here })
  await draft.close()
}

/** Decides these packets, and no others, in a store of their own. */
async function decideAll(ids: string[]): Promise<Store> {
  const store = await openFresh()
  await pull(store, clientOf(here), () => {})
  for (const id of ids) await decideOne(store, id)
  return store
}

/** Milliseconds for sending what was decided on these packets, with all that is written down of it. */
async function product(ids: string[]): Promise<number> {
  const store = await decideAll(ids)
  const took = await timed(() => push(store, clientOf(here)))
  const left = await store.journal.decisions
    .where('[state+sequence]')
    .between(['accepted'], ['accepted', []])
    .count()
  close(store)
  if (left !== ids.length) throw new Error(`${left} of ${ids.length} were accepted`)
  return took
}

/** Milliseconds for posting the same batches, and reading the answers as JSON. */
async function plain(ids: string[]): Promise<number> {
  const store = await decideAll(ids)
  const rows = await openDecisions(
    store.keys,
    await store.journal.decisions.orderBy('sequence').toArray(),
  )
  const bodies = batches(rows).map((batch) =>
    JSON.stringify({ decisions: batch.map(({ signed }) => signed) }),
  )
  close(store)
  return timed(async () => {
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json' }
      const response = await here('/central/v1/decisions', { method: 'POST', headers, body })
      if (!response.ok) throw new Error(await response.text())
      await response.json()
    }
  })
}

serve({ product, plain })
