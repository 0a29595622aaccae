import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { hostPaths, Signed } from '../../shared/protocol/host.ts'
import { judge } from '../../shared/rules/judgement.ts'
import { keys, openTestStore, packetOf, rubric } from '../testing/fixtures.ts'
import { standInBuckets } from '../testing/buckets.ts'
import { draftOf } from '../testing/opened.ts'
import { bench } from '../testing/setup.ts'
import { askHost, posting } from './ask.ts'
import { readMeta } from './databases.ts'
import { noJournal } from './counts.ts'
import { takeOverFormer } from './former.ts'
import { journalDecision } from './journal-decision.ts'
import { openJournal } from './open-journal.ts'
import { beginDraft, writeDraft } from './draft-row.ts'
import { writePlaces } from './places.ts'

test('a journal that will not open is left, another begins, and has the rest once it opens', async () => {
  const { buckets, broken, all } = standInBuckets()
  const first = await openJournal(keys, null, buckets)
  await writeDraft({ journal: first.journal, keys }, null, beginDraft(packetOf('P-1')))
  await writeDraft({ journal: first.journal, keys }, null, beginDraft(packetOf('P-2')))
  first.journal.close()

  broken.add(1)
  const { journal } = await openJournal(keys, null, buckets)
  expect(await journal.drafts.count()).toBe(0)
  const own = { ...beginDraft(packetOf('P-2')), feedback: 'Written since.' }
  await writeDraft({ journal, keys }, null, own)
  expect(await takeOverFormer({ journal, keys }, buckets)).toBe(1)
  expect([...all.keys()]).toEqual([1, 2])

  broken.delete(1)
  expect(await takeOverFormer({ journal, keys }, buckets)).toBe(0)
  expect([...all.keys()]).toEqual([2])
  const ids = await journal.drafts.toCollection().primaryKeys()
  expect(ids).toEqual(['P-1', 'P-2'])
  expect((await draftOf({ ...openTestStore(), journal }, 'P-2'))?.feedback).toBe('Written since.')
  expect(await readMeta(journal.meta, 'counts', noJournal)).toMatchObject({ drafts: 2 })
})

test('of several, what was written last stays', async () => {
  const { buckets, broken, all } = standInBuckets()
  for (const [number, feedback] of [
    [1, 'First.'],
    [2, 'Then.'],
  ] as const) {
    const { journal } = await openJournal(keys, null, buckets)
    const draft = { ...beginDraft(packetOf('P-1')), feedback }
    await writeDraft({ journal, keys }, null, draft)
    await writePlaces([{ key: `place ${number}`, place: number, leftAt: 0 }], journal)
    journal.close()
    broken.add(number)
  }
  const { journal } = await openJournal(keys, null, buckets)
  broken.clear()
  expect(await takeOverFormer({ journal, keys }, buckets)).toBe(0)
  expect([...all.keys()]).toEqual([3])
  expect((await draftOf({ ...openTestStore(), journal }, 'P-1'))?.feedback).toBe('Then.')
  expect(await journal.places.count()).toBe(2)
})

test('of a draft that was decided and changed, the change stays', async () => {
  const { buckets, broken } = standInBuckets()
  const { central } = await bench()
  const first = await openJournal(keys, null, buckets)
  const draft = {
    ...beginDraft(packetOf('P-1')),
    chosenOutcome: 'recused' as const,
    about: { recusal: 'other' as const },
  }
  const judgement = judge(rubric, packetOf('P-1'), draft, '2026-11-24T10:00:00.000Z')
  const signed = await askHost(
    central.fetch,
    hostPaths.decisions,
    Signed,
    posting({ judgement, last: null }),
  )
  const changed = { ...draft, note: 'And this.', changes: 1 }
  await writeDraft({ journal: first.journal, keys }, null, changed)
  const same = {
    ...beginDraft(packetOf('P-2')),
    chosenOutcome: 'recused' as const,
    about: { recusal: 'other' as const },
  }
  const other = judge(rubric, packetOf('P-2'), same, '2026-11-24T10:00:00.000Z')
  const alike = await askHost(
    central.fetch,
    hostPaths.decisions,
    Signed,
    posting({ judgement: other, last: null }),
  )
  await writeDraft({ journal: first.journal, keys }, null, same)
  first.journal.close()

  broken.add(1)
  const { journal } = await openJournal(keys, null, buckets)
  for (const one of [signed, alike]) await journalDecision({ journal, keys }, one)
  broken.delete(1)
  expect(await takeOverFormer({ journal, keys }, buckets)).toBe(0)
  expect(await draftOf({ ...openTestStore(), journal }, 'P-1')).toMatchObject({
    kind: 'amendment',
    supersedes: signed.id,
    note: 'And this.',
  })
  expect(await journal.drafts.count()).toBe(1)
  expect(await readMeta(journal.meta, 'counts', noJournal)).toMatchObject({ drafts: 1, unsent: 2 })
})
