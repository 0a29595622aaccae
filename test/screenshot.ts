/** Takes the README's picture of the program, with the demonstration, as it is now. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuilt } from '../scripts/launch/build.ts'
import { openBrowser } from './support/desk.ts'
import { temporaryFolder } from './support/office.ts'
import { central, freePort, startCentral, startHost } from './support/programs.ts'
import { openPacket, status } from './support/window.ts'

const picture = 'docs/review.png'
/** A second attempt at Level 2, blind: some criteria are kept, one is open. */
const packet = 'P-0450'

if (!ensureBuilt()) throw new Error('The window could not be built.')
const folder = await temporaryFolder()
const data = join(folder, 'central')
const records = await startCentral({ data, port: await freePort(), demo: true })
const { code } = JSON.parse(await central(data, 'enrol', 'R-demo', '--json'))
const profile = join(folder, 'desk')
const host = await startHost({
  profile,
  port: await freePort(),
  enrol: `${records.address} ${code}`,
})
const context = await openBrowser(profile)
const page = context.pages()[0] ?? (await context.newPage())
await page.setViewportSize({ width: 1440, height: 860 })
await page.goto(host.address)
await status(page).getByText('60 of 60').waitFor({ timeout: 60_000 })
await openPacket(page, packet)
await page.getByRole('tab').first().waitFor()
await page
  .getByRole('region', { name: /^Page 1 of/ })
  .locator('canvas')
  .first()
  .waitFor()
await page.keyboard.press('e')
await page.keyboard.press('c')
await page.keyboard.type(
  'The same five stations each time now, and the reason for every gap is given.',
)
await page.keyboard.press('Escape')
await page.keyboard.press('3')
await page.keyboard.press('ArrowUp')
await page.getByText('Saved', { exact: true }).waitFor()
await page.screenshot({ path: picture })
await context.close()
await host.stop()
await records.stop()
await rm(folder, { recursive: true, force: true, maxRetries: 5 })
console.log(picture)
