import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../shared/model/draft.ts'
import * as bank from '../comments/acts.ts'
import { dropView, flag, keepView } from '../queue/acts.ts'
import { savedViews } from '../queue/saved.ts'
import { plainView } from '../queue/view.ts'
import { makeDecision } from '../review/makeDecision.ts'
import { bankOf } from '../store/comments.ts'
import { openDraft } from '../store/drafts.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive, draftOf } from '../testing/opened.ts'
import { bench } from '../testing/setup.ts'
import { chooseOutcome, type Edit, nameIn, rate, recuseFor, writeFeedback } from './edits.ts'
import { History } from './history.ts'
import { goBack, type Way } from './undo.ts'

const rubricId = 'R-1'
const items = ['0', '1'].map((digit) => digit.repeat(64))

async function opened() {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  await store.library.banks.put({
    rubricId,
    comments: [{ id: 'c-1', criterionId: null, ratingId: null, text: 'Say the unit.' }],
  })
  const history = new History()
  const place = { history, at: store }
  const edit = async (packetId: string, ...edits: Edit[]) => {
    const writer = await openDraft(packetId, store)
    for (const one of edits) await writer.change(history.watch(packetId, one))
    await writer.close()
  }
  const comments = async () => (await bankOf(rubricId, store)).comments
  let isDecided = false
  const deeds = {
    flag: (at: number) => flag(`P-${1 + (at % 2)}`, place),
    view: (at: number) =>
      keepView({ name: `V-${at % 2}`, view: { ...plainView, seed: at } }, place),
    drop: async (at: number) => {
      const saved = (await savedViews(store))[at % 2]
      if (saved) await dropView(saved, place)
    },
    keep: (at: number) =>
      bank.keep(
        { id: `own-${at % 2}`, rubricId, criterionId: null, ratingId: null, text: `Text ${at}` },
        place,
      ),
    remove: async (at: number) => {
      const own = (await comments()).filter(({ from }) => from === 'own')[at % 2]
      if (own) await bank.remove(own, place)
    },
    hide: async () => {
      const [first] = await comments()
      await bank.hide(first!, !first!.hidden, place)
    },
    own: async (at: number) => {
      const office = (await comments()).find(({ from }) => from === 'office')
      await bank.makeOwn(office!, `Mine ${at}`, place)
    },
    rate: (at: number) => edit('P-1', rate('sampling', at % 2 ? 'sampling-yes' : null)),
    name: (at: number) =>
      edit('P-1', nameIn('items', items[at % 2]!, at % 3 > 0, items), chooseOutcome('unreadable')),
    recuse: () => edit('P-1', recuseFor('other'), chooseOutcome('recused')),
    decide: async () => {
      if (isDecided) return
      isDecided = true
      await edit('P-2', chooseOutcome('returned'), writeFeedback('Page 2 is missing'))
      await makeDecision('P-2', history, here)
    },
  }
  const drafted = async (id: string) => {
    const {
      scores = {},
      chosenOutcome = null,
      about,
      feedback = '',
    } = ((await draftOf(store, id)) ?? {}) as Partial<Draft>
    const ratings = Object.entries(scores).filter(([, { ratingId }]) => ratingId !== null)
    return { ratings, chosenOutcome, about, feedback }
  }
  return {
    deeds,
    /** All that can be taken back, as the screens show it. */
    shown: async () => ({
      flags: await store.journal.flags.toArray(),
      views: await savedViews(store),
      comments: (await comments()).map((comment) => ({ ...comment, uses: 0 })),
      drafts: [await drafted('P-1'), await drafted('P-2')],
    }),
    all: async (as: Way) => {
      while (await goBack(as, { history, here }));
    },
    one: (as: Way) => goBack(as, { history, here }),
  }
}

type Name = keyof Awaited<ReturnType<typeof opened>>['deeds']
const acts: Name[] = [
  'flag',
  'view',
  'drop',
  'keep',
  'remove',
  'hide',
  'own',
  'rate',
  'name',
  'recuse',
]
const anyDeeds = (names: Name[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(5)), { maxLength: 8 })

describe('the one undo', () => {
  test('whatever is done, in packets, queue and bank, all taken back is as it was before', async () => {
    await fc.assert(
      fc.asyncProperty(anyDeeds([...acts, 'decide']), async (chosen) => {
        const { deeds, shown, all } = await opened()
        const before = await shown()
        for (const [name, at] of chosen) await deeds[name](at)
        await all('undo')
        expect(await shown()).toEqual(before)
      }),
      { numRuns: 30 },
    )
  })

  test('all but a decision is done again, to the state that it had', async () => {
    await fc.assert(
      fc.asyncProperty(anyDeeds(acts), async (chosen) => {
        const { deeds, shown, all } = await opened()
        for (const [name, at] of chosen) await deeds[name](at)
        const after = await shown()
        await all('undo')
        await all('redo')
        expect(await shown()).toEqual(after)
      }),
      { numRuns: 30 },
    )
  })

  test('says what is so now, and leads to a packet only for what was done in one', async () => {
    const { deeds, one } = await opened()
    await deeds.flag(0)
    expect(await one('undo')).toEqual({ packetId: null, said: 'P-1 no longer flagged' })
    expect(await one('redo')).toEqual({ packetId: null, said: 'P-1 flagged' })
    await deeds.decide()
    expect(await one('undo')).toMatchObject({ packetId: 'P-2' })
  })
})
