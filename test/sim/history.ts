import fc from 'fast-check'
import type { Weather } from './machine/network.ts'

/** How many devices, who has which, and how many packets there are. */
export const cast = {
  /** The second reviewer has two machines. */
  devices: ['R-1', 'R-2', 'R-2'],
  reviewers: ['R-1', 'R-2'],
  packets: 6,
} as const

/** What a reviewer, the office or bad luck does. Numbers choose among what there is then. */
export type Deed =
  | { do: 'review'; device: number; window: number; packet: number; rating: number }
  /** Two windows on the same packet at the same moment. */
  | { do: 'review twice'; device: number; packet: number; rating: number }
  | { do: 'decide'; device: number; window: number; packet: number; returned: boolean }
  | { do: 'take back' | 'amend' | 'withdraw decision'; device: number; packet: number }
  /** A conflict, by one of the ways that the screen offers. */
  | { do: 'answer'; device: number; packet: number; choice: number }
  | { do: 'start'; device: number; window: number }
  | { do: 'sync'; device: number }
  | { do: 'weather'; device: number; weather: Weather }
  | { do: 'clock'; device: number; hours: number }
  | { do: 'end'; device: number; what: 'window' | 'browser' | 'host' | 'machine'; window: number }
  | {
      do: 'damage'
      device: number
      what: 'library lost' | 'journal lost' | 'file lost' | 'file damaged'
      at: number
    }
  | { do: 'disk'; device: number; full: boolean }
  | { do: 'revise'; packet: number }
  | { do: 'rubric'; packets: number }
  | { do: 'withdraw'; packet: number }
  | { do: 'assign'; packet: number; reviewer: number }
  | { do: 'revoke'; device: number }
  | { do: 'restart records' }
  | { do: 'back up' }
  | { do: 'restore' }

/**
 * A deed, how many tasks of all programs pass before the next (so that a crash comes between any two
 * awaits), and its own luck: when a shorter history is looked for, leaving one deed out leaves the
 * others' luck as it was.
 */
export type Step = { deed: Deed; tasks: number; luck: number }

/** A whole simulation. */
export type History = { seed: number; pageSize: number; weather: Weather[]; steps: Step[] }

const device = fc.nat(cast.devices.length - 1)
const packet = fc.nat(cast.packets - 1)
const window = fc.constantFrom(0, 0, 0, 1)

const review: fc.Arbitrary<Deed> = fc.record({
  do: fc.constant('review' as const),
  device,
  window,
  packet,
  rating: fc.nat(8),
})
const twice: fc.Arbitrary<Deed> = fc.record({
  do: fc.constant('review twice' as const),
  device,
  packet,
  rating: fc.nat(7),
})
const decide: fc.Arbitrary<Deed> = fc.record({
  do: fc.constant('decide' as const),
  device,
  window,
  packet,
  returned: fc.boolean(),
})

const changes: fc.Arbitrary<Deed>[] = [
  fc.record({
    do: fc.constantFrom('take back' as const, 'amend', 'withdraw decision'),
    device,
    packet,
  }),
  fc.record({ do: fc.constant('answer' as const), device, packet, choice: fc.nat(2) }),
]

