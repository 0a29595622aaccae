import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BankComment, CommentBank } from '../../shared/model/comments.ts'
import type { Change } from '../../shared/protocol/changes.ts'
import { importComments } from '../import/comments.ts'
import { listBanks, putCommentBank } from '../programme/comments.ts'
import { assignPacket, putPacket, withdrawPacket } from '../programme/packets.ts'
import { enrolDevice } from '../testing/device.ts'
import { packetInput, put } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'

let records: Records
beforeAll(async () => {
  records = await startRecords()
  await put(records.central, 'P-1')
})
afterAll(() => records.close())
beforeEach(() => records.central.db.deleteFrom('comment_banks').execute())

const comment = (id: string, more: Partial<BankComment> = {}): BankComment => ({
  id,
  criterionId: 'care',
  ratingId: 'care-no',
  text: `Comment ${id}`,
  ...more,
})
const bankOf = (...ids: string[]): CommentBank => ({
  rubricId: 'rubric-1',
  comments: ids.map((id) => comment(id)),
})
const share = (bank: CommentBank) =>
  records.central.db.transaction().execute((trx) => putCommentBank(trx, bank))
const banksIn = (changes: Change[]) =>
  changes.flatMap((change) => (change.type === 'comment-bank' ? [change.bank] : []))
const knows = ['comment-bank'] as const

test('a bank comes with a first sync, and again when it is changed; the same changes nothing', async () => {
  expect(await share(bankOf('a'))).toBe('new')
  const device = await enrolDevice(records, 'R-1')
  for (const limit of [1, 500]) {
    const { changes } = await device.pull(undefined, limit, knows)
    expect(banksIn(changes)).toEqual([bankOf('a')])
  }
  const { cursor } = await device.pull(undefined, 500, knows)
  expect(await share(bankOf('a'))).toBe('same')
  expect((await device.pull(cursor, 500, knows)).changes).toEqual([])
  expect(await share(bankOf('a', 'b'))).toBe('changed')
  expect(banksIn((await device.pull(cursor, 1, knows)).changes)).toEqual([bankOf('a', 'b')])
})

test('a workstation of before, which does not know of banks, is sent none and goes on', async () => {
  await share(bankOf('a'))
  const device = await enrolDevice(records, 'R-1')
  for (const limit of [1, 500]) {
    const { changes, cursor } = await device.pull(undefined, limit)
    expect(changes.map(({ type }) => type)).not.toContain('comment-bank')
    expect(changes.map(({ type }) => type)).toContain('packet')
    await share(bankOf('a', `b-${limit}`))
    expect((await device.pull(cursor, limit)).changes).toEqual([])
  }
})

test('a reviewer without packets of the rubric does not get its bank', async () => {
  await share(bankOf('a'))
  const device = await enrolDevice(records, 'R-2')
  const { changes, cursor } = await device.pull(undefined, 500, knows)
  expect(banksIn(changes)).toEqual([])
  await share(bankOf('a', 'b'))
  expect((await device.pull(cursor, 500, knows)).changes).toEqual([])
})

test('the bank comes with the first packet of its rubric, put in or given, and only with it', async () => {
  await share(bankOf('a'))
  const device = await enrolDevice(records, 'R-2')
  const { cursor } = await device.pull(undefined, 500, knows)
  await put(records.central, 'P-first', { reviewerId: 'R-2' })
  await put(records.central, 'P-second', { reviewerId: 'R-2' })
  const first = await device.pull(cursor, 500, knows)
  expect(banksIn(first.changes)).toEqual([bankOf('a')])
  await records.central.db.transaction().execute(async (trx) => {
    await withdrawPacket(trx, 'P-first')
    await withdrawPacket(trx, 'P-second')
  })
  await share(bankOf('a', 'b'))
  const without = await device.pull(first.cursor, 500, knows)
  expect(banksIn(without.changes)).toEqual([])
  await records.central.db.transaction().execute((trx) => assignPacket(trx, 'P-first', 'R-2'))
  await put(records.central, 'P-third', { reviewerId: 'R-2' })
  const again = await device.pull(without.cursor, 500, knows)
  expect(banksIn(again.changes)).toEqual([bankOf('a', 'b')])
})

test('a bank that is shared while the first packet is put in is missed by nobody', async () => {
  const device = await enrolDevice(records, 'R-2')
  const { cursor } = await device.pull(undefined, 500, knows)
  const [isPut, putsOn, sharesOn] = [0, 1, 2].map(() => Promise.withResolvers<void>())
  const { db } = records.central
  const putting = db.transaction().execute(async (trx) => {
    await putPacket(trx, packetInput('P-beside', { reviewerId: 'R-2' }))
    isPut!.resolve()
    await putsOn!.promise
  })
  await isPut!.promise
  const sharing = db.transaction().execute(async (trx) => {
    await putCommentBank(trx, bankOf('a'))
    await sharesOn!.promise
  })
  // Long enough for the bank to be written, and reviewers looked up, if nothing held it up.
  await sleep(300)
  putsOn!.resolve()
  await putting
  const between = await device.pull(cursor, 500, knows)
  sharesOn!.resolve()
  await sharing
  const after = await device.pull(between.cursor, 500, knows)
  expect(banksIn([...between.changes, ...after.changes])).toEqual([bankOf('a')])
})

test('a file is taken in bank by bank; what does not fit its rubric is named and left out', async () => {
  const misfit = { ...bankOf('x'), comments: [comment('x', { criterionId: 'gone' })] }
  const wrongRating = { ...bankOf('y'), comments: [comment('y', { ratingId: 'method-no' })] }
  const other = { rubricId: 'rubric-2', comments: [comment('z', { text: '{learner} {page}' })] }
  const twice = bankOf('a', 'a')
  const banks = [misfit, wrongRating, other, twice, { rubricId: 'rubric-9', comments: [] }]
  const report = await importComments(records.central, JSON.stringify({ banks }), 'c.json')
  expect(report.banks).toEqual([{ rubricId: 'rubric-2', comments: 1, result: 'new' }])
  expect(report.unknown).toEqual([{ rubricId: 'rubric-2', commentId: 'z', placeholder: '{page}' }])
  expect(report.faults.map(({ what }) => what)).toEqual([
    expect.stringContaining('c.json, banks[0]: comment x is on a criterion gone'),
    expect.stringContaining('c.json, banks[1]: comment y is on a rating method-no'),
    expect.stringContaining('c.json, banks[3]: comments two comments share an id'),
    expect.stringContaining('c.json, banks[4]: there is no rubric rubric-9'),
  ])
  expect((await listBanks(records.central.db)).map(({ bank }) => bank)).toEqual([other])
})

test.each(['{', '[]', '{"banks":[]}'])(
  'a file that is %s has one fault and shares nothing',
  async (text) => {
    const { faults, banks } = await importComments(records.central, text, 'c.json')
    expect(faults.length).toBe(1)
    expect(banks).toEqual([])
  },
)
