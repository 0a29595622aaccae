/**
 * A power cut while a reviewer decides: the profile is on a disk image, browser and host are stopped
 * in the middle, the image is copied, so that what was not flushed is absent, and the workstation is
 * opened again on the copy. Each decision that was called decided, and each draft that was called
 * saved, must be there, and each decision be delivered once. In every second round the host's
 * decisions file is gone too: the journal alone must have them.
 *
 *     npm run faults -- power-cut --rounds 12 --seed 1
 *
 * Killing a program proves nothing of the kind: the system still has what it wrote. Needs Linux and
 * root, for mounting.
 */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { browserProcesses } from '../support/desk.ts'
import { temporaryFolder } from '../support/office.ts'
import { startCentral, startHost } from '../support/programs.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { copyImage, insistOnMounting, makeImage, mountImage } from './support/image.ts'
import { readOptions, say } from './support/options.ts'
import { comment, decide, draft, hasDraft } from './support/reviewing.ts'
import { openTrial, openWindow, shortPackets, startTrial, stopTrial } from './support/trial.ts'

const { rounds, random } = readOptions(12)

const perRound = 4
/** Milliseconds after the last word of the screen at which the power goes, at the most. */
const longest = 300

const disk = await temporaryFolder()
await insistOnMounting(disk)
let image = await makeImage(join(disk, 'disk.img'), join(disk, 'mounted'), 256)
const trial = await openTrial(shortPackets(rounds * perRound), image.at)
const { told, office } = trial
let running = await startTrial(trial)

const drafts = { told: 0, kept: 0, lost: 0 }

/** Ends browser and host as a power cut does, and has the profile as the disk then had it. */
async function cutPower(): Promise<void> {
  const browser = await browserProcesses(running.context)
  for (const pid of [...browser, running.host.pid]) process.kill(pid, 'SIGSTOP')
  const copy = join(disk, 'copy.img')
  await copyImage(image, copy)
  const gone = new Promise((resolve) => running.context.once('close', resolve))
  for (const pid of browser) process.kill(pid, 'SIGKILL')
  await running.host.kill()
  await gone
  await image.unmount()
  await rename(copy, image.file)
  image = await mountImage(image.file, image.at)
}

for (let round = 1; round <= rounds; round += 1) {
  const [drafted = '', ...decided] = trial.packets.slice((round - 1) * perRound, round * perRound)
  const { page } = running
  await running.records.stop()
  const text = `Noted on ${drafted}`
  const before = told.size
  const count = random.below(decided.length + 1)
  const work = [
    () => draft(page, drafted, text),
    ...decided.slice(0, count).map((id) => () => decide(page, id)),
  ]
  // What comes last before the cut is what a lazy disk has not written.
  if (random.next() < 0.5) work.push(work.shift()!)
  for (const step of work) await step()
  await sleep(random.next() * longest)
  await cutPower()
  const fileLost = round % 2 === 0
  if (fileLost) await rm(join(trial.place.profile, 'decisions.log'))

  const records = await startCentral(office)
  const host = await startHost(trial.place)
  running = { records, host, ...(await openWindow(trial, host)) }
  await deliver(running.page)
  drafts.told += 1
  if (await hasDraft(running.page, drafted, text)) drafts.kept += 1
  else drafts.lost += 1
  await comment(running.page).fill('')
  const ledger = await inLedger(office)
  const missing = [...told].filter((id) => !ledger.has(id)).length
  say(
    `round ${round}${fileLost ? ', file lost' : ''}: ${told.size - before} told, ` +
      `${missing} missing so far, drafts ${drafts.kept} of ${drafts.told}`,
  )
}

const ledger = await inLedger(office)
await stopTrial(running)
await image.unmount()
await rm(disk, { recursive: true, force: true })
await trial.remove()
conclude('power-cut', { rounds, told, ledger, more: { drafts }, wrong: drafts.lost })
