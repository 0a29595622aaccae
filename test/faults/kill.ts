/**
 * Ends browser, host or central records like a crash while a reviewer decides, again and again, and
 * counts what became of every decision that the screen had called decided.
 *
 *     npm run faults -- kill --rounds 100 --seed 7
 *
 * Prints one line of JSON; `lost` and `doubled` must be 0. The seed gives the same moments again,
 * as far as a machine does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { killBrowser } from '../support/desk.ts'
import { startCentral, startHost } from '../support/programs.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { readOptions, say } from './support/options.ts'
import { listen } from './support/told.ts'
import { decide } from './support/reviewing.ts'
import {
  openTrial,
  openWindow,
  type Running,
  shortPackets,
  startTrial,
  stopTrial,
} from './support/trial.ts'

const { rounds, random } = readOptions(20)

/** Decided in a round at the most, and the time within which it is broken off, in milliseconds. */
const perRound = 4
const longest = 2500

const victims = ['browser', 'host', 'central', 'browser and host'] as const
type Victim = (typeof victims)[number]

async function kill(running: Running, victim: Victim): Promise<void> {
  if (victim === 'central') await running.records.kill()
  if (victim.includes('browser')) await killBrowser(running.context)
  if (victim.includes('host')) await running.host.kill()
}

/**
 * Starts again what was ended; a window whose host was gone is closed and opened again, which also
 * ends whoever was deciding in it.
 */
async function recover(running: Running, victim: Victim): Promise<Running> {
  const records = victim === 'central' ? await startCentral(trial.office) : running.records
  const host = victim.includes('host') ? await startHost(trial.place) : running.host
  if (victim.includes('browser')) return { records, host, ...(await openWindow(trial, host)) }
  if (victim !== 'host') return { ...running, records, host }
  const page = await running.context.newPage()
  await running.page.close()
  await listen(page, trial.told)
  await page.goto(host.address)
  return { ...running, records, host, page }
}

const trial = await openTrial(shortPackets(rounds * perRound))
let running = await startTrial(trial)
const { told, office } = trial

const left = [...trial.packets]
for (let round = 1; round <= rounds; round += 1) {
  const victim = random.pick(victims)
  const work = (async () => {
    for (const id of left.slice(0, perRound)) await decide(running.page, id)
  })()
  // It ends in the middle, as everything here.
  work.catch(() => {})
  await Promise.race([work, sleep(random.next() * longest)])
  await kill(running, victim)
  if (victim === 'central') await work
  running = await recover(running, victim)
  // Nothing more is decided by it, or the count would miss what comes after.
  await work.catch(() => {})
  await deliver(running.page)
  const ledger = await inLedger(office)
  for (const id of left.slice(0, perRound))
    if (told.has(id) || ledger.has(id)) left.splice(left.indexOf(id), 1)
  say(`round ${round}, ${victim}: ${told.size} told, ${ledger.size} in the ledger`)
}

const ledger = await inLedger(office)
await stopTrial(running)
await trial.remove()
conclude('kill', { rounds, told, ledger })
