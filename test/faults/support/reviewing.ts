/** What a reviewer does in these trials, as fast as the screen can be read. */
import type { Page } from '@playwright/test'
import { say } from './options.ts'

/** Looked for here alone: a text of a megabyte in the document takes seconds to be looked through. */
const scoring = (page: Page) => page.locator('#scoring')

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Opens a packet and waits until keys rate it. */
export async function open(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/review/${id}`)
  await heading(page).filter({ hasText: id }).waitFor()
  await page.getByRole('tab').first().waitFor()
  // A sheet that has just closed gives the focus back to the button that opened it.
  await page.getByRole('main').focus()
}

/** Gives every criterion of the open packet its lowest rating, which needs no evidence. */
export async function rateAll(page: Page): Promise<void> {
  const undecidable = scoring(page).getByText('Not yet decidable')
  while (await undecidable.isVisible()) await page.keyboard.press('1')
}

/** Rates every criterion of a packet, decides it, and waits until the screen has gone on. */
export async function decide(page: Page, id: string): Promise<void> {
  await open(page, id)
  await rateAll(page)
  await page.getByRole('main').focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog', { name: /never opened/ })
  const next = heading(page).filter({ hasNotText: id })
  try {
    await question.or(next).first().waitFor()
    // What is not looked at here is decided all the same.
    if (await question.isVisible()) await page.keyboard.press('Enter')
    await next.waitFor()
  } catch (error) {
    say(`${id} was not decided; the screen shows: ${await page.locator('body').innerText()}`)
    throw error
  }
}

/** The line of a criterion, counted from 0, which shows the rating that was chosen. */
export const criterion = (page: Page, index: number) => page.getByRole('tab').nth(index)

export const comment = (page: Page) => page.getByLabel('Comment')

/** Rates the first criterion, comments on it, and waits until the screen says that it is saved. */
export async function draft(page: Page, id: string, text: string): Promise<void> {
  await open(page, id)
  await page.keyboard.press('1')
  await criterion(page, 0).filter({ hasText: 'Not yet' }).waitFor()
  await criterion(page, 0).click()
  await comment(page).fill(text)
  await scoring(page).getByText('Saved', { exact: true }).waitFor()
}

/** Milliseconds. */
const patience = 3000

/** Whether a packet shows the draft that was made by `draft`; says what it shows instead. */
export async function hasDraft(page: Page, id: string, text: string): Promise<boolean> {
  await open(page, id)
  await criterion(page, 0).click()
  const until = Date.now() + patience
  for (;;) {
    const rated = await criterion(page, 0).textContent()
    const written = await comment(page).inputValue()
    if (rated?.includes('Not yet') && written === text) return true
    if (Date.now() > until) {
      say(`${id} shows “${rated}” and “${written}” instead of “${text}”`)
      return false
    }
    await page.waitForTimeout(100)
  }
}
