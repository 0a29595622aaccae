/**
 * Damages the files in which a closed workstation keeps its databases and its decisions: bytes
 * overwritten, files cut and deleted, in both of Chromium's storage engines, and in decisions.log.
 * Then it is opened again: every decision that was called decided is delivered, the window works,
 * the library comes anew. Says for each kind of damage whether the draft in work was lost.
 *
 *     npm run faults -- damage --rounds 60 --seed 1
 */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
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
  hasPart,
  injure,
  injuries,
  nameOf,
} from './support/injury.ts'
import { readOptions, say } from './support/options.ts'
import { decide, draft, hasDraft } from './support/reviewing.ts'
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

type Case = {
  name: string
  backend: Backend
  /** Whether a closed profile has what is to be damaged. */
  applies: (profile: string) => Promise<boolean>
  damage: (profile: string) => Promise<void>
}

const always = async () => true

const ofDatabases = (['leveldb', 'sqlite'] as const).flatMap((backend) =>
  injuries(backend).map((injury): Case => ({
    name: `${backend} ${nameOf(injury)}`,
    backend,
    applies: (profile) => hasPart(profile, backend, injury),
    damage: (profile) => injure(profile, backend, injury, random),
  })),
)
const ofFile = (['header', 'bytes', 'cut', 'delete'] as const).map((act): Case => ({
  name: `decisions.log ${act}`,
  backend: 'leveldb',
  applies: always,
  damage: (profile) => harm(join(profile, 'decisions.log'), act, random),
}))
const ofBuckets: Case = {
  name: 'leveldb register of buckets delete',
  backend: 'leveldb',
  applies: always,
  damage: (profile) =>
    harm(join(profile, 'browser/Default/WebStorage/QuotaManager'), 'delete', random),
}

const cases = [...ofDatabases, ...ofFile, ofBuckets].filter(({ name }) => name.includes(only))
for (let at = cases.length - 1; at > 0; at -= 1) {
  const other = random.below(at + 1)
  ;[cases[at], cases[other]] = [cases[other]!, cases[at]!]
}

const trial = await openTrial(packets)
const { told, office } = trial
let records: Program = await startCentral(office)

type Place = Trial['place']

/** The workstation of each backend, enrolled and opened once. */
const places = new Map<Backend, Place>()

async function begin(backend: Backend): Promise<Place> {
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

const noteOn = (id: string) => `Noted on ${id}`

/** A reviewer decides and drafts without a network, and the workstation is closed or killed. */
async function workOffline({ name, backend }: Case, place: Place, ids: string[]): Promise<void> {
  const host = await startHost(place)
  const { context, page } = await openWindow({ place, told }, host, backendSwitches[backend])
  await arrived(page, packets.length)
  await records.stop()
  const [drafted = '', ...decided] = ids
  for (const id of decided) await decide(page, id)
  await draft(page, drafted, noteOn(drafted))
  // Closed in order, SQLite leaves no file of writes ahead.
  if (random.next() < 0.5 && !name.includes('wal')) await context.close()
  else await killBrowser(context)
  await host.stop()
}

/** Without a locator, which would put a text of this length together for each element around it. */
const logShown = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('[role=document]')].some(
      (one) => one.checkVisibility() && one.textContent.includes('the sky is clear'),
    ),
  )

/** Opens what was damaged. @returns what became of it */
async function openAgain({ name, backend }: Case, place: Place, drafted: string): Promise<string> {
  const host = await startHost(place)
  const { context, page } = await openWindow({ place, told }, host, backendSwitches[backend])
  try {
    await arrived(page, packets.length, 40_000)
    await deliver(page)
    drafts += 1
    const kept = await hasDraft(page, drafted, noteOn(drafted))
    if (!kept) draftsLost.push(name)
    await logShown(page)
    return `draft ${kept ? 'kept' : 'lost'}`
  } catch (error) {
    unusable.push(name)
    places.delete(backend)
    const shown = page.locator('body').innerText()
    return `NOT USABLE: ${String(error)}\n${await shown.catch(() => '')}`
  } finally {
    await context.close().catch(() => {})
    await host.stop()
  }
}

/** The next case for which there is something to damage. */
async function nextCase(): Promise<{ now: Case; place: Place }> {
  for (let tries = 0; tries < cases.length; tries += 1) {
    const now = cases.shift()!
    cases.push(now)
    const place = places.get(now.backend) ?? (await begin(now.backend))
    if (await now.applies(place.profile)) return { now, place }
  }
  throw new Error('There is nothing to damage.')
}

for (let round = 1; round <= rounds; round += 1) {
  const { now, place } = await nextCase()
  const ids = trial.packets.slice((round - 1) * perRound, round * perRound)
  await workOffline(now, place, ids)
  await now.damage(place.profile)
  records = await startCentral(office)
  say(`round ${round}, ${now.name}: ${await openAgain(now, place, ids[0]!)}`)
}

const ledger = await inLedger(office)
await records.stop()
await trial.remove()
const more = { drafts, draftsLost, unusable }
conclude('damage', { rounds, told, ledger, more, wrong: unusable.length })