const others: fc.Arbitrary<Deed>[] = [
  fc.record({ do: fc.constant('start' as const), device, window: fc.nat(1) }),
  fc.record({ do: fc.constant('sync' as const), device }),
  fc.record({
    do: fc.constant('weather' as const),
    device,
    weather: fc.constantFrom<Weather>('good', 'bad', 'bad', 'none', 'portal', 'gate'),
  }),
  fc.record({
    do: fc.constant('clock' as const),
    device,
    hours: fc.integer({ min: -90_000, max: 90_000 }),
  }),
  fc.record({
    do: fc.constant('end' as const),
    device,
    what: fc.constantFrom('window' as const, 'browser', 'host', 'machine'),
    window,
  }),
  fc.record({
    do: fc.constant('damage' as const),
    device,
    what: fc.constantFrom('library lost' as const, 'journal lost', 'file lost', 'file damaged'),
    at: fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
  }),
  fc.record({ do: fc.constant('disk' as const), device, full: fc.boolean() }),
  fc.record({ do: fc.constant('revise' as const), packet }),
  fc.record({ do: fc.constant('rubric' as const), packets: fc.nat(2 ** cast.packets - 1) }),
  fc.record({ do: fc.constant('withdraw' as const), packet }),
  fc.record({
    do: fc.constant('assign' as const),
    packet,
    reviewer: fc.nat(cast.reviewers.length - 1),
  }),
  fc.constant({ do: 'restart records' as const }),
  fc.constant({ do: 'back up' as const }),
  fc.constant({ do: 'restore' as const }),
]
const revoke = fc.record({ do: fc.constant('revoke' as const), device })

const deed = fc.oneof(
  { arbitrary: review, weight: 14 },
  { arbitrary: twice, weight: 5 },
  { arbitrary: decide, weight: 12 },
  { arbitrary: fc.oneof(...changes), weight: 10 },
  { arbitrary: fc.oneof(...others), weight: 22 },
  { arbitrary: revoke, weight: 1 },
)

/** Mostly a few tasks, so that the next deed falls into the middle of this one. */
const tasks = fc.oneof(
  { arbitrary: fc.nat(60), weight: 3 },
  { arbitrary: fc.nat(600), weight: 2 },
  { arbitrary: fc.constant(2500), weight: 1 },
)

const luck = fc.noShrink(fc.nat(2 ** 31 - 1))

const revisions = Array.from({ length: cast.packets }, (_, packet): Deed => ({
  do: 'revise',
  packet,
}))

/** Something new comes down, and the machine ends at some await of taking it in. */
const cutSync: fc.Arbitrary<Step[]> = fc
  .record({
    device,
    packet,
    tasks: fc.nat(250),
    machine: fc.boolean(),
    lucks: fc.tuple(luck, luck),
  })
  .map(({ device, packet, tasks, machine, lucks: [one, other] }) => [
    { deed: { do: 'weather', device, weather: 'good' }, tasks: 0, luck: one },
    { deed: { do: 'revise', packet }, tasks: 0, luck: one },
    { deed: { do: 'sync', device }, tasks, luck: one },
    {
      deed: { do: 'end', device, what: machine ? 'machine' : 'browser', window: 0 },
      tasks: 20,
      luck: other,
    },
  ])

/** A decision, and at some await of it the end of one of the two copies. */
const cutDecision: fc.Arbitrary<Step[]> = fc
  .record({ device, packet, tasks: fc.nat(400), file: fc.boolean(), lucks: fc.tuple(luck, luck) })
  .map(({ device, packet, tasks, file, lucks: [one, other] }) => [
    { deed: { do: 'start', device, window: 0 }, tasks: 300, luck: one },
    { deed: { do: 'decide', device, window: 0, packet, returned: false }, tasks, luck: one },
    {
      deed: { do: 'damage', device, what: file ? 'file lost' : 'journal lost', at: 0 },
      tasks: 20,
      luck: other,
    },
  ])

/**
 * What is decided goes up, and the machine or a part of it ends at some await of that; where all
 * packets were revised meanwhile, what comes back is a conflict with what is there now.
 */
const cutPush: fc.Arbitrary<Step[]> = fc
  .record({
    device,
    packet,
    conflict: fc.boolean(),
    tasks: fc.nat(400),
    what: fc.constantFrom('browser' as const, 'browser', 'machine', 'host'),
    lucks: fc.tuple(luck, luck, luck),
  })
  .map(({ device, packet, conflict, tasks, what, lucks: [one, other, third] }) => [
    { deed: { do: 'start', device, window: 0 }, tasks: 300, luck: one },
    { deed: { do: 'weather', device, weather: 'none' }, tasks: 0, luck: one },
    { deed: { do: 'decide', device, window: 0, packet, returned: false }, tasks: 400, luck: one },
    ...(conflict ? revisions : []).map((deed) => ({ deed, tasks: 0, luck: other })),
    { deed: { do: 'weather', device, weather: 'good' }, tasks: 0, luck: other },
    { deed: { do: 'sync', device }, tasks, luck: other },
    { deed: { do: 'end', device, what, window: 0 }, tasks: 20, luck: third },
  ])

