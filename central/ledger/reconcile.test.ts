import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Reconciled } from '../../shared/protocol/decisions.ts'
import { dataOf, onePacket, postJson, problemOf } from '../testing/device.ts'
import { type Records, startRecords } from '../testing/records.ts'

let records: Records
let { id, device, evidence } = {} as Awaited<ReturnType<typeof onePacket>>

beforeAll(async () => {
  records = await startRecords()
})
beforeEach(async () => {
  ;({ id, device, evidence } = await onePacket(records))
})
afterAll(() => records.close())

describe('reconcile', () => {
  const ask = async (decisions: unknown[]) =>
    postJson(`${records.address}/v1/decisions/reconcile`, { decisions }, device.headers)

  test('says what is known, unknown and differing', async () => {
    const known = device.decide(id, evidence)
    const held = device.decide(id, evidence, { supersedes: v7() })
    const never = device.decide(id, evidence)
    const [verdict] = await device.send(known.signed, held.signed)
    const entry = ({ signed }: typeof known) => ({ id: signed.id, hash: signed.hash })
    const answer = await ask([entry(known), entry(held), entry(never)])
    expect(await dataOf(answer, Reconciled)).toEqual({
      known: [verdict && 'receipt' in verdict ? verdict.receipt : null],
      unknown: [held.signed.id, never.signed.id],
      differing: [],
    })
    const other = await ask([{ id: known.signed.id, hash: 'c'.repeat(64) }])
    expect(await dataOf(other, Reconciled)).toMatchObject({ differing: [known.signed.id] })
  })

  test('refuses a list that is no list, or too long', async () => {
    const many = Array.from({ length: 1001 }, () => ({ id: v7(), hash: 'd'.repeat(64) }))
    for (const list of [many, [{ id: 'x' }]])
      expect(await problemOf(await ask(list))).toMatchObject({ code: 'request-malformed' })
  })
})
