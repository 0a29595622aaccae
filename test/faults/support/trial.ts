/** Central records with packets, a workstation enrolled with them, and a window that is listened to. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { ensureBuilt } from '../../../scripts/launch/build.ts'
import { type DeskPlace, deskPlace, openBrowser } from '../../support/desk.ts'
import { type HandIn, putHandIns } from '../../support/hand-ins.ts'
import { temporaryFolder } from '../../support/office.ts'
import {
  central,
  type CentralPlace,
  freePort,
  type Program,
  startCentral,
  startHost,
} from '../../support/programs.ts'
import { reviewer } from '../../support/reviewer.ts'
import { listen, type Told } from './told.ts'

export type Trial = {
  folder: string
  office: CentralPlace
  place: DeskPlace
  /** In the order of the queue. */
  packets: string[]
  told: Told
  remove(): Promise<void>
}

export type Window = { context: BrowserContext; page: Page }

export type Running = Window & { records: Program; host: Program }

/** Packets of one short text each, which take no room and no time. */
export const shortPackets = (count: number): HandIn[][] =>
  Array.from({ length: count }, (_, index) => [
    { title: 'Reflection', text: `What I learned at station ${index}: to wait.` },
  ])

/** @param at the folder of the workstation's profile, where it is not to be a temporary one */
export async function openTrial(packets: HandIn[][], at?: string): Promise<Trial> {
  if (!ensureBuilt()) throw new Error('The window could not be built.')
  const folder = await temporaryFolder()
  const office = { data: join(folder, 'central'), port: await freePort() }
  return {
    folder,
    office,
    packets: await putHandIns(office.data, packets),
    place: await deskPlace(at ?? folder),
    told: new Set(),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** A window on the host that runs. @param args more switches for the browser */
export async function openWindow(
  { place, told }: Pick<Trial, 'place' | 'told'>,
  host: Program,
  args: string[] = [],
): Promise<Window> {
  const context = await openBrowser(place.profile, args)
  const page = context.pages()[0] ?? (await context.newPage())
  await listen(page, told)
  await page.goto(host.address)
  return { context, page }
}

/** What `startHost` takes to enrol a workstation with central records at this address. */
export async function enrolment({ office }: Trial, address: string): Promise<string> {
  const { code } = JSON.parse(await central(office.data, 'enrol', reviewer.id, '--json'))
  return `${address} ${code}`
}

/** Starts everything, and waits until the packets with all their evidence are on the workstation. */
export async function startTrial(trial: Trial, args: string[] = []): Promise<Running> {
  const records = await startCentral(trial.office)
  const enrol = await enrolment(trial, records.address)
  const host = await startHost({ ...trial.place, enrol })
  const window = await openWindow(trial, host, args)
  await arrived(window.page, trial.packets.length)
  return { ...window, records, host }
}

/** Waits until so many packets are on the workstation with all their evidence. */
export const arrived = (page: Page, packets: number, timeout = 120_000) =>
  page.getByText(`${packets} of ${packets} packet`).waitFor({ timeout })

/** Ends all of it in order. */
export async function stopTrial({ context, host, records }: Running): Promise<void> {
  await context.close()
  await host.stop()
  await records.stop()
}
