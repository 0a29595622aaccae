/**
 * Two windows on the same packets, which rate, comment, decide and close at random, at once. A rating
 * that either showed as chosen is in the decision; each packet is decided once.
 *
 *     npm run faults -- windows --rounds 12 --seed 1
 */
import type { Page } from '@playwright/test'
import { rubric } from '../support/hand-ins.ts'
import { ledgerOf, openRecords } from '../support/records.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { readOptions, say } from './support/options.ts'
import { comment, criterion, open, rateAll } from './support/reviewing.ts'
import { isTold, listen } from './support/told.ts'
import { openTrial, shortPackets, startTrial, stopTrial } from './support/trial.ts'

const { rounds, random } = readOptions(12)

const trial = await openTrial(shortPackets(rounds))
const running = await startTrial(trial)
const { told, office, packets } = trial
const { criteria } = rubric
const saved = (page: Page) => page.getByText('Saved', { exact: true })
const undecidable = (page: Page) => page.getByText('Not yet decidable')

async function another(): Promise<Page> {
  const page = await running.context.newPage()
  await listen(page, told)
  await page.goto(running.host.address)
  return page
}

/** What a window has shown as written in a comment, by the criterion's place. */
type Written = Map<number, string>

/** Writes on one criterion; tried again where the other window was quicker, as the screen says. */
async function write(page: Page, at: number, text: string, written: Written): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await criterion(page, at).click()
    await comment(page).fill(text)
    await saved(page)
      .waitFor({ timeout: 3000 })
      .catch(() => {})
    if ((await comment(page).inputValue()) !== text || !(await saved(page).isVisible())) continue
    written.set(at, text)
    await page.getByRole('main').focus()
    await page.keyboard.press('1')
    return
  }
}

/**
 * Rates what is still open, until it is on disk: a window shows a rating before, and takes it back
 * where the other one's last change, on its way to the disk yet, turns out to have been quicker.
 */
async function rateRest(page: Page): Promise<void> {
  do {
    await rateAll(page)
    await page.getByText('Saving…').waitFor({ state: 'hidden' })
  } while (await undecidable(page).isVisible())
}

/** Waits until a window shows that all is rated. @throws with what both show, when it does not */
async function showsAll(page: Page, beside: Page): Promise<void> {
  await undecidable(page)
    .waitFor({ state: 'hidden' })
    .catch(async (error: unknown) => {
      for (const [name, shown] of Object.entries({ rated: beside, other: page }))
        say(`${name}: ${await shown.getByRole('region', { name: 'Scoring' }).innerText()}`)
      throw new Error('The other window did not show the last ratings.', { cause: error })
    })
}

let overwritten = 0
let one = running.page
for (const [index, id] of packets.entries()) {
  const other = await another()
  await Promise.all([open(one, id), open(other, id)])
  const written: Written = new Map()
  const turns = criteria.flatMap((_, at) => [{ at, page: random.pick([one, other]) }])
  const of = (page: Page) => turns.filter((turn) => turn.page === page)
  const writeAll = async (page: Page) => {
    for (const { at } of of(page))
      await write(page, at, `${id}, criterion ${at}, ${random.below(1000)}`, written)
  }
  await Promise.all([writeAll(one), writeAll(other)])
  // What one of them was too late with is rated in the end.
  await rateRest(one)
  await showsAll(other, one)

  for (const page of [one, other]) await page.getByRole('main').focus()

  // Both decide at once, or one decides while the other is closed.
  const closes = random.next() < 0.4
  const away = closes ? random.pick([one, other]) : null
  await Promise.all(
    [one, other].map((page) => (page === away ? page.close() : page.keyboard.press('Enter'))),
  )
  await isTold(told, id)
  const stays = away === one ? other : one
  if (away === null) await other.close()
  one = stays
  await deliver(one)

  const opened = await openRecords(office)
  const [made] = await ledgerOf(opened, [id])
  await opened.close()
  const scores = made && made.kind !== 'withdrawal' ? made.scores : []
  for (const [at, text] of written)
    if (scores.find(({ criterionId }) => criterionId === criteria[at]?.id)?.comment !== text)
      overwritten += 1
  say(
    `round ${index + 1}${closes ? ', one closes' : ''}: ${written.size} comments, ${told.size} told`,
  )
}

const ledger = await inLedger(office)
running.page = one
await stopTrial(running)
await trial.remove()
conclude('windows', { rounds, told, ledger, more: { overwritten }, wrong: overwritten })
