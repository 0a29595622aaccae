import { type Evidence, pieceSize } from '../../shared/model/evidence.ts'
import { framework } from '../../shared/testing/framework.ts'
import { World } from './engine/world.ts'
import { cast, type Deed, type History } from './history.ts'
import { type IndexedDb, tieTransactions } from './machine/browser.ts'
import { Central } from './machine/central.ts'
import { decisionsPath, Device } from './machine/device.ts'
import { Network } from './machine/network.ts'
import type { Programs } from './machine/programs.ts'
import {
  assignPacket,
  moveToRubric,
  putPacket,
  putRubric,
  revisePacket,
  revokeDevice,
  withdrawPacket,
} from './records/office.ts'
import { bytesOf, fileEvidence, rubricOf, textEvidence } from './records/programme.ts'
import { act, amend, answer, decide, review, type Scene, takeBack, withdraw } from './reviewer.ts'
import { Told } from './told.ts'

/** A simulation under way. */
export type Play = {
  world: World
  central: Central
  devices: Device[]
  told: Told
  /** What was damaged on a device since it was last whole, so that nothing else may be. */
  damaged: Set<Device>
}

/** Milliseconds in which a device that has nothing against it must be up. */
const startTime = 600_000
const firstSync = 2000

/** Central records with their packets, and every device enrolled and in its first sync. */
export async function begin(
  { seed, pageSize, weather }: History,
  programs: Programs,
): Promise<Play> {
  const world = new World(seed)
  const kit = programs.indexedDb(
    { globalThis: { setImmediate: (run: () => void) => world.soon(run) } },
    {},
  ) as unknown as IndexedDb
  tieTransactions(world, kit)
  const central = new Central(world)
  central.pageSize = pageSize
  const network = new Network(world, central)
  central.state.frameworks.push(framework)
  putRubric(central.state, rubricOf(1))
  for (let number = 0; number < cast.packets; number += 1) addPacket(central, number)

  const devices = cast.devices.map(
    (reviewer, index) => new Device(`D${index}`, reviewer, world, { programs, kit, network }),
  )
  const enrolled = new Set<Device>()
  devices.forEach((device, index) => {
    const code = `ABCDEFGH000${index}`
    central.codes.set(code, device.reviewerId)
    device.startHost((host) => {
      const request = {
        address: 'https://records.test/',
        code,
        deviceName: device.name,
        passphrase: null,
      }
      world.run(
        device.host!.process,
        () => host.enrol(request),
        ({ enrolment }) => {
          device.id = enrolment?.deviceId ?? ''
          enrolled.add(device)
          device.openWindow(0)
        },
        (error) => world.fail(error),
      )
    })
  })
  await world.runUntil(startTime, () => enrolled.size === devices.length)
  // Until the first sync is over, and not yet all the evidence here.
  await world.runUntil(world.now + firstSync)
  devices.forEach((device, index) => (device.weather = weather[index] ?? 'good'))
  return { world, central, devices, told: new Told(), damaged: new Set() }
}

/** A file that central records have. */
function putFile(central: Central, name: string, size: number): Evidence {
  const bytes = bytesOf(name, size)
  const file = fileEvidence('E-1', bytes)
  central.blobs.set(file.sha256, bytes)
  return file
}

/** Two packets a learner, as two attempts; the first has a file of two pieces. */
function addPacket(central: Central, number: number): void {
  const id = `P-${number}`
  const file = putFile(central, id, number === 0 ? pieceSize + 10 : 1000)
  putPacket(central.state, {
    id,
    attempt: 1 + (number % 2),
    learnerId: `L-${number >> 1}`,
    rubricVersion: 1,
    evidence: [file, textEvidence('E-2', `Reflection of ${id}`)],
    reviewerId: cast.reviewers[number % cast.reviewers.length]!,
  })
}

export async function play(on: Play, { steps }: History): Promise<void> {
  for (const { deed, tasks, luck } of steps) {
    on.world.reseed(luck)
    on.world.note(JSON.stringify(deed))
    perform(on, deed)
    await on.world.runTasks(tasks)
  }
}

