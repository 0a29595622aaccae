/**
 * The device's clock is set back and forth by years while packets are decided and sent. Clocks
 * inform; they never order and never refuse: nothing is lost, nothing is refused, and the ledger has
 * the decisions of the device in the order in which they were made.
 *
 *     npm run faults -- clock --rounds 12 --seed 1
 */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { startCentral, startHost } from '../support/programs.ts'
import { ledgerOf, openRecords } from '../support/records.ts'
import { shiftWindow, shiftWorkers } from './support/clock.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { readOptions, say } from './support/options.ts'
import { decide } from './support/reviewing.ts'
import {
  arrived,
  enrolment,
  openTrial,
  openWindow,
  shortPackets,
  stopTrial,
} from './support/trial.ts'

const { rounds, random } = readOptions(12)

const perRound = 3
const year = 365 * 24 * 3600 * 1000
/** Years from now, at the most, to which the clock is set in either direction. */
const furthest = 12

const trial = await openTrial(shortPackets(rounds * perRound))
const { told, office, packets, place } = trial
const records = await startCentral(office)
const shim = pathToFileURL(join(import.meta.dirname, 'support', 'clock.ts')).href
const host = await startHost({
  ...place,
  enrol: await enrolment(trial, records.address),
  env: { NODE_OPTIONS: `--import=${shim}`, EVIDENCE_FAULT_CLOCK: 'on' },
})
const window = await openWindow(trial, host)
const { page } = window
let shift = 0
shiftWorkers(page, () => shift)
await arrived(page, packets.length)

const made: string[] = []
for (let round = 1; round <= rounds; round += 1) {
  for (const id of packets.slice((round - 1) * perRound, round * perRound)) {
    // Window and host have one clock; it moves between any two steps of theirs.
    shift = Math.round((random.next() * 2 - 1) * furthest * year)
    await host.tell({ clock: shift })
    await shiftWindow(page, shift)
    await decide(page, id)
    made.push(id)
  }
  if (random.next() < 0.3) {
    await page.reload()
    await shiftWindow(page, shift)
  }
  await deliver(page)
  say(`round ${round}, ${(shift / year).toFixed(1)} years off: ${told.size} told`)
}

const opened = await openRecords(office)
const filed = await ledgerOf(opened, packets)
await opened.close()
const refused = filed.filter(({ state }) => state !== 'accepted').length
const disordered = filed.filter(({ packetId }, index) => packetId !== made[index]).length
const years = filed.map(({ madeAt }) => new Date(madeAt).getUTCFullYear())
const spread = Math.max(...years) - Math.min(...years)
const ledger = await inLedger(office)
await stopTrial({ ...window, records, host })
await trial.remove()
const more = { refused, disordered, yearsApart: spread }
// Without any spread the clock was not moved, and this has shown nothing.
const wrong = refused + disordered + Number(spread === 0)
conclude('clock', { rounds, told, ledger, more, wrong })
