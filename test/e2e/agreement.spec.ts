/** Agreement and drift with numbers enough to be told: how the pictures and sentences come out. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import { rubrics } from '../../central/demo/programme/index.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { type Office, openOffice } from '../support/office.ts'
import { reviewer } from '../support/reviewer.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, scorable, status } from '../support/window.ts'

const [practised, decided] = ['FL-2-rubric', 'CFD-1-rubric'].map((wanted) =>
  rubrics.find(({ id }) => id === wanted)!,
) as [(typeof rubrics)[number], (typeof rubrics)[number]]
const [goes, packets] = [18, 18]

/** The rank of the agreed rating, spread over all that a criterion has. */
const agreedRank = (go: number, criterion: number, ratings: number) =>
  (go * 2 + criterion) % ratings
/** Alike at first, further off later, and now and then by two. */
const ownRank = (go: number, criterion: number, ratings: number) => {
  const agreed = agreedRank(go, criterion, ratings)
  const isOff = go > goes / 3 && (go + criterion) % 3 === 0
  return isOff ? Math.max(0, agreed - 1 - (go % 2)) : agreed
}

async function put(office: Office) {
  const folder = join(office.folder, 'sets')
  await mkdir(folder)
  const item = (id: string, achievement: string) => ({
    id,
    learner: { id: `learner-${id}`, name: `Learner ${id}`, alias: 'A learner' },
    achievement,
    submitted: '2026-10-01',
    evidence: [{ title: 'Reflection', text: `What was handed in as ${id}.` }],
  })
  const practice = Array.from({ length: goes }, (_, go) => ({
    ...item(`C-${101 + go}`, practised.achievementId),
    blind: true,
    calibration: {
      role: 'practice',
      agreed: practised.criteria.map(({ id, ratings }, at) => ({
        criterion: id,
        rating: ratings[agreedRank(go, at, ratings.length)]!.id,
        reason: 'Agreed by three.',
      })),
    },
  }))
  const real = Array.from({ length: packets }, (_, at) => ({
    ...item(`P-${801 + at}`, decided.achievementId),
    blind: false,
    reviewer: reviewer.id,
    due: '2026-12-24',
  }))
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ packets: [...practice, ...real] }),
  )
  await office.run('import', folder)
  await office.run('calibration', 'give', reviewer.id, practised.id)
}

const check = (page: Page, screen: string) => checkAccessible(page, screen)

/** Rates the next criterion, once the keys are for it. */
async function rate(page: Page, at: number, rank: number, isTied = false) {
  await expect(page.getByRole('tab').nth(at)).toHaveAttribute('aria-selected', 'true')
  if (isTied) await page.keyboard.press('e')
  await page.keyboard.press(String(rank + 1))
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('with packets enough, agreement has its interval and drift its line', async ({ shell }) => {
  test.setTimeout(300_000)
  const office = await openOffice()
  await put(office)
  const central = await office.start()
  const desk = await openDesk(
    shell,
    await deskPlace(office.folder),
    `${central.address} ${await office.code()}`,
  )
  const { page } = desk
  try {
    await arrived(page, office.packets.length + packets)
    // What is left of the sitting goes on without a network.
    await central.stop()
    await openPacket(page, 'P-801')
    for (let at = 0; at < packets; at += 1) {
      await expect(heading(page)).toContainText(`P-${801 + at}`)
      await scorable(page)
      for (const [place, { evidenceDemanded }] of decided.criteria.entries()) {
        const rank = (at * 7 + place * 5) % 18 < 4 + at ? 0 : 1
        await rate(page, place, rank, evidenceDemanded && rank > 0)
      }
      await page.keyboard.press('Enter')
    }
    await expect(status(page)).toContainText(`${packets} on this machine only`)

    await page.keyboard.press('Shift+C')
    await page.getByRole('button', { name: 'Practice 1', exact: true }).focus()
    await page.keyboard.press('Enter')
    for (let go = 0; go < goes; go += 1) {
      await expect(heading(page)).toContainText(`C-${101 + go}`)
      await scorable(page)
      for (const [at, { ratings, evidenceDemanded }] of practised.criteria.entries()) {
        const rank = ownRank(go, at, ratings.length)
        await rate(page, at, rank, evidenceDemanded && rank > 0)
      }
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: /as agreed$/ })).toBeVisible()
      if (go < goes - 1) await page.keyboard.press('Enter')
    }

    await page.keyboard.press('Shift+C')
    const main = page.getByRole('main')
    const kappa = page.getByRole('img', { name: /^Kappa −?\d\.\d+, 95 % interval from/ })
    await expect(kappa).toHaveCount(practised.criteria.length)
    await expect(page.getByRole('img', { name: /^Alpha/ })).toHaveCount(practised.criteria.length)
    await expect(main).toContainText(/You agree less the longer you sit: .* in the last third/)
    await expect(main).toContainText(/You rate lower the longer you sit/)
    for (const name of [/^Ratings that are the same/, /^Mean height of your ratings/])
      await expect(page.getByRole('img', { name })).toBeVisible()
    await page.getByRole('heading', { name: 'How you agree with the key' }).scrollIntoViewIfNeeded()
    await check(page, 'agreement')
    await page
      .getByRole('heading', { name: 'How you agree', exact: true })
      .evaluate((one) => one.scrollIntoView())
    await check(page, 'drift')
  } finally {
    await desk.close()
    await office.remove()
  }
})
