import {
  conflictFaults,
  countFaults,
  deliveryFaults,
  draftFaults,
  libraryFaults,
  lossFaults,
} from './checks/device.ts'
import { ledgerFaults, orderFaults } from './checks/ledger.ts'
import type { Device } from './machine/device.ts'
import { type Play, start } from './play.ts'
import { resolve } from './reviewer.ts'
import { look, type View } from './view.ts'

/** Milliseconds within which all must agree once nothing hinders it, and how often they are asked. */
const patience = 25 * 60_000
const every = 20_000

/** What is broken for good, or has not come right in time. */
export class Broken extends Error {}

const isRevoked = ({ central }: Play, { id }: Device) =>
  central.state.devices.some(({ deviceId, revoked }) => deviceId === id && revoked)

/** Reads a device through its window; null while it has none. */
async function read({ world }: Play, device: Device): Promise<View | null> {
  const [running] = device.windows
  if (running?.program == null || isClosed(device)) return null
  const { process, program } = running
  let view: View | null = null
  world.run(
    process,
    () => look(program),
    (found) => {
      view = found
    },
    (error) => world.fail(error),
  )
  await world.runUntil(world.now + every, () => view !== null)
  return view
}

/** What a machine that was closed for good took along: everything it decided must have been sent. */
function undelivered({ central, told }: Play, device: Device): string[] {
  // What a backup lacks that is older than the last of a machine is in its decisions file alone.
  if (central.restored) return []
  const there = new Set(central.state.ledger.map(({ id }) => id))
  const refused = central.state.refused.map(({ body }) => body).join()
  return [...told.decisions].flatMap(([id, { device: of }]) =>
    of !== device || there.has(id) || refused.includes(id) ? [] : [`${id} went with its machine`],
  )
}

const isClosed = ({ host }: Device) => host?.program?.session().vault.state === 'destroyed'

function faultsOf(on: Play, device: Device, view: View | null): string[] {
  if (isClosed(device)) return isRevoked(on, device) ? undelivered(on, device) : ['it was closed']
  if (view === null) return ['it does not start']
  const work = [
    ...lossFaults(on, device, view),
    ...deliveryFaults(on, device, view),
    ...countFaults(view),
    ...draftFaults(on, view),
  ]
  // One that was shut out delivers what it had, hears nothing more, and closes.
  if (isRevoked(on, device)) return [...work, 'it was revoked and is still open']
  const sent = on.central.state.ledger.filter(({ deviceId }) => deviceId === device.id)
  return [
    ...work,
    ...libraryFaults(on, device, view),
    ...conflictFaults(view),
    ...orderFaults(sent),
  ]
}

/** Lets everything come right: all machines are on, the network is there, nothing is in the way. */
function heal(on: Play): void {
  for (const device of on.devices) {
    device.weather = 'good'
    device.disk.full = false
    // A window whose worker did not come up, because the host was gone at that moment, is loaded anew.
    if (device.worker === null && device.windows[0]?.program != null) device.killBrowser()
    start(device, 0)
  }
}

/**
 * Waits until all devices and central records agree.
 * @throws Broken with what does not come right
 */
export async function settle(on: Play): Promise<void> {
  const { world } = on
  const end = world.now + patience
  for (;;) {
    heal(on)
    const faults: string[] = []
    for (const device of on.devices) {
      const view = await read(on, device)
      for (const fault of faultsOf(on, device, view)) faults.push(`${device.name}: ${fault}`)
      // What came damaged twice is not fetched again before the reviewer, who is told, says so.
      if (view?.rows.some(({ problem }) => problem !== null)) device.wake('anew')
    }
    faults.push(...ledgerFaults(on.central.state))
    if (faults.length === 0) return
    if (world.now > end) throw new Broken(faults.join('\n'))
    await world.runUntil(world.now + every)
  }
}

/**
 * Has the reviewers answer every conflict by the first way that there is.
 * @throws Broken when one cannot be answered
 */
export async function takeUp(on: Play): Promise<void> {
  const { world, told } = on
  for (const device of on.devices) {
    const view = await read(on, device)
    const [running] = device.windows
    if (view === null || running?.program == null) continue
    const scene = { world, told, device, window: running.program }
    for (const id of view.conflicts.keys()) {
      let taken = false
      world.run(
        running.process,
        () => resolve(scene, id, 0),
        () => {
          taken = true
        },
        (error) => world.fail(error),
      )
      await world.runUntil(world.now + every, () => taken)
      if (!taken) throw new Broken(`${device.name}: the conflict of ${id} cannot be answered`)
    }
  }
}
