/** Whatever is done in the grid is what the packets' own screens would have written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '../../shared/model/draft.ts'
import { makeDecision } from '../review/makeDecision.ts'
import { chooseOutcome, commentOn, type Edit, rate, writeFeedback } from '../scoring/edits.ts'
import { History } from '../scoring/history.ts'
import { goBack } from '../scoring/undo.ts'
import { deciding } from '../store/decide.ts'
import { openDraft } from '../store/drafts.ts'
import { lineReader } from '../store/grid-lines.ts'
import type { Here } from '../store/host.ts'
import { packetOf, rubric } from '../testing/fixtures.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { changesFor, isOverwriting, type Wish } from './changes.ts'
import { decideAll } from './decide.ts'
import { write, writeOne } from './write.ts'

const ids = ['P-1', 'P-2', 'P-3']
const emptyDraft = { scores: {}, feedback: '', chosenOutcome: null } as unknown as Draft

async function desk() {
  const all = await bench()
  await arrive(all.store, ...ids.map((id) => packetOf(id)))
  return { ...all, history: new History(), reader: lineReader(all.store) }
}
type Desk = Awaited<ReturnType<typeof desk>>

/** What a draft says, without when and under which ids it was said. */
const said = (draft: Draft | undefined) =>
  draft && {
    scores: rubric.criteria.map(({ id }) => [
      id,
      draft.scores[id]?.ratingId ?? null,
      draft.scores[id]?.comment ?? '',
    ]),
    feedback: draft.feedback,
    outcome: draft.chosenOutcome,
  }
const draftsOf = async ({ store }: Desk) =>
  Promise.all(ids.map(async (id) => said(await draftOf(store, id)) ?? said(emptyDraft)))

/** As the packet's own screen writes. */
async function inPacket({ store, history }: Desk, packetId: string, edit: Edit) {
  const writer = await openDraft(packetId, store)
  const before = writer.draft ?? emptyDraft
  await writer.change(history.watch(packetId, edit))
  const changed = JSON.stringify(said(before)) !== JSON.stringify(said(writer.draft!))
  await writer.close()
  return changed ? 1 : 0
}

type Deed =
  | { is: 'rate'; packet: number; criterion: number; rating: number | null }
  | { is: 'wish'; targets: number[]; wish: Wish; every: boolean }
  | { is: 'undo' }
  | { is: 'redo' }

const criteria = rubric.criteria
const ratingOf = (criterion: number, rating: number | null) =>
  rating === null ? null : criteria[criterion]!.ratings[rating]!.id

const packet = fc.nat({ max: ids.length - 1 })
const criterion = fc.nat({ max: criteria.length - 1 })
const rating = fc.constantFrom(null, 0, 1)
const words = fc.constantFrom('', 'Good', 'See p. 2')
const targets = fc.uniqueArray(packet, { minLength: 1 })

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    rated: fc.uniqueArray(criterion, { minLength: 1 }),
    rating,
    comments: fc.option(words),
    feedback: fc.option(words),
    outcome: fc.constantFrom(undefined, null, 'returned' as const, 'recused' as const),
  })
  .map(({ rated, rating, comments, feedback, outcome }) => ({
    ratings: new Map(rated.map((at) => [criteria[at]!.id, ratingOf(at, rating)])),
    ...(comments === null ? {} : { comments: new Map([[criteria[0]!.id, comments]]) }),
    ...(feedback === null ? {} : { feedback }),
    ...(outcome === undefined ? {} : { outcome }),
  }))

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ is: fc.constant('rate' as const), packet, criterion, rating }),
  fc.record({ is: fc.constant('wish' as const), targets, wish: anyWish, every: fc.boolean() }),
  fc.constant({ is: 'undo' as const }),
  fc.constant({ is: 'redo' as const }),
)

async function inGrid(desk: Desk, deed: Deed): Promise<void> {
  const writing = { history: desk.history, here: desk.here }
  let refused: unknown[] = []
  if (deed.is === 'rate') {
    const { id } = criteria[deed.criterion]!
    const edit = rate(id, ratingOf(deed.criterion, deed.rating))
    refused = await writeOne(ids[deed.packet]!, edit, id, writing)
  } else if (deed.is === 'wish') {
    const lines = await desk.reader(deed.targets.map((at) => ids[at]!))
    const deeds = [...lines.values()].map((line) => ({
      packetId: line.packetId,
      changes: changesFor(rubric, line, deed.wish).filter(
        (change) => deed.every || !isOverwriting(change),
      ),
    }))
    refused = await write(
      deeds.filter(({ changes }) => changes.length > 0),
      writing,
    )
  } else await goBack(deed.is, writing)
  expect(refused).toEqual([])
}

