/**
 * Ends browser, host or central records like a crash while a reviewer decides, again and again, and
 * counts what became of every decision that the screen had called decided.
 *
 *     npm run faults -- kill --rounds 100 --seed 7
 *
 * Prints one line of JSON; `lost` and `doubled` must be 0. The seed gives the same moments again,
 * as far as a machine does.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { ensureBuilt } from '../../scripts/launch/build.ts'
import { type DeskPlace, deskPlace, killBrowser, openBrowser } from '../support/desk.ts'
import { putHandIns } from '../support/hand-ins.ts'
import { temporaryFolder } from '../support/office.ts'
import { reviewer } from '../support/reviewer.ts'
import { central, freePort, type Program, startCentral, startHost } from '../support/programs.ts'
import { openRecords } from '../support/records.ts'
import { createRandom } from './random.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
})
const rounds = Number(values.rounds)
const random = createRandom(Number(values.seed))

/** Decided in a round at the most, and the time within which it is broken off, in milliseconds. */
const perRound = 4
const longest = 2500

const victims = ['browser', 'host', 'central', 'browser and host'] as const
type Victim = (typeof victims)[number]

type Running = { context: BrowserContext; page: Page; host: Program; records: Program }

if (!ensureBuilt()) throw new Error('The window could not be built.')
const folder = await temporaryFolder()
const office = { data: join(folder, 'central'), port: await freePort() }
const texts = Array.from({ length: rounds * perRound }, (_, index) => [
  { title: 'Reflection', text: `What I learned at station ${index}: to wait.` },
])
const ids = await putHandIns(office.data, texts)
const place: DeskPlace = await deskPlace(folder)

/** Decided, as the screen said. */
const told = new Set<string>()

async function openWindow(host: Program): Promise<Pick<Running, 'context' | 'page'>> {
  const context = await openBrowser(place.profile)
  const page = context.pages()[0] ?? (await context.newPage())
  page.on('console', (message) => {
    const [, id] = /^told (\S+)$/.exec(message.text()) ?? []
    if (id) told.add(id)
  })
  // What is said to those who listen to the screen comes when a decision is safe, not before.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const said = document.querySelector('output[aria-live]')?.textContent ?? ''
      const [, id] = /^(\S+) decided: /.exec(said) ?? []
      if (id) console.log(`told ${id}`)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  await page.goto(host.address)
  return { context, page }
}

/** Rates every criterion and decides, as fast as the screen can be read. */
async function decide(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/review/${id}`)
  await page.getByRole('heading', { level: 1 }).filter({ hasText: id }).waitFor()
  await page.getByRole('tab').first().waitFor()
  const undecidable = page.getByText('Not yet decidable')
  while (await undecidable.isVisible()) await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: id }).waitFor()
}

async function kill(running: Running, victim: Victim): Promise<void> {
  if (victim === 'central') await running.records.kill()
  if (victim.includes('browser')) await killBrowser(running.context)
  if (victim.includes('host')) await running.host.kill()
}

/** Starts again what was ended; a window whose host was gone is loaded anew. */
async function recover(running: Running, victim: Victim): Promise<Running> {
  const records = victim === 'central' ? await startCentral(office) : running.records
  const host = victim.includes('host') ? await startHost(place) : running.host
  if (victim.includes('browser')) return { records, host, ...(await openWindow(host)) }
  if (victim === 'host') await running.page.goto(host.address)
  return { ...running, records, host }
}

const deliver = (page: Page) =>
  page.waitForFunction(
    () => {
      const line = document.querySelector('footer')?.textContent ?? ''
      return line.includes('Online') && !line.includes('on this machine only')
    },
    null,
    { timeout: 120_000 },
  )

async function inLedger(): Promise<Map<string, number>> {
  const opened = await openRecords(office)
  const rows = await opened.db.selectFrom('ledger').select('packet_id').execute()
  await opened.close()
  const counts = new Map<string, number>()
  for (const { packet_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

let running: Running
{
  const records = await startCentral(office)
  const { code } = JSON.parse(await central(office.data, 'enrol', reviewer.id, '--json'))
  const host = await startHost({ ...place, enrol: `${records.address} ${code}` })
  running = { records, host, ...(await openWindow(host)) }
}
await running.page.getByText(`${ids.length} of ${ids.length}`).waitFor({ timeout: 120_000 })

const left = [...ids]
for (let round = 1; round <= rounds; round += 1) {
  const victim = victims[Math.floor(random() * victims.length)]!
  const work = (async () => {
    for (const id of left.slice(0, perRound)) await decide(running.page, id)
  })()
  // It ends in the middle, as everything here.
  work.catch(() => {})
  await Promise.race([work, sleep(random() * longest)])
  await kill(running, victim)
  if (victim === 'central') await work
  running = await recover(running, victim)
  await deliver(running.page)
  const ledger = await inLedger()
  for (const id of left.slice(0, perRound))
    if (told.has(id) || ledger.has(id)) left.splice(left.indexOf(id), 1)
  process.stderr.write(
    `round ${round}, ${victim}: ${told.size} told, ${ledger.size} in the ledger\n`,
  )
}

const ledger = await inLedger()
await running.context.close()
await running.host.stop()
await running.records.stop()
await rm(folder, { recursive: true, force: true, maxRetries: 5 })

const kept = [...told].filter((id) => ledger.has(id)).length
const doubled = [...ledger.values()].filter((count) => count > 1).length
const lost = told.size - kept
console.log(JSON.stringify({ name: 'kill', rounds, told: told.size, kept, lost, doubled }))
process.exitCode = lost + doubled > 0 ? 1 : 0
