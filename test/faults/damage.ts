/**
 * Damages the files in which a closed workstation keeps its databases and its decisions: bytes
 * overwritten, files cut and deleted, in both of Chromium's storage engines, and in decisions.log.
 * Then it is opened again: every decision that was called decided is delivered, the window works,
 * the library comes anew. Says for each kind of damage whether the draft in work was lost.
 *
 *     npm run faults -- damage --rounds 60 --seed 1
 */
import { join } from 'node:path'
import { killBrowser, deskPlace } from '../support/desk.ts'
import type { HandIn } from '../support/hand-ins.ts'
import { type Program, startCentral, startHost } from '../support/programs.ts'
import { conclude } from './support/conclude.ts'
import { deliver, inLedger } from './support/delivery.ts'
import {
  type Backend,
  backendOf,
  backendSwitches,
  harm,
  injure,
  injuries,
  nameOf,
} from './support/injury.ts'
import { readOptions, say } from './support/options.ts'
import { decide, draft, hasDraft, open } from './support/reviewing.ts'
import {
  arrived,
  enrolment,
  openTrial,
  openWindow,
  shortPackets,
  type Trial,
} from './support/trial.ts'

const { rounds, random, only } = readOptions(24)

const perRound = 3

/** The last line of a file that is large enough for Chromium to keep it apart from its row. */
const lastLine = 'The end of the log: low water at six.'
const log = {
  name: 'log.txt',
  mediaType: 'text/plain',
  bytes: Buffer.from(`${'Station one, the sky is clear.\n'.repeat(40_000)}${lastLine}\n`),
} satisfies HandIn
const packets = shortPackets(rounds * perRound).map((items): HandIn[] => [log, ...items])

type Case = { name: string; backend: Backend; damage: (profile: string) => Promise<number> }

const ofDatabases = (['leveldb', 'sqlite'] as const).flatMap((backend) =>
  injuries(backend).map((injury): Case => ({
    name: `${backend} ${nameOf(injury)}`,
    backend,
    damage: (profile) => injure(profile, backend, injury, random),
  })),
)
const ofFile = (['header', 'bytes', 'cut', 'delete'] as const).map((act): Case => ({
  name: `decisions.log ${act}`,
  backend: 'leveldb',
  damage: async (profile) => {
    await harm(join(profile, 'decisions.log'), act, random)
    return 1
  },
}))
const ofBuckets: Case[] = [
  { name: 'leveldb register of buckets delete', backend: 'leveldb', damage: loseBuckets },
]

async function loseBuckets(profile: string) {
  await harm(join(profile, 'browser/Default/WebStorage/QuotaManager'), 'delete', random)
  return 1
}

const cases = [...ofDatabases, ...ofFile, ...ofBuckets].filter(({ name }) => name.includes(only))
for (let at = cases.length - 1; at > 0; at -= 1) {
  const other = random.below(at + 1)
  ;[cases[at], cases[other]] = [cases[other]!, cases[at]!]
}

const trial = await openTrial(packets)
const { told, office } = trial
let records: Program = await startCentral(office)

/** The workstation of each backend, enrolled and opened once. */
const places = new Map<Backend, Trial['place']>()

async function begin(backend: Backend): Promise<Trial['place']> {
  const place = await deskPlace(join(trial.folder, `${backend}-${Math.floor(random.next() * 1e9)}`))
  const host = await startHost({ ...place, enrol: await enrolment(trial, records.address) })
  const { context, page } = await openWindow({ place, told }, host, backendSwitches[backend])
  await arrived(page, packets.length)
  await context.close()
  await host.stop()
  const used = await backendOf(place.profile)
  if (used !== backend) throw new Error(`Chromium uses ${used}, not ${backend}.`)
  places.set(backend, place)
  return place
}

const draftsLost: string[] = []
const unusable: string[] = []
let drafts = 0
let skipped = 0

async function round({ name, backend, damage }: Case, ids: string[]): Promise<string> {
  const place = places.get(backend) ?? (await begin(backend))
  const before = await startHost(place)
  const first = await openWindow({ place, told }, before, backendSwitches[backend])
  await arrived(first.page, packets.length)
  await records.stop()
  const [drafted = '', ...decided] = ids
  for (const id of decided) await decide(first.page, id)
  await draft(first.page, drafted, `Noted on ${drafted}`)
  // Closed in order, SQLite leaves no file of writes ahead.
  if (random.next() < 0.5 && !name.includes('wal')) await first.context.close()
  else await killBrowser(first.context)
  await before.stop()
  const harmed = await damage(place.profile)
  if (harmed === 0) skipped += 1

  records = await startCentral(office)
  const host = await startHost(place)
  const { context, page } = await openWindow({ place, told }, host, backendSwitches[backend])
  try {
    await arrived(page, packets.length, 40_000)
    await deliver(page)
    drafts += 1
    const kept = await hasDraft(page, drafted, `Noted on ${drafted}`)
    if (!kept) draftsLost.push(name)
    await page.getByText('the sky is clear').first().waitFor()
    const next = trial.packets[trial.packets.indexOf(drafted) + perRound]
    if (next) await open(page, next)
    return `${harmed} files, draft ${kept ? 'kept' : 'lost'}`
  } catch (error) {
    unusable.push(name)
    places.delete(backend)
    const shown = await page
      .locator('body')
      .innerText()
      .catch(() => '')
    return `NOT USABLE: ${String(error).split('\n')[0]}\n${shown.slice(0, 600)}`
  } finally {
    await context.close().catch(() => {})
    await host.stop()
  }
}

for (let index = 0; index < rounds; index += 1) {
  const now = cases[index % cases.length]!
  const ids = trial.packets.slice(index * perRound, (index + 1) * perRound)
  say(`round ${index + 1}, ${now.name}: ${await round(now, ids)}`)
}

const ledger = await inLedger(office)
await records.stop()
await trial.remove()
const more = { drafts, draftsLost, unusable, skipped }
conclude('damage', { rounds, told, ledger, more, wrong: unusable.length })
