/** A reviewer who uses nothing but the keyboard. */
import { expect, type Page } from '@playwright/test'
import { framework, rubrics } from '../../central/demo/programme/index.ts'

export type Wanted = 'met' | 'not-yet'

const achievementOf = (title: string) =>
  framework.pathways.flatMap(({ achievements }) => achievements).find((one) => one.title === title)

/** Types into the field that a key leads to, and leaves it. */
async function write(page: Page, key: string, field: string, text: string) {
  await page.keyboard.press(key)
  await expect(page.getByLabel(field)).toBeFocused()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
}

/**
 * Rates the packet that is open and decides it.
 * @param achievement by whose rubric it is reviewed
 */
export async function review(page: Page, achievement: string, wanted: Wanted): Promise<void> {
  const rubric = rubrics.find(({ achievementId }) => achievementId === achievement)
  if (!rubric) throw new Error(`No rubric for ${achievement}, ${achievementOf(achievement)?.title}`)
  for (const [index, criterion] of rubric.criteria.entries()) {
    const required = criterion.ratings.findIndex(({ id }) => id === criterion.requiredRatingId)
    const rank = wanted === 'not-yet' && index === 0 ? 0 : required
    const tab = page.getByRole('tab', { name: criterion.title })
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    if (index === 0) await write(page, 'c', 'Comment', `Looked at ${criterion.title}.`)
    if (criterion.evidenceDemanded && rank > 0) await page.keyboard.press('e')
    await page.keyboard.press(String(rank + 1))
  }
  if (rubric.feedback === 'required')
    await write(page, 'f', 'Feedback to the learner', 'Clear work; go on like this.')
  await decide(page)
}

/** Decides the packet that is open, with evidence that was never opened where there is some. */
export async function decide(page: Page): Promise<void> {
  const isAsked = (await page.getByText('Not opened yet').count()) > 0
  await page.keyboard.press('Enter')
  if (!isAsked) return
  await expect(page.getByRole('button', { name: 'Decide all the same' })).toBeFocused()
  await page.keyboard.press('Enter')
}
