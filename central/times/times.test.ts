import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Times, TimesTaken } from '../../shared/protocol/times.ts'
import { askForTimes } from '../programme/service.ts'
import { dataOf, enrolDevice, postJson, problemOf } from '../testing/device.ts'
import { put } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { reportTimes } from './report.ts'

let records: Records
let headers: Record<string, string>
beforeAll(async () => {
  records = await startRecords()
  await put(records.central, 'P-1')
  ;({ headers } = await enrolDevice(records, 'R-1'))
})
afterAll(() => records.close())
beforeEach(async () => {
  await records.central.db.deleteFrom('time_sums').execute()
  await askForTimes(records.central.db, true)
})

const sourceOf = (nth: number) => `00000000-0000-7000-8000-00000000000${nth}`
const sum = (week: string, packets: number, criteria: Record<string, number>) => ({
  week,
  rubricId: 'rubric-1',
  packets,
  criteria,
})
const send = (times: Times) => postJson(`${records.address}/v1/times`, times, headers)
const taken = async (times: Times) => (await dataOf(await send(times), TimesTaken)).taken

test('sums of several machines add up; one that comes again counts once', async () => {
  const { db } = records.central
  const first = { source: sourceOf(1), sums: [sum('2026-W48', 2, { care: 1000, depth: 500 })] }
  expect(await taken(first)).toBe(true)
  expect(await taken(first)).toBe(true)
  await taken({ source: sourceOf(2), sums: [sum('2026-W48', 3, { care: 10 })] })
  await taken({
    source: sourceOf(1),
    sums: [sum('2026-W48', 2, { care: 1001, depth: 500 }), sum('2026-W47', 0, { depth: 5 })],
  })
  expect(await reportTimes(db)).toEqual([
    {
      week: '2026-W48',
      rubricId: 'rubric-1',
      machines: 2,
      packets: 5,
      ms: 1511,
      criteria: { care: 1011, depth: 500 },
    },
    {
      week: '2026-W47',
      rubricId: 'rubric-1',
      machines: 1,
      packets: 0,
      ms: 5,
      criteria: { depth: 5 },
    },
  ])
})

test('nothing is kept that the office does not ask for', async () => {
  const { db } = records.central
  await askForTimes(db, false)
  expect(await taken({ source: sourceOf(1), sums: [sum('2026-W48', 1, { care: 1 })] })).toBe(false)
  expect(await reportTimes(db)).toEqual([])
})

test.each([
  ['a sum twice', [sum('2026-W48', 1, {}), sum('2026-W48', 2, {})]],
  ['no week', [sum('2026-11-25', 1, {})]],
  ['more than a week has', [sum('2026-W48', 1, { care: 8 * 86_400_000 })]],
  ['less than nothing', [sum('2026-W48', 1, { care: -1 })]],
])('a report with %s is refused whole', async (_, sums) => {
  const response = await send({ source: sourceOf(1), sums })
  expect((await problemOf(response)).code).toBe('request-malformed')
  expect(await reportTimes(records.central.db)).toEqual([])
})
