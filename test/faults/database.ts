/**
 * Ends the database of central records hard while a reviewer decides and evidence comes down:
 * SIGKILL of its first process, or PostgreSQL's own immediate shutdown. Central records start it
 * again by themselves; each decision arrives once.
 *
 *     npm run faults -- database --rounds 12 --seed 1
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import { readOptions, say } from './support/options.ts'
import { decide } from './support/reviewing.ts'
import { openTrial, shortPackets, startTrial, stopTrial } from './support/trial.ts'

const { rounds, random } = readOptions(12)

const perRound = 4
/** In milliseconds: when in a round the database ends, at the latest. */
const longest = 2500

/** PostgreSQL ends at once, without writing a checkpoint, at SIGQUIT. */
const ends = { killed: 'SIGKILL', 'shut down at once': 'SIGQUIT' } as const

const trial = await openTrial(shortPackets(rounds * perRound))
const running = await startTrial(trial)
const { told, office, packets } = trial

async function endDatabase(signal: NodeJS.Signals): Promise<void> {
  const note = await readFile(join(office.data, 'postgres', 'postmaster.pid'), 'utf8')
  process.kill(Number(note.split('\n')[0]), signal)
}

for (let round = 1; round <= rounds; round += 1) {
  const how = random.pick(Object.keys(ends) as (keyof typeof ends)[])
  const ended = sleep(random.next() * longest).then(() => endDatabase(ends[how]))
  for (const id of packets.slice((round - 1) * perRound, round * perRound))
    await decide(running.page, id)
  await ended
  await deliver(running.page)
  say(`round ${round}, ${how}: ${told.size} told, ${(await inLedger(office)).size} in the ledger`)
}

const ledger = await inLedger(office)
await stopTrial(running)
await trial.remove()
conclude('database', { rounds, told, ledger })
