import { describe, expect, test } from 'vitest'
import type { Calibration } from '../../shared/model/calibration.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { calibrationSets, isLocked, lockedRubrics, neighboursInSet } from './calibration.ts'
import { compareDraft, comparedView } from './practice.ts'
import { decide } from './decide.ts'
import { openDraft } from './drafts.ts'
import { packetView } from './packet.ts'
import { takeBack } from './take-back.ts'

const agreed = ['sampling', 'quality'].map((criterionId) => ({
  criterionId,
  ratingId: `${criterionId}-yes`,
  reason: `Because the ${criterionId} is shown.`,
}))

const practice = (nth: number, of = 2): Calibration => ({ role: 'practice', agreed, nth, of })
const qualification = (
  nth: number,
  more: Partial<Extract<Calibration, { role: 'qualification' }>> = {},
): Calibration => ({
  role: 'qualification',
  agreed,
  nth,
  of: 2,
  round: 1,
  rounds: 2,
  tolerance: { exact: 0.75, within: 1 },
  demanded: true,
  passed: false,
  ...more,
})

const packet = (id: string, calibration: Calibration) => packetOf(id, { calibration, dueAt: null })

async function withSets() {
  const all = await bench()
  await arrive(
    all.store,
    packetOf('P-1'),
    packet('T-1', practice(1)),
    packet('T-2', practice(2)),
    packet('Q-1', qualification(1)),
    packet('Q-2', qualification(2)),
  )
  return all
}
type Desk = Awaited<ReturnType<typeof withSets>>

/** Rates the criteria in their order: `y` as required, `n` below, anything else not at all. */
async function rate({ store }: Desk, id: string, ratings: string) {
  const writer = await openDraft(id, store)
  const scores = Object.fromEntries(
    ['sampling', 'quality'].flatMap((criterion, at) => {
      const rating = { y: 'yes', n: 'no' }[ratings[at]!]
      return rating
        ? [[criterion, { ratingId: `${criterion}-${rating}`, comment: '', anchors: [] }]]
        : []
    }),
  )
  await writer.change((draft) => ({ ...draft, scores }))
  await writer.close()
}

async function qualify(desk: Desk, ratings: Record<string, string>) {
  for (const [id, of] of Object.entries(ratings)) {
    await rate(desk, id, of)
    await decide(id, '2026-11-24T10:00:00.000Z', desk.here)
  }
}
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString()
const sets = async ({ store }: Desk) => (await calibrationSets(store))[0]!

describe('a practice packet', () => {
  test('is compared when all is rated, and decides nothing', async () => {
    const desk = await withSets()
    const { store, central } = desk
    await rate(desk, 'T-1', 'y')
    expect(await problemCode(compareDraft('T-1', at(0), store))).toBe('draft-incomplete')
    const view = await packetView('T-1', store)
    expect(await comparedView(view!, store)).toBeNull()

    await rate(desk, 'T-1', 'yn')
    await compareDraft('T-1', at(0), store)
    const shown = await comparedView(view!, store)
    expect(shown?.goes).toBe(1)
    expect(shown?.compared.map(({ ownId, apart }) => [ownId, apart])).toEqual([
      ['sampling-yes', 0],
      ['quality-no', -1],
    ])
    expect(central.filed).toHaveLength(0)
    expect(await store.journal.decisions.count()).toBe(0)
  })

  test('is rated again once its draft changes; the first go is the one that counts', async () => {
    const desk = await withSets()
    const { store } = desk
    await rate(desk, 'T-1', 'yn')
    await compareDraft('T-1', at(0), store)
    await rate(desk, 'T-1', 'yy')
    const view = (await packetView('T-1', store))!
    expect(await comparedView(view, store)).toBeNull()
    await compareDraft('T-1', at(5), store)
    expect((await comparedView(view, store))?.goes).toBe(2)
    const [item] = (await sets(desk)).practice
    expect(item).toMatchObject({ id: 'T-1', isDone: true, ratedAt: at(0) })
    expect(item?.compared?.map(({ apart }) => apart)).toEqual([0, -1])
  })

  test('keeps its ratings sealed', async () => {
    const desk = await withSets()
    await rate(desk, 'T-1', 'yn')
    await compareDraft('T-1', at(0), desk.store)
    const [row] = await desk.store.journal.trials.toArray()
    expect(new TextDecoder('latin1').decode(row!.sealed)).not.toContain('quality')
  })
})

