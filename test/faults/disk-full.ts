/**
 * A disk that fills up while packets are reviewed: the whole profile is on a small disk image. What
 * was called decided is kept, the screen says what is wrong where it is wrong, and reviewing goes on
 * as soon as there is room.
 *
 *     npm run faults -- disk-full --rounds 8 --seed 1
 *
 * Needs Linux and root, for mounting.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { killBrowser } from '../support/desk.ts'
import { temporaryFolder } from '../support/office.ts'
import { startHost } from '../support/programs.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { fill, insistOnMounting, makeImage } from './support/image.ts'
import { readOptions, say } from './support/options.ts'
import { decide, open } from './support/reviewing.ts'
import { openTrial, openWindow, shortPackets, startTrial, stopTrial } from './support/trial.ts'

const { rounds, random } = readOptions(8)

/** In milliseconds: how long a reviewer tries on a full disk. */
const patience = 6000

/** What the screen may say of a full disk, each with what to do. */
const rightWords = /Free some space on the disk|not saved/

const disk = await temporaryFolder()
await insistOnMounting(disk)
const image = await makeImage(join(disk, 'disk.img'), join(disk, 'mounted'), 160)
const trial = await openTrial(shortPackets(rounds * 2), image.at)
const { told, office } = trial
// The quota of a browser is a share of its disk, of which there is next to none here.
const args = ['--unlimited-storage']
let running = await startTrial(trial, args)

let silent = 0
let stuck = 0
const ballast = join(image.at, 'ballast')

/** Presses on until the packet is decided or the screen says why it is not. */
async function press(page: Page, id: string): Promise<'decided' | 'told' | 'silent'> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    if (told.has(id)) return 'decided'
    const alerts = (await page.getByRole('alert').allInnerTexts()).join(' ')
    if (rightWords.test(alerts)) return 'told'
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
  }
  return told.has(id) ? 'decided' : 'silent'
}

/** Presses on, with room on the disk again, until the packet is decided. */
async function goOn(page: Page, id: string): Promise<void> {
  const until = Date.now() + 30_000
  if (!told.has(id)) await open(page, id)
  while (!told.has(id)) {
    if (Date.now() > until) throw new Error(`${id} was not decided`)
    await page.getByRole('main').focus()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await sleep(200)
  }
}

for (let round = 1; round <= rounds; round += 1) {
  const [first = '', second = ''] = trial.packets.slice((round - 1) * 2, round * 2)
  await decide(running.page, first)
  await open(running.page, second)
  await fill(ballast)
  const how = await press(running.page, second)
  if (how === 'silent') silent += 1
  const killed = random.next() < 0.5
  if (killed) {
    await killBrowser(running.context)
    await running.host.kill()
    await rm(ballast)
    const host = await startHost(trial.place)
    running = { ...running, host, ...(await openWindow(trial, host, args)) }
  } else await rm(ballast)

  try {
    await goOn(running.page, second)
    await deliver(running.page)
  } catch (error) {
    stuck += 1
    const shown = await running.page.locator('body').innerText()
    say(`Stuck with room on the disk: ${String(error).split('\n')[0]}\n${shown}`)
    await running.page.goto(running.host.address)
  }
  say(`round ${round}: ${how}${killed ? ', killed' : ''}; ${told.size} told`)
}

const ledger = await inLedger(office)
await stopTrial(running)
await image.unmount()
await rm(disk, { recursive: true, force: true })
await trial.remove()
conclude('disk-full', { rounds, told, ledger, more: { silent, stuck }, wrong: silent + stuck })
