/** A session of thirty packets by keyboard alone, with each kind of decision. */
import { expect, type Page } from '@playwright/test'
import type { ChosenOutcome } from '../../shared/model/draft.ts'
import { type Outcome, outcomeNames } from '../../shared/model/outcome.ts'
import { reflection } from '../support/evidence.ts'
import { openDeskOn, rubric } from '../support/hand-ins.ts'
import { decide, review } from '../support/keyboard.ts'
import { openFirst } from '../support/reading.ts'
import { ledgerOf, openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import { scorable, status, syncNow } from '../support/window.ts'

/** As they may come in half a day: each kind, the common ones more often. */
const half = [
  'met',
  'not-yet',
  'met',
  'returned',
  'met',
  'not-enough-evidence',
  'met',
  'unreadable',
  'not-yet',
  'wrong-file',
  'met',
  'authenticity-doubt',
  'recused',
  'met',
  'not-yet',
] as const satisfies Outcome[]
const session: Outcome[] = [...half, ...half]

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Chooses an outcome other than the one of the ratings, and answers what it asks for. */
async function choose(page: Page, outcome: ChosenOutcome) {
  await page.keyboard.press('o')
  await expect(page.getByRole('menu', { name: 'Outcome' })).toBeVisible()
  await page.keyboard.type(outcomeNames[outcome])
  await expect(page.getByRole('menuitemradio', { name: outcomeNames[outcome] })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeHidden()
  // Deciding leads to what is missing: a choice first, then a text.
  await page.keyboard.press('Enter')
  if (outcome !== 'returned' && outcome !== 'authenticity-doubt') {
    const first = page.getByRole('group', { name: /required/ }).locator('input')
    await expect(first.first()).toBeFocused()
    await page.keyboard.press('Space')
    await expect(first.first()).toBeChecked()
  }
  if (outcome === 'recused') return
  if (outcome !== 'returned' && outcome !== 'authenticity-doubt') await page.keyboard.press('Enter')
  const field = outcome === 'authenticity-doubt' ? 'Note to the office' : 'Feedback to the learner'
  await expect(page.getByLabel(field)).toBeFocused()
  await page.keyboard.type(`${outcomeNames[outcome]}: please see page 1.`)
  await page.keyboard.press('Escape')
}

test('thirty packets are decided by keyboard alone, each kind of decision among them', async ({
  shell,
}) => {
  const desk = await openDeskOn(
    shell,
    session.map(() => [reflection]),
  )
  const { page, packets } = desk
  const records = await openRecords(desk.office)
  try {
    await openFirst(page, packets.length)
    for (const [at, outcome] of session.entries()) {
      await test.step(`${packets[at]} ${outcome}`, async () => {
        await expect(heading(page)).toContainText(packets[at]!)
        await scorable(page)
        if (outcome === 'met' || outcome === 'not-yet')
          await review(page, rubric.achievementId, outcome)
        else {
          await choose(page, outcome)
          await decide(page)
        }
      })
    }
    await expect(heading(page)).toContainText('Queue')
    await syncNow(page)
    await expect(status(page)).toContainText(`${session.length} accepted`)

    const entered = await ledgerOf(records, packets)
    const ledger = entered.filter((one) => one.kind !== 'withdrawal')
    expect(ledger.map(({ packetId }) => packetId)).toEqual(packets)
    expect(ledger.map((one) => one.outcome)).toEqual(session)
    expect(ledger.every(({ state }) => state === 'accepted')).toBe(true)
    const of = (outcome: Outcome) => ledger[session.indexOf(outcome)]!
    expect(of('not-enough-evidence').about).toEqual({ criteria: [rubric.criteria[0]!.id] })
    for (const outcome of ['unreadable', 'wrong-file'] as const)
      expect(of(outcome).about).toEqual({ items: of(outcome).evidence.slice(0, 1) })
    expect(of('recused').about).toEqual({ recusal: 'knows-learner' })
    expect(of('authenticity-doubt').feedback).toBe('')
    expect(of('authenticity-doubt').note).toContain('page 1')
  } finally {
    await records.close()
    await desk.remove()
  }
})
