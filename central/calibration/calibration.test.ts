import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Packet } from '../../shared/model/packet.ts'
import type { Change } from '../../shared/protocol/changes.ts'
import { listRefused } from '../ledger/list.ts'
import { enrolDevice, rated } from '../testing/device.ts'
import { put } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { changeTerms, giveSets } from './give.ts'
import { reportSeeds } from './report.ts'

let records: Records
beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.close())

const agreed = (care: 'yes' | 'no', method: 'yes' | 'no') =>
  Object.entries({ care, method }).map(([criterionId, ending]) => ({
    criterionId,
    ratingId: `${criterionId}-${ending}`,
    reason: `Because of ${criterionId}`,
  }))
const inTrx = <T>(work: (trx: Parameters<typeof giveSets>[0]) => Promise<T>) =>
  records.central.db.transaction().execute(work)
const packetsIn = (changes: Change[]): Map<string, Packet> =>
  new Map(changes.flatMap((one) => (one.type === 'packet' ? [[one.packet.id, one.packet]] : [])))
const hashes = ({ evidence }: Pick<Packet, 'evidence'>) => evidence.map(({ sha256 }) => sha256)

const setPacket = (id: string, role: 'practice' | 'qualification' | 'seed') =>
  put(records.central, id, { reviewerId: null, calibration: { role, agreed: agreed('yes', 'no') } })

describe('a demanded qualification', () => {
  test('locks the rubric until a round is passed, keeps what came before, and gives another round', async () => {
    const device = await enrolDevice(records, 'R-1')
    await put(records.central, 'P-1')
    for (const id of ['Q-1', 'Q-2', 'Q-3']) await setPacket(id, 'qualification')
    await setPacket('T-1', 'practice')
    await inTrx((trx) => changeTerms(trx, 'rubric-1', { demanded: true, size: 2, exact: 80 }))

    const first = packetsIn((await device.pull()).changes)
    expect([...first.keys()].toSorted()).toEqual(['P-1', 'Q-1:R-1:1', 'Q-2:R-1:1', 'T-1:R-1'])
    expect(first.get('P-1')!.calibration).toBeNull()
    expect(first.get('T-1:R-1')!.calibration).toMatchObject({ role: 'practice', nth: 1, of: 1 })
    expect(first.get('Q-2:R-1:1')!.calibration).toEqual({
      role: 'qualification',
      agreed: agreed('yes', 'no'),
      nth: 2,
      of: 2,
      round: 1,
      rounds: 3,
      tolerance: { exact: 0.8, within: 1 },
      demanded: true,
      passed: false,
    })

    const early = device.decide('P-1', hashes(first.get('P-1')!)).signed
    expect(await device.send(early)).toMatchObject([
      { status: 'refused', problem: { code: 'qualification-wanted', subject: 'P-1' } },
    ])
    expect((await listRefused(records.central.db)).map(({ id }) => id)).toContain(early.id)

    // All met, though the key says that the method is not: half of the criteria are exact.
    for (const id of ['Q-1:R-1:1', 'Q-2:R-1:1']) {
      const { signed } = device.decide(id, hashes(first.get(id)!))
      expect(await device.send(signed)).toMatchObject([{ status: 'accepted' }])
    }
    const second = packetsIn((await device.pull()).changes)
    expect([...second.keys()]).toEqual(expect.arrayContaining(['Q-3:R-1:2', 'Q-1:R-1:2']))
    expect(second.get('Q-3:R-1:2')!.calibration).toMatchObject({ round: 2, passed: false, nth: 1 })
    const still = device.decide('P-1', hashes(first.get('P-1')!)).signed
    expect(await device.send(still)).toMatchObject([{ status: 'refused' }])

    const right = { scores: rated('yes', 'no'), outcome: 'not-yet' as const }
    for (const id of ['Q-3:R-1:2', 'Q-1:R-1:2']) {
      const { signed } = device.decide(id, hashes(second.get(id)!), right)
      expect(await device.send(signed)).toMatchObject([{ status: 'accepted' }])
    }
    const after = packetsIn((await device.pull()).changes)
    expect(after.get('Q-1:R-1:1')!.calibration).toMatchObject({ passed: true })
    const late = device.decide('P-1', hashes(first.get('P-1')!)).signed
    expect(await device.send(late)).toMatchObject([{ status: 'accepted' }])
  })

  test('does not judge by a practice packet, which never takes effect', async () => {
    const device = await enrolDevice(records, 'R-1')
    const packets = packetsIn((await device.pull()).changes)
    const { signed } = device.decide('T-1:R-1', hashes(packets.get('T-1:R-1')!))
    expect(await device.send(signed)).toMatchObject([
      { status: 'accepted', receipt: { tookEffect: false, conflict: null } },
    ])
  })

  test('leaves reviewers alone who were given no set', async () => {
    await put(records.central, 'P-other', {
      rubricId: 'rubric-2',
      achievementId: 'field-2',
      reviewerId: 'R-2',
    })
    const device = await enrolDevice(records, 'R-2')
    const packets = packetsIn((await device.pull()).changes)
    expect([...packets.keys()]).toEqual(['P-other'])
  })
})