describe('a qualification round', () => {
  test('shows nothing of itself until all of it is decided', async () => {
    const desk = await withSets()
    await qualify(desk, { 'Q-1': 'yn' })
    const { rounds, passed } = await sets(desk)
    expect(passed).toBe(false)
    expect(rounds[0]?.verdict).toBeNull()
    expect(rounds[0]?.items).toMatchObject([
      { id: 'Q-1', isDone: true, compared: null, ratedAt: null },
      { id: 'Q-2', isDone: false, compared: null },
    ])
    expect(await comparedView((await packetView('Q-1', desk.store))!, desk.store)).toBeNull()
  })

  test('opens the packets of its rubric once it is passed, with no network', async () => {
    const desk = await withSets()
    const { store, here } = desk
    const row = (await store.library.packets.get('P-1'))!
    expect(isLocked(row, await lockedRubrics(store))).toBe(true)
    expect(await problemCode(review(here, 'P-1'))).toBe('qualification-wanted')

    // Three of four are as agreed, which is what it takes.
    await qualify(desk, { 'Q-1': 'yn', 'Q-2': 'yy' })
    const { rounds, passed } = await sets(desk)
    expect(passed).toBe(true)
    expect(rounds[0]?.verdict).toEqual({ passed: true, criteria: 4, exact: 3, far: 0 })
    expect(rounds[0]?.items[0]).toMatchObject({ ratedAt: '2026-11-24T10:00:00.000Z' })
    expect(await lockedRubrics(store)).toEqual(new Set())
    expect((await review(here, 'P-1')).outcome).toBe('met')
    expect((await comparedView((await packetView('Q-1', store))!, store))?.goes).toBe(0)
  })

  test('that is not passed leaves them locked, and what was decided on it stays', async () => {
    const desk = await withSets()
    await qualify(desk, { 'Q-1': 'nn', 'Q-2': 'yy' })
    expect((await sets(desk)).rounds[0]?.verdict).toMatchObject({ passed: false, exact: 2 })
    expect(await lockedRubrics(desk.store)).toEqual(new Set(['R-coast-1']))
    expect(await problemCode(takeBack('Q-1', undefined, desk.here))).toBe('qualification-final')
  })

  test('is not judged while packets of it have yet to come', async () => {
    const desk = await bench()
    await arrive(desk.store, packet('Q-1', qualification(1)))
    await qualify(desk, { 'Q-1': 'yy' })
    expect((await sets(desk)).rounds[0]?.verdict).toBeNull()
  })

  test.each([
    ['central records have a pass', { passed: true }, []],
    ['it is not demanded', { demanded: false }, []],
    ['it is demanded', {}, ['R-coast-1']],
  ])('locks by what %s', async (_, more, locked) => {
    const { store } = await bench()
    await arrive(store, packetOf('P-1'), packet('Q-1', qualification(1, more)))
    expect([...(await lockedRubrics(store))]).toEqual(locked)
  })

  test('that arrives while a draft is open locks it, and one that is passed opens it at once', async () => {
    const { store, here } = await bench()
    await arrive(store, packetOf('P-1'))
    const open = await openDraft('P-1', store)
    expect(open.basis.locked).toBe(false)

    await arrive(store, packet('Q-1', qualification(1)))
    await expect.poll(() => open.basis.locked).toBe(true)
    expect(await problemCode(review(here, 'P-1'))).toBe('qualification-wanted')

    await arrive(store, packet('Q-1', qualification(1, { passed: true })))
    expect((await review(here, 'P-1')).outcome).toBe('met')
    await open.close()
  })

  test('is followed by the next, the oldest first', async () => {
    const { store } = await bench()
    await arrive(
      store,
      packet('Q-3', qualification(1, { round: 2, of: 1 })),
      packet('Q-1', qualification(1, { of: 1 })),
    )
    const [set] = await calibrationSets(store)
    expect(set?.rounds.map(({ round, items }) => [round, items[0]?.id])).toEqual([
      [1, 'Q-1'],
      [2, 'Q-3'],
    ])
    expect(set?.allowed).toBe(2)
  })
})

test('what was begun or decided before it was locked can be looked at', () => {
  const locks = new Set(['R'])
  const row = { rubricId: 'R', role: null, standing: 'open' } as const
  expect(isLocked(row, locks)).toBe(true)
  expect(isLocked({ ...row, standing: 'draft' }, locks)).toBe(true)
  expect(isLocked({ ...row, standing: 'accepted' }, locks)).toBe(false)
  expect(isLocked({ ...row, role: 'practice' }, locks)).toBe(false)
  expect(isLocked(row, new Set())).toBe(false)
})

test('a packet of a set leads to the others of it, and to the next that is to be done', async () => {
  const desk = await withSets()
  const { store } = desk
  expect(await neighboursInSet('P-1', store)).toBeNull()
  expect(await neighboursInSet('T-1', store)).toEqual({
    previous: null,
    next: 'T-2',
    position: 1,
    total: 2,
    toDo: ['T-2'],
  })
  await rate(desk, 'T-2', 'yy')
  await compareDraft('T-2', at(0), store)
  expect(await neighboursInSet('T-1', store)).toMatchObject({ toDo: [] })
  expect(await neighboursInSet('Q-2', store)).toMatchObject({ previous: 'Q-1', toDo: ['Q-1'] })
})
