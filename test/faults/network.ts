/**
 * A bad network between workstation and central records while packets are decided and evidence comes
 * down: connections are cut, reset, stalled, slowed and refused, and bytes are flipped, at random, in
 * both directions. When the network is good again everything arrives: each decision once, evidence
 * whole and right.
 *
 *     npm run faults -- network --rounds 12 --seed 1
 *
 * The line is HTTPS, as in a deployment: a flipped byte breaks the connection. Needs `openssl` to
 * make a certificate.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { central, startCentral, startHost } from '../support/programs.ts'
import { importPackets } from '../support/packets.ts'
import { syncNow } from '../support/window.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { readOptions, say } from './support/options.ts'
import { decide, open } from './support/reviewing.ts'
import { startFront } from './support/tls.ts'
import {
  arrived,
  enrolment,
  openTrial,
  openWindow,
  shortPackets,
  stopTrial,
} from './support/trial.ts'
import { mishaps, startWire } from './support/wire.ts'

const { rounds, random } = readOptions(12)

const perRound = 2
/** In milliseconds: the screen does not wait for the network, so that it is given this long. */
const longest = 8000

/** Long enough for several pieces, and different in each round, so that it comes down anew. */
const lineOf = (round: number) => `Round ${round}: the water is where it was.`
const bytesOf = (round: number) => Buffer.from(`${lineOf(round)}\n`.repeat(60_000))

const trial = await openTrial(shortPackets(rounds * perRound))
const { told, office, packets } = trial
const records = await startCentral(office)
const front = await startFront(office.port, trial.folder).catch((error: unknown) => {
  console.error(`No certificate can be made here: ${String(error)}`)
  process.exit(2)
})
const wire = await startWire(front.port, random)
const env = { NODE_EXTRA_CA_CERTS: front.certificate }
const enrol = await enrolment(trial, `https://localhost:${wire.port}`)
const host = await startHost({ ...trial.place, enrol, env })
const { context, page } = await openWindow(trial, host)
await arrived(page, packets.length)

/** Adds a packet with a long file at central records, so that its evidence has to come down. */
const addEvidence = (round: number) =>
  importPackets({ folder: trial.folder, run: (...args) => central(office.data, ...args) }, [
    {
      id: `N-${round}`,
      achievement: 'CFD-1',
      evidence: [{ title: 'Log', file: `log-${round}.txt`, content: bytesOf(round) }],
    },
  ])

for (let round = 1; round <= rounds; round += 1) {
  const mishap = random.pick(mishaps)
  wire.trouble(mishap)
  const before = wire.met
  await addEvidence(round)
  await syncNow(page)
  const begun = Date.now()
  for (const id of packets.slice((round - 1) * perRound, round * perRound)) await decide(page, id)
  await sleep(Math.max(0, random.below(longest) - (Date.now() - begun)))
  // Half of the rounds go on in the next one's trouble.
  if (random.next() < 0.5) {
    wire.trouble(null)
    await deliver(page)
  }
  say(`round ${round}, ${mishap} ${wire.met - before} times: ${told.size} told`)
}

wire.trouble(null)
await deliver(page)
await arrived(page, packets.length + rounds)
let wrong = 0
for (let round = 1; round <= rounds; round += 1) {
  await open(page, `N-${round}`)
  const shown = page.getByText(lineOf(round)).first()
  await shown.waitFor({ timeout: 20_000 }).catch(() => (wrong += 1))
}

const ledger = await inLedger(office)
await stopTrial({ records, host, context, page })
await wire.close()
await front.close()
await trial.remove()
const evidence = { files: rounds, whole: rounds - wrong }
conclude('network', { rounds, told, ledger, more: { mishaps: wire.met, evidence }, wrong })