/** The same by hand: every packet opened, every value entered that differs, steps counted. */
class ByHand {
  readonly desk: Desk
  #done: number[] = []
  #undone: number[] = []
  constructor(desk: Desk) {
    this.desk = desk
  }
  async #enter(edits: [packetId: string, edit: Edit][]) {
    let steps = 0
    for (const [id, edit] of edits) steps += await inPacket(this.desk, id, edit)
    if (steps === 0) return
    this.#done.push(steps)
    this.#undone = []
  }
  async make(deed: Deed) {
    if (deed.is !== 'rate' && deed.is !== 'wish') {
      const [from, to] =
        deed.is === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done]
      const steps = from.pop()
      if (steps === undefined) return
      to.push(steps)
      const { history, here } = this.desk
      for (let at = 0; at < steps; at += 1) await goBack(deed.is, { history, here })
    } else if (deed.is === 'rate') {
      const edit = rate(criteria[deed.criterion]!.id, ratingOf(deed.criterion, deed.rating))
      await this.#enter([[ids[deed.packet]!, edit]])
    } else {
      const edits: [string, Edit][] = []
      for (const at of deed.targets) {
        const draft = (await draftOf(this.desk.store, ids[at]!)) ?? emptyDraft
        const put = (was: string | null, to: string | null, edit: Edit) => {
          if (was === to || (!deed.every && was !== null && was !== '')) return
          edits.push([ids[at]!, edit])
        }
        for (const [id, to] of deed.wish.ratings)
          put(draft.scores[id]?.ratingId ?? null, to, rate(id, to))
        for (const [id, to] of deed.wish.comments ?? [])
          put(draft.scores[id]?.comment ?? '', to, commentOn(id, to))
        const { feedback, outcome } = deed.wish
        if (feedback !== undefined) put(draft.feedback, feedback, writeFeedback(feedback))
        if (outcome !== undefined) put(draft.chosenOutcome, outcome, chooseOutcome(outcome))
      }
      await this.#enter(edits)
    }
  }
}

test('whatever is done in the grid ends in the drafts that the packets’ own screens would write', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 1, maxLength: 12 }), async (deeds) => {
      const [grid, hand] = [await desk(), new ByHand(await desk())]
      for (const deed of deeds) {
        await inGrid(grid, deed)
        await hand.make(deed)
        expect(await draftsOf(grid)).toEqual(await draftsOf(hand.desk))
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

/** Until what follows from the decisions is written, too. */
const made = () => Promise.all(ids.map(async (id) => deciding(id)))

const judged = async (here: Here) =>
  (await decisionsOf(here.store)).map(({ signed }) => {
    const { packetId, scores, outcome, feedback, kind, evidence } = JSON.parse(signed.canonical)
    return { packetId, scores, outcome, feedback, kind, evidence }
  })

test('deciding several judges as deciding each, and one that cannot be stops no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { maxLength: 10 }), async (deeds) => {
      const [grid, single] = [await desk(), await desk()]
      for (const deed of deeds) for (const one of [grid, single]) await inGrid(one, deed)
      const shown = await Promise.all(
        ids.map(async (packetId) => ({
          packetId,
          draft: (await draftOf(grid.store, packetId)) ?? null,
        })),
      )
      const refused: (string | null)[] = []
      await decideAll(shown, (_, problem) => refused.push(problem?.code ?? null), grid)
      // What is under way is known by the packet alone, as there is but one store in a window.
      await made()
      const alone: (string | null)[] = []
      for (const id of ids)
        alone.push(await problemCode(makeDecision(id, single.history, single.here)))
      expect(refused).toEqual(alone)
      await made()
      expect(await judged(grid.here)).toEqual(await judged(single.here))
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('what was changed since it was shown is neither overwritten nor decided', async () => {
  const { store, here, history } = await desk()
  const [id] = ids as [string]
  const criterionId = criteria[0]!.id
  const wish = { ratings: new Map([[criterionId, ratingOf(0, 1)]]) }
  const line = (await lineReader(store)([id])).get(id)!
  const changes = changesFor(rubric, line, wish)
  await writeOne(id, rate(criterionId, ratingOf(0, 0)), criterionId, { history, here })

  const [refusal] = await write([{ packetId: id, changes }], { history, here })
  expect(refusal?.problem.code).toBe('draft-overtaken')
  expect((await draftOf(store, id))?.scores[criterionId]?.ratingId).toBe(ratingOf(0, 0))
  const codes: unknown[] = []
  await decideAll([{ packetId: id, draft: null }], (_, problem) => codes.push(problem?.code), {
    history,
    here,
  })
  expect(codes).toEqual(['draft-overtaken'])
})

test('a refused part is no part of the step, and a decided packet takes nothing', async () => {
  const { store, here, history } = await desk()
  await review(here, 'P-1')
  const criterionId = criteria[0]!.id
  const changes = [{ what: 'rating' as const, criterionId, from: null, to: ratingOf(0, 1) }]
  const refused = await write(
    ['P-1', 'P-2'].map((packetId) => ({ packetId, changes })),
    { history, here },
  )
  expect(refused.map(({ packetId, problem }) => [packetId, problem.code])).toEqual([
    ['P-1', 'already-decided'],
  ])
  expect((await draftOf(store, 'P-2'))?.scores[criterionId]?.ratingId).toBe(ratingOf(0, 1))
  await goBack('undo', { history, here })
  expect((await draftOf(store, 'P-2'))?.scores[criterionId]?.ratingId).toBeNull()
  expect(await goBack('undo', { history, here })).toBeNull()
})
