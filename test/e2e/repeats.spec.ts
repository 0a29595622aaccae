/** A packet that was decided comes again unmarked, decides nothing, and is compared for the reviewer alone. */
import { expect, type Page } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import { reflection } from '../support/evidence.ts'
import { openDeskOn } from '../support/hand-ins.ts'
import { review } from '../support/keyboard.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, row, scorable, status, syncNow } from '../support/window.ts'

const week = 7 * 86_400_000

/** Has whatever is drawn be due at once: the first number of this seed is next to 0. */
const dueAtOnce = (page: Page) =>
  page.addInitScript((seed) => {
    const draw = crypto.getRandomValues.bind(crypto)
    crypto.getRandomValues = (numbers) => {
      if (numbers instanceof Uint32Array) return numbers.fill(seed)
      return draw(numbers)
    }
  }, 781)

/** Opens the window anew so much later, by its own clock. */
async function reloadLater(page: Page, milliseconds: number) {
  await page.addInitScript((later) => {
    const Now = Date
    globalThis.Date = class extends Now {
      constructor(...given: []) {
        super(...((given.length === 0 ? [Now.now() + later] : given) as []))
      }
      static override now = () => Now.now() + later
    } as DateConstructor
  }, milliseconds)
  await page.reload()
}

/** All that the window and its workers ask and tell, over requests and the line. */
function listen(page: Page) {
  const told: string[] = []
  page.on('request', (request) => told.push(`${request.url()} ${request.postData() ?? ''}`))
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => told.push(payload.toString())),
  )
  return () => told.join('\n')
}

async function choose(page: Page, option: RegExp) {
  await page.keyboard.press('Control+,')
  const button = page.getByRole('button', { name: 'Packets a second time' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: option }).focus()
  await page.keyboard.press('Enter')
  await expect(button).toContainText(option)
}

const ids = (page: Page) =>
  page
    .getByRole('row')
    .evaluateAll((rows) => rows.flatMap(({ id }) => (id.startsWith('row-') ? id.slice(4) : [])))

test('an own packet comes again like any other, decides nothing, and is compared in private', async ({
  shell,
}) => {
  test.setTimeout(180_000)
  const desk = await openDeskOn(
    shell,
    Array.from({ length: 4 }, () => [reflection]),
  )
  const { page, packets } = desk
  const told = listen(page)
  const heading = page.getByRole('heading', { level: 1 })
  try {
    await arrived(page, 4)
    await openPacket(page, packets[0]!)
    await scorable(page)
    await review(page, 'CFD-1', 'met')
    await syncNow(page)
    await expect(status(page)).toContainText('1 accepted')
    await page.keyboard.press('Shift+C')
    await expect(page.getByRole('main')).toContainText('You have rated none a second time yet.')
    await checkAccessible(page, 'twice-none')

    await dueAtOnce(page)
    await choose(page, /^Often/)
    await checkAccessible(page, 'twice-settings')
    await reloadLater(page, 2 * week)
    await expect(status(page)).toContainText('4 of 4 packets ready')
    await page.reload()
    await expect(status(page)).toContainText('5 of 5 packets ready')

    await page.keyboard.press('q')
    await expect(row(page, packets[1]!)).toBeVisible()
    const [again] = (await ids(page)).filter((id) => !packets.includes(id))
    // Nothing tells its row from those of the packets that are there for the first time.
    const shown = async (id: string) =>
      (await row(page, id).innerText())
        .replace(id, '')
        .replace(/Learner Number\d/, '')
        .trim()
    expect(await shown(again!)).toBe(await shown(packets[1]!))
    await expect(page.getByRole('main')).toContainText('5 packets · 1 decided')
    await checkAccessible(page, 'twice-queue')
    await openPacket(page, again!)
    await scorable(page)
    await expect(page.getByRole('navigation', { name: 'Packets' })).toContainText('of 5')
    await checkAccessible(page, 'twice-review')

    // No level is shown as earned by what was decided on it before.
    await expect(page.getByRole('list', { name: 'Levels earned' }).locator('svg')).toHaveCount(0)

    // With no way to central records it stays on this machine as another would.
    const away = '**/central/**'
    await page.context().route(away, (route) => route.abort())
    await review(page, 'CFD-1', 'not-yet')
    await expect(heading).not.toContainText(again!)
    await expect(status(page)).toContainText('1 on this machine only')
    await page.keyboard.press('Control+z')
    await expect(heading).toContainText(again!)
    await expect(page.getByRole('tab').nth(3)).toHaveAccessibleName(/Meets/)
    await expect(page.getByRole('button', { name: /^Decide/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(heading).not.toContainText(again!)
    await page.context().unroute(away)
    // By its line it is where the other decision is.
    await syncNow(page)
    await expect(status(page)).toContainText('2 accepted')
    expect(told()).toContain(packets[0]!)
    expect(told()).not.toContain(again!)

    await page.keyboard.press('Shift+C')
    const section = page.getByRole('region', { name: 'You, a second time' })
    await expect(section).toContainText('of 1 packet: too few to say more')
    await section.getByText(packets[0]!).focus()
    await section.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(section.getByRole('row', { name: /1 step lower/ })).toHaveCount(1)
    await expect(section).not.toContainText(again!)
    await checkAccessible(page, 'twice-one')

    await choose(page, /^Never/)
    await page.keyboard.press('Shift+C')
    await expect(section).toContainText('it is switched off')
    await expect(section).toContainText('3 of 4 ratings the same')
    await expect(status(page)).toContainText('4 of 4 packets ready')
  } finally {
    await desk.remove()
  }
})
