import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Central, openCentral } from '../../../central/open.ts'
import { makeFolder } from '../../../central/testing/records.ts'
import { playBoth } from './histories.ts'
import { moves } from './moves.ts'
import { openSides } from './sides.ts'

/** Milliseconds for histories; each is some dozens of transactions of PostgreSQL. */
const budget = 12_000

let central: Central
let data: string
const reported: unknown[] = []
beforeAll(async () => {
  data = await makeFolder()
  central = await openCentral({ data, report: (error) => reported.push(error) })
})
afterAll(async () => {
  await central.close()
  await rm(data, { recursive: true, force: true })
})

test('the simulation’s central records answer as the real ones, and end with the same ledger', async () => {
  let entries = 0
  await fc.assert(
    fc.asyncProperty(moves, async (history) => {
      const sides = await openSides(central)
      await playBoth(sides, history)
      const rows = await central.db
        .selectFrom('ledger')
        .select(['id', 'state', 'conflict', 'packet_id', 'packet_revision', 'round', 'sequence'])
        .select(['judged', 'device_id', 'supersedes', 'canonical', 'kind', 'outcome', 'rubric_now'])
        .orderBy('number')
        .execute()
      const order = (judged: (string | number | null)[]) => {
        const known = judged.filter((one) => one !== null).map(Number)
        const sorted = known.toSorted((one, other) => one - other)
        return judged.map((one) => (one === null ? null : sorted.indexOf(Number(one))))
      }
      const { ledger } = sides.state
      const places = order(ledger.map(({ judged }) => judged))
      const realPlaces = order(rows.map(({ judged }) => judged))
      expect(
        ledger.map((entry, index) => ({
          id: entry.id,
          state: entry.state,
          conflict: entry.conflict,
          packet_id: entry.packetId,
          packet_revision: entry.packetRevision,
          round: entry.round,
          sequence: entry.sequence,
          judged: places[index],
          device_id: entry.deviceId,
          supersedes: entry.supersedes,
          canonical: entry.canonical,
          kind: entry.kind,
          outcome: entry.outcome,
          rubric_now: entry.rubricNow,
        })),
      ).toEqual(rows.map((row, index) => ({ ...row, judged: realPlaces[index] })))
      entries += rows.length
    }),
    { numRuns: 500, interruptAfterTimeLimit: budget, markInterruptAsFailure: false },
  )
  expect(entries).toBeGreaterThan(0)
  expect(reported).toEqual([])
})
