import { expect, test } from 'vitest'
import { hostPaths, Signed } from '../../shared/protocol/host.ts'
import { judge } from '../../shared/rules/judgement.ts'
import { packetOf, rubric } from '../testing/fixtures.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, review } from '../testing/setup.ts'
import { askHost, posting } from './ask.ts'
import { noJournal } from './counts.ts'
import { readMeta } from './databases.ts'
import { openDraft } from './drafts.ts'
import { lookAhead, replaceDraft } from './replace-draft.ts'

/** A decision on P-1 that the host has signed, and the draft that it was made of. */
async function signed() {
  const all = await bench()
  const { store, here } = all
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  const writer = await openDraft('P-1', store)
  await writer.change((draft) => ({
    ...draft,
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  }))
  const made = writer.draft!
  const ahead = await lookAhead(store.journal)
  const judgement = judge(rubric, packetOf('P-1'), made, '2026-11-24T10:00:00.000Z')
  const decision = await askHost(
    here.fetch,
    hostPaths.decisions,
    Signed,
    posting({ judgement, last: null }),
  )
  const counts = () => readMeta(store.journal.meta, 'counts', noJournal)
  return { ...all, writer, made, ahead, decision, counts }
}

test('a decision takes the place of its draft at once', async () => {
  const { store, decision, made, ahead, counts } = await signed()
  const row = await replaceDraft(store, decision, made, ahead)
  expect(await decisionsOf(store)).toEqual([row])
  expect(await store.journal.drafts.count()).toBe(0)
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
})

test('not in a journal that has moved since', async () => {
  const { store, here, decision, made, ahead, counts } = await signed()
  const other = await review(here, 'P-2')
  expect(await replaceDraft(store, decision, made, ahead)).toBeNull()
  expect(await decisionsOf(store)).toEqual([other])
  expect(await counts()).toEqual({ ...noJournal, drafts: 1, unsent: 1 })
})

test('not of a draft that has changed since', async () => {
  const { store, writer, decision, made, ahead } = await signed()
  await writer.change((draft) => ({ ...draft, feedback: 'Please sign it' }))
  expect(await replaceDraft(store, decision, made, ahead)).toBeNull()
  expect(await decisionsOf(store)).toEqual([])
  expect(await draftOf(store, 'P-1')).toMatchObject({ feedback: 'Please sign it' })
})

test('a decision on a packet with others is more than that', async () => {
  const { store, here, decision, made } = await signed()
  const { signed: before } = await review(here, 'P-2')
  const row = (await store.journal.decisions.get(before.id))!
  await store.journal.decisions.put({ ...row, id: 'another', packetId: 'P-1' })
  expect(await replaceDraft(store, decision, made, await lookAhead(store.journal))).toBeNull()
  expect(await draftOf(store, 'P-1')).not.toBeNull()
})
