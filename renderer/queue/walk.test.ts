import { afterEach, describe, expect, test } from 'vitest'
import { Outline } from '../store/outline/Outline.ts'
import { toggleFlag } from '../store/flags.ts'
import { settle } from '../store/standing.ts'
import { bytesOf, fileOf, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review, withFiles } from '../testing/setup.ts'
import { scattered, seedOf } from './order.ts'
import { linesOf } from './useShown.ts'
import { plainView, type View } from './view.ts'
import { neighboursIn, toDoIn } from './walk.ts'

const due = (day: number) => `2026-12-0${day}T08:00:00.000Z`
const now = new Date('2026-12-01T00:00:00.000Z')
const view = (more: Partial<View>): View => ({ ...plainView, ...more })

let outline: Outline | null = null
afterEach(() => outline?.close())

async function four() {
  const { store, here } = await bench()
  await arrive(
    store,
    packetOf('P-4', { dueAt: null }),
    packetOf('P-3', { dueAt: due(2) }),
    packetOf('P-2', { dueAt: due(1) }),
    packetOf('P-1', { dueAt: due(2), attempt: 2 }),
  )
  outline = new Outline(store)
  await outline.whole()
  return { store, here, outline }
}

const shown = (of: Outline, wanted: View) =>
  linesOf(of, wanted, now).map(({ row, heading }) => row?.id ?? heading?.title)

describe('the order of the queue', () => {
  test('runs by due date, then id, those without a date last', async () => {
    const { outline } = await four()
    expect(shown(outline, plainView)).toEqual(['P-2', 'P-1', 'P-3', 'P-4'])
    expect(shown(outline, view({ sort: 'id' }))).toEqual(['P-1', 'P-2', 'P-3', 'P-4'])
    expect(shown(outline, view({ sort: 'attempt' }))).toEqual(['P-1', 'P-2', 'P-3', 'P-4'])
  })

  test('at random is one order for one seed, and another for another', async () => {
    const { outline } = await four()
    const orders = Array.from({ length: 20 }, (_, seed) =>
      shown(outline, view({ sort: 'random', seed })).join(' '),
    )
    expect(shown(outline, view({ sort: 'random', seed: 3 })).join(' ')).toBe(orders[3])
    expect(new Set(orders).size).toBeGreaterThan(8)
  })

  test('at random is another order for each reviewer, and always the same for one', async () => {
    const { outline } = await four()
    const orderFor = (id: string) =>
      shown(outline, view({ sort: 'random', seed: seedOf(id) })).join(' ')
    expect(orderFor('R-17')).toBe(orderFor('R-17'))
    expect(new Set(['R-17', 'R-18', 'R-19', 'R-20'].map(orderFor)).size).toBeGreaterThan(2)
  })

  test('at random favours no packet', () => {
    const first = new Map<string, number>()
    const ids = ['P-1', 'P-2', 'P-3', 'P-4']
    for (let seed = 0; seed < 4000; seed += 1) {
      const [id] = ids.toSorted((a, b) => scattered(a, seed) - scattered(b, seed))
      first.set(id!, (first.get(id!) ?? 0) + 1)
    }
    for (const id of ids) expect(first.get(id)).toBeGreaterThan(850)
  })

  test('puts packets under headings', async () => {
    const { outline } = await four()
    expect(shown(outline, view({ group: 'due' }))).toEqual([
      'Due today',
      'P-2',
      'Due tomorrow',
      'P-1',
      'P-3',
      'No date',
      'P-4',
    ])
  })
})

describe('walking the queue', () => {
  test('neighbours are those of the view', async () => {
    const { outline, store } = await four()
    expect(neighboursIn(outline, 'P-1', plainView, now)).toEqual({
      previous: 'P-2',
      next: 'P-3',
      position: 2,
      total: 4,
    })
    expect(neighboursIn(outline, 'P-4', plainView, now)).toMatchObject({ next: null, position: 4 })
    expect(neighboursIn(outline, 'P-9', plainView, now)).toMatchObject({ position: 0, total: 4 })
    await toggleFlag('P-2', store)
    await toggleFlag('P-4', store)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await outline.whole()
    const flagged = view({ filters: { ...plainView.filters, flagged: true } })
    expect(neighboursIn(outline, 'P-1', flagged, now)).toEqual({
      previous: 'P-2',
      next: 'P-4',
      position: 0,
      total: 2,
    })
  })

  test('the next to do is ready, undecided, after this one, and then from the beginning', async () => {
    const { store, here } = await bench()
    const missing = await fileOf(bytesOf(1, 10))
    await arrive(
      store,
      packetOf('P-1', { dueAt: due(1) }),
      packetOf('P-2', { dueAt: due(2) }),
      withFiles('P-3', [missing], { dueAt: due(3) }),
      packetOf('P-4', { dueAt: due(4) }),
    )
    outline = new Outline(store)
    const of = outline
    const next = async (after: string | null) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      await of.whole()
      return toDoIn(of, after, plainView, 2, now)
    }
    const decide = async (id: string) => {
      await review(here, id)
      await settle(store, [id])
    }
    expect(await next('P-2')).toEqual(['P-4', 'P-1'])
    expect(await next(null)).toEqual(['P-1', 'P-2'])
    await decide('P-4')
    expect(await next('P-2')).toEqual(['P-1'])
    await decide('P-1')
    expect(await next('P-1')).toEqual(['P-2'])
    await decide('P-2')
    expect(await next('P-2')).toEqual([])
  })
})