function perform(on: Play, deed: Deed): void {
  const { central, world } = on
  const { state } = central
  if ('device' in deed) {
    performOn(on, on.devices[deed.device]!, deed)
    return
  }
  switch (deed.do) {
    case 'revise': {
      const id = `P-${deed.packet}`
      const name = `Revision ${world.tasks} of ${id}`
      revisePacket(state, id, [putFile(central, name, 1000), textEvidence('E-2', name)])
      break
    }
    case 'rubric': {
      const version = state.rubrics.length + 1
      putRubric(state, rubricOf(version))
      for (const { id } of state.packets)
        if ((deed.packets >> Number(id.slice(2))) & 1) moveToRubric(state, id, version)
      break
    }
    case 'withdraw':
      withdrawPacket(state, `P-${deed.packet}`)
      break
    case 'assign':
      assignPacket(state, `P-${deed.packet}`, cast.reviewers[deed.reviewer]!)
      break
    case 'restart records':
      central.restart()
      break
    case 'back up':
      central.backUp()
      break
    case 'restore':
      central.restore()
      break
  }
}

function performOn(on: Play, device: Device, deed: Extract<Deed, { device: number }>): void {
  switch (deed.do) {
    case 'review':
      work(on, device, deed.window, (scene) => review(scene, deed.packet, deed.rating))
      break
    case 'review twice':
      for (const window of [0, 1])
        work(on, device, window, (scene) => review(scene, deed.packet, deed.rating + window))
      break
    case 'decide':
      work(on, device, deed.window, (scene) => decide(scene, deed.packet, deed.returned))
      break
    case 'take back':
      work(on, device, 0, (scene) => takeBack(scene, deed.packet))
      break
    case 'amend':
      work(on, device, 0, (scene) => amend(scene, deed.packet))
      break
    case 'withdraw decision':
      work(on, device, 0, (scene) => withdraw(scene, deed.packet))
      break
    case 'answer':
      work(on, device, 0, (scene) => answer(scene, deed.packet, deed.choice))
      break
    case 'start':
      start(device, deed.window)
      break
    case 'sync':
      device.wake('anew')
      break
    case 'weather':
      device.weather = deed.weather
      break
    case 'clock':
      device.skew = deed.hours * 3_600_000
      break
    case 'end':
      if (deed.what === 'window') device.killWindow(deed.window)
      else if (deed.what === 'browser') device.killBrowser()
      else if (deed.what === 'host') device.killHost()
      else device.losePower()
      break
    case 'damage':
      damage(on, device, deed)
      break
    case 'disk':
      device.disk.full = deed.full
      break
    case 'revoke':
      revokeDevice(on.central.state, device.id)
      break
  }
}

/** Has the reviewer do something in a window, or open it first. */
function work(
  { world, told }: Play,
  device: Device,
  index: number,
  deed: (scene: Scene) => Promise<void>,
): void {
  const running = device.windows[index]
  if (running?.program == null) {
    start(device, index)
    return
  }
  const scene = { world, told, device, window: running.program }
  world.enqueue(running.process, () => void act(scene, deed(scene)))
}

/** The program starts its host and then its window; a second window is opened in one that runs. */
export function start(device: Device, window: number): void {
  if (device.host === null) device.startHost(() => device.openWindow(0))
  else if (device.host.program !== null)
    device.openWindow(device.windows[0]?.program == null ? 0 : window)
}

/** Either copy of a decision is enough; damage to the second before the first is mended is too much. */
function damage(
  { damaged, told }: Play,
  device: Device,
  { what, at }: Extract<Deed, { do: 'damage' }>,
): void {
  device.losePower()
  if (what === 'library lost') device.bucket('library').vanish()
  else if (!damaged.has(device)) {
    damaged.add(device)
    if (what === 'journal lost') {
      device.loseJournal()
      told.journalLost(device)
    } else if (what === 'file lost') device.disk.lose(decisionsPath)
    else device.disk.damage(decisionsPath, at)
  }
  device.startHost(() => {
    device.openWindow(0, (_, warning) => {
      // Until one copy was read back from the other.
      if (!(warning instanceof Error)) damaged.delete(device)
    })
  })
}