/** All packets come anew, and at some await of taking them in the reviewer begins with one. */
const begunMeanwhile: fc.Arbitrary<Step[]> = fc
  .record({
    device,
    packet,
    rating: fc.nat(8),
    tasks: fc.nat(300),
    lucks: fc.tuple(luck, luck, luck),
  })
  .map(({ device, packet, rating, tasks, lucks: [one, other, third] }) => [
    { deed: { do: 'start', device, window: 0 }, tasks: 300, luck: one },
    { deed: { do: 'weather', device, weather: 'good' }, tasks: 0, luck: one },
    ...revisions.map((deed) => ({ deed, tasks: 0, luck: one })),
    { deed: { do: 'sync', device }, tasks, luck: other },
    { deed: { do: 'review', device, window: 0, packet, rating }, tasks: 300, luck: third },
  ])

/** A decision that goes out to a gate, and is sent again and again while that has its own mind. */
const metGate: fc.Arbitrary<Step[]> = fc
  .record({ device, packet, returned: fc.boolean(), lucks: fc.tuple(luck, luck, luck) })
  .map(({ device, packet, returned, lucks: [one, other, third] }) => [
    { deed: { do: 'start', device, window: 0 }, tasks: 300, luck: one },
    { deed: { do: 'weather', device, weather: 'gate' }, tasks: 0, luck: one },
    { deed: { do: 'decide', device, window: 0, packet, returned }, tasks: 400, luck: one },
    { deed: { do: 'sync', device }, tasks: 400, luck: other },
    { deed: { do: 'sync', device }, tasks: 400, luck: third },
  ])

/** One window decides, and at some await of it the other rates the same packet. */
const ratedMeanwhile: fc.Arbitrary<Step[]> = fc
  .record({
    device,
    packet,
    rating: fc.nat(8),
    tasks: fc.nat(200),
    decider: fc.nat(1),
    lucks: fc.tuple(luck, luck, luck),
  })
  .map(({ device, packet, rating, tasks, decider, lucks: [one, other, third] }) => [
    { deed: { do: 'start', device, window: 0 }, tasks: 300, luck: one },
    { deed: { do: 'start', device, window: 1 }, tasks: 300, luck: one },
    {
      deed: { do: 'decide', device, window: decider, packet, returned: false },
      tasks,
      luck: other,
    },
    {
      deed: { do: 'review', device, window: 1 - decider, packet, rating },
      tasks: 300,
      luck: third,
    },
  ])

const scenes: fc.Arbitrary<Step[]> = fc.oneof(
  { arbitrary: fc.record({ deed, tasks, luck }).map((one): Step[] => [one]), weight: 12 },
  { arbitrary: cutSync, weight: 1 },
  { arbitrary: cutPush, weight: 2 },
  { arbitrary: cutDecision, weight: 1 },
  { arbitrary: metGate, weight: 1 },
  { arbitrary: ratedMeanwhile, weight: 1 },
  { arbitrary: begunMeanwhile, weight: 1 },
)

export const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.noShrink(fc.nat(2 ** 31 - 1)),
  pageSize: fc.integer({ min: 1, max: 6 }),
  weather: fc.array(fc.constantFrom<Weather>('good', 'bad', 'bad', 'gate'), {
    minLength: cast.devices.length,
    maxLength: cast.devices.length,
  }),
  steps: fc
    .array(scenes, { minLength: 1, maxLength: 40, size: 'max' })
    .map((parts) => parts.flat()),
})
