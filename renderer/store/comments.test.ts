import 'fake-indexeddb/auto'
import { liveQuery } from 'dexie'
import { expect, test, vi } from 'vitest'
import { standInBuckets } from '../testing/buckets.ts'
import { keys, openTestStore } from '../testing/fixtures.ts'
import { bankOf, countUse, hideComment, keepComment, removeComment } from './comments.ts'
import { takeOverFormer } from './former.ts'
import { openJournal } from './open-journal.ts'

const office = {
  rubricId: 'R-1',
  comments: [{ id: 'c-1', criterionId: 'quality', ratingId: 'no', text: 'Say the unit.' }],
}
const own = {
  id: '018f0000-0000-7000-8000-000000000001',
  rubricId: 'R-1',
  criterionId: 'quality',
  ratingId: null,
  text: 'Barnacles first.',
}

test('the office’s comments and own ones are one bank, the own ones sealed', async () => {
  const here = openTestStore()
  await here.library.banks.put(office)
  await keepComment(own, here)
  await keepComment({ ...own, id: '018f0000-0000-7000-8000-000000000002', rubricId: 'R-2' }, here)
  const { comments, hasOffice } = await bankOf('R-1', here)
  expect(hasOffice).toBe(true)
  expect(comments).toMatchObject([
    { from: 'office', text: 'Say the unit.', uses: 0 },
    { from: 'own', text: 'Barnacles first.', uses: 0 },
  ])
  const [row] = await here.journal.comments.toArray()
  expect(new TextDecoder('latin1').decode(row!.sealed)).not.toContain('Barnacles')
  expect(JSON.stringify({ ...row, sealed: null })).not.toContain('quality')
})

test('a row that stands in for another hides no other, and is left', async () => {
  const here = openTestStore()
  await keepComment(own, here)
  const other = { ...own, id: '018f0000-0000-7000-8000-000000000002' }
  await keepComment(other, here)
  const row = (await here.journal.comments.get(own.id))!
  await here.journal.comments.put({ ...row, id: other.id })
  expect((await bankOf('R-1', here)).comments.map(({ id }) => id)).toEqual([own.id])
  expect(await here.journal.comments.count()).toBe(2)
})

test('uses of two windows at once are all counted, and seen live by both', async () => {
  const one = openTestStore()
  const other = openTestStore(...one.factories)
  await one.library.banks.put(office)
  const seen = vi.fn<(uses: number) => void>()
  const watching = liveQuery(() => bankOf('R-1', other)).subscribe(({ comments }) =>
    seen(comments[0]!.uses),
  )
  await Promise.all([1, 2, 3].map((now) => countUse('R-1 c-1', now, now === 2 ? other : one)))
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(3))
  watching.unsubscribe()
})

test('one of the office’s is put out of sight, and back', async () => {
  const here = openTestStore()
  await here.library.banks.put(office)
  const [comment] = (await bankOf('R-1', here)).comments
  await hideComment(comment!.key, true, here)
  expect((await bankOf('R-1', here)).comments[0]).toMatchObject({ hidden: true })
  await hideComment(comment!.key, false, here)
  expect((await bankOf('R-1', here)).comments[0]).toMatchObject({ hidden: false })
})

test('an own comment is changed, deleted and put back; its uses stay with it', async () => {
  const here = openTestStore()
  await keepComment(own, here)
  await countUse(own.id, 5, here)
  await keepComment({ ...own, text: ' Barnacles last. ' }, here)
  expect((await bankOf('R-1', here)).comments).toMatchObject([{ text: 'Barnacles last.', uses: 1 }])
  await removeComment(own.id, here)
  expect((await bankOf('R-1', here)).comments).toEqual([])
  await keepComment(own, here)
  expect((await bankOf('R-1', here)).comments).toMatchObject([{ uses: 1, usedAt: 5 }])
})

test('a text that is empty, or no comment any more, is not kept', async () => {
  const here = openTestStore()
  for (const text of ['', ' \n', 'x'.repeat(2001)])
    await expect(keepComment({ ...own, text }, here)).rejects.toMatchObject({ name: 'ZodError' })
  expect(await here.journal.comments.count()).toBe(0)
})

test.each(['renewed', 'taken over'])(
  'own comments and uses stay when the journal is %s',
  async (how) => {
    const { buckets, broken } = standInBuckets()
    const first = await openJournal(keys, null, buckets)
    await keepComment(own, { journal: first.journal, keys })
    await countUse(own.id, 5, { journal: first.journal })
    first.journal.close()
    if (how === 'taken over') broken.add(1)
    else {
      const { held = [] } = await navigator.locks.query()
      for (const { name } of held)
        if (name === 'journal in use')
          await navigator.locks.request(name, { steal: true }, () => {})
    }
    const { journal } = await openJournal(keys, how === 'renewed' ? 'run-1' : null, buckets)
    broken.clear()
    await takeOverFormer({ journal, keys }, buckets)
    const { comments } = await bankOf('R-1', { ...openTestStore(), journal })
    expect(comments).toMatchObject([{ text: 'Barnacles first.', uses: 1 }])
    journal.close()
  },
)