describe('a hidden packet', () => {
  test('is on the wire like any other, and counts for no learner', async () => {
    const learner = { id: 'same-learner', alias: 'Learner', name: 'Somebody' }
    await put(records.central, 'P-9', {
      reviewerId: 'R-2',
      rubricId: 'rubric-2',
      achievementId: 'field-2',
      learner,
    })
    await put(records.central, 'P-10', {
      reviewerId: 'R-2',
      calibration: { role: 'seed', agreed: agreed('yes', 'no') },
      learner,
    })
    const device = await enrolDevice(records, 'R-2')
    const packets = packetsIn((await device.pull()).changes)
    const seed = packets.get('P-10')!
    expect(Object.keys(seed)).toEqual(Object.keys(packets.get('P-9')!))
    expect(seed.calibration).toBeNull()
    const { signed } = device.decide('P-10', hashes(seed))
    expect(await device.send(signed)).toMatchObject([
      { status: 'accepted', receipt: { tookEffect: true } },
    ])
    const after = packetsIn((await device.pull()).changes)
    expect(after.get('P-10')!.decided).toMatchObject({ outcome: 'met' })
    // The level below would be earned, were it an attempt of the learner.
    expect(after.get('P-9')!.earned).toEqual([])
  })

  test('is reported by reviewer and criterion', async () => {
    const lines = await reportSeeds(records.central.db)
    expect(lines).toMatchObject([
      { reviewer: 'R-2', criterion: 'care', agreement: { packets: 1, exact: { value: 1 } } },
      { reviewer: 'R-2', criterion: 'method', agreement: { packets: 1, exact: { value: 0 } } },
    ])
    expect(lines[0]!.words).toMatch(/too few to say more/)
  })

  test('is served at the rate the office sets, with the dates of the packet beside it', async () => {
    await inTrx((trx) => changeTerms(trx, 'rubric-3', { seed_every: 2 }))
    const of3 = { rubricId: 'rubric-3', achievementId: 'field-3' }
    for (let nth = 0; nth < 40; nth += 1)
      await put(records.central, `S-${nth}`, {
        ...of3,
        reviewerId: null,
        calibration: { role: 'seed', agreed: agreed('yes', 'yes') },
      })
    const dueAt = '2027-02-03T22:59:59.000Z'
    for (let nth = 0; nth < 40; nth += 1)
      await put(records.central, `P-3${nth}`, { ...of3, reviewerId: 'R-2', dueAt })
    const served = await records.central.db
      .selectFrom('packets')
      .select(['id', 'due_at'])
      .where('id', 'like', 'S-%')
      .where('reviewer_id', '=', 'R-2')
      .execute()
    expect(served.length).toBeGreaterThan(8)
    expect(served.length).toBeLessThan(32)
    expect(new Set(served.map(({ due_at }) => due_at?.toISOString()))).toEqual(new Set([dueAt]))
    // Imported again it stays with whom it was served to.
    const { id } = served[0]!
    const again = await put(records.central, id, {
      ...of3,
      reviewerId: null,
      calibration: { role: 'seed', agreed: agreed('yes', 'yes') },
    })
    expect(again).toBe('same')
  })
})

test('the key of a packet like another is nowhere in what a device gets of a hidden one', async () => {
  const device = await enrolDevice(records, 'R-2')
  const { changes } = await device.pull()
  expect(JSON.stringify(changes)).not.toContain('Because of')
})
