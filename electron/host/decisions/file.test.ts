import { randomBytes, randomUUID } from 'node:crypto'
import {
  type FileHandle,
  open as openFile,
  readdir,
  readFile,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ReviewJudgement, SignedDecision } from '../../../shared/model/decision.ts'
import { newOfficeKey } from '../../testing/central.ts'
import { temporaryFolder } from '../../testing/host.ts'
import { testJudgement } from '../../testing/judgement.ts'
import { newKey } from '../profile/secrets.ts'
import { DecisionsFile, type Tail } from './file.ts'
import { encodeRecord, hashOf, openLine, readLine } from './record.ts'
import { createSealer, type DecisionKeys } from './sealer.ts'
import { signDecision } from './sign.ts'

const key = newKey()
const keys: DecisionKeys = { profileKey: randomBytes(32), office: newOfficeKey() }
const by = { deviceId: randomUUID(), reviewer: { id: 'R-1', name: 'Ada' } }

async function open(path: string): Promise<DecisionsFile> {
  const file = await DecisionsFile.open(path, keys)
  onTestFinished(() => file.close().catch(() => {}))
  return file
}

const newPath = async () => join(await temporaryFolder(), 'decisions.log')
const append = (file: DecisionsFile, judgement: ReviewJudgement = testJudgement()) =>
  file.append(judgement, (tail) => signDecision(judgement, by, key, tail))
const parse = (canonical: string) =>
  JSON.parse(canonical) as { sequence: number; previousHash: string | null; feedback: string }

async function fill(path: string, count: number, given: Partial<ReviewJudgement> = {}) {
  const file = await open(path)
  const filed = []
  for (let n = 0; n < count; n++) filed.push(await append(file, testJudgement(given)))
  await file.close()
  return filed
}

/** How often any file of this program was synced to disk. */
async function watchSyncs() {
  const file = await openFile(await newPath(), 'w')
  const prototype = Object.getPrototypeOf(file) as FileHandle
  await file.close()
  const syncs = vi.spyOn(prototype, 'datasync')
  onTestFinished(() => {
    syncs.mockRestore()
  })
  return () => syncs.mock.settledResults.filter(({ type }) => type === 'fulfilled').length
}

describe('the decisions file', () => {
  // Without it a loss of power takes along what was answered for; nothing else shows it.
  test('answers for a decision when the disk has it, not before', async () => {
    const file = await open(await newPath())
    const syncs = await watchSyncs()
    await append(file)
    expect(syncs()).toBe(1)
    await append(file)
    expect(syncs()).toBe(2)
  })

  test('gives decisions that come at once consecutive places in one chain', async () => {
    const file = await open(await newPath())
    const made = await Promise.all(Array.from({ length: 20 }, () => append(file)))
    const decisions = made.map(({ canonical }) => parse(canonical))
    expect(decisions.map(({ sequence }) => sequence)).toEqual(made.map((_, n) => n + 1))
    expect(decisions.map(({ previousHash }) => previousHash)).toEqual([
      null,
      ...made.slice(0, -1).map(({ hash }) => hash),
    ])
    expect(await file.page(0, 500)).toEqual({ decisions: made, more: false })
  })

  test('goes on where it was when it is opened again', async () => {
    const path = await newPath()
    const before = await fill(path, 3)
    const file = await open(path)
    const next = parse((await append(file)).canonical)
    expect(next).toMatchObject({ sequence: 4, previousHash: before[2]?.hash })
  })

  test('answers the same id with the decision made the first time, also after a restart', async () => {
    const path = await newPath()
    const judgement = testJudgement({ feedback: 'first' })
    const file = await open(path)
    const [first, again] = await Promise.all([
      append(file, judgement),
      append(file, { ...judgement, feedback: 'second' }),
    ])
    expect(again).toEqual(first)
    await file.close()
    const reopened = await open(path)
    expect(await append(reopened, { ...judgement, feedback: 'third' })).toEqual(first)
    expect((await reopened.page(0, 500)).decisions).toEqual([first])
  })

  test('is read in pages, after a sequence number', async () => {
    const path = await newPath()
    const filed = await fill(path, 5)
    const file = await open(path)
    expect(await file.page(0, 2)).toEqual({ decisions: filed.slice(0, 2), more: true })
    expect(await file.page(2, 2)).toEqual({ decisions: filed.slice(2, 4), more: true })
    expect(await file.page(3, 2)).toEqual({ decisions: filed.slice(3), more: false })
    expect(await file.page(9, 2)).toEqual({ decisions: [], more: false })
  })

  test('keeps what was whole, wherever its last record was torn', { timeout: 60_000 }, async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'decisions.log')
    const [first] = await fill(path, 2, { scores: [], evidence: [] })
    const bytes = await readFile(path)
    const begin = bytes.indexOf(10) + 1
    for (let cut = begin; cut < bytes.length; cut++) {
      await writeFile(path, bytes.subarray(0, cut))
      const file = await DecisionsFile.open(path, { ...keys, office: null })
      expect(await file.page(0, 500), `cut at ${cut}`).toEqual({ decisions: [first], more: false })
      await file.close()
      expect(await readFile(path)).toEqual(bytes.subarray(0, begin))
    }
  })

  test('goes on after a torn record, and keeps its bytes beside', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'decisions.log')
    const [first] = await fill(path, 2)
    const bytes = await readFile(path)
    const begin = bytes.indexOf(10) + 1
    await writeFile(path, bytes.subarray(0, begin + 100))
    const file = await open(path)
    const next = await append(file)
    expect(parse(next.canonical)).toMatchObject({ sequence: 2, previousHash: first?.hash })
    await file.close()
    const reopened = await open(path)
    expect((await reopened.page(0, 500)).decisions).toEqual([first, next])
    const torn = (await readdir(folder)).filter((name) => name.includes('torn'))
    expect(torn).toHaveLength(1)
    expect(await readFile(join(folder, torn[0] ?? ''))).toEqual(bytes.subarray(begin, begin + 100))
  })

  test('cuts a torn record without its line break even where all the rest is there', async () => {
    const path = await newPath()
    const [first] = await fill(path, 2)
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, bytes.length - 1))
    const file = await open(path)
    expect((await file.page(0, 500)).decisions).toEqual([first])
  })

  test('signs nothing after damage, and still gives what can be read', async () => {
    const path = await newPath()
    const filed = await fill(path, 4)
    const bytes = await readFile(path)
    const second = bytes.indexOf(10) + 1
    for (const at of [second, second + 6, second + 40, bytes.indexOf(10, second) - 1]) {
      const damaged = Buffer.from(bytes)
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
      await writeFile(path, damaged)
      const file = await DecisionsFile.open(path, keys)
      await expect(append(file), `byte ${at}`).rejects.toMatchObject({
        problem: { code: 'journal-damaged', subject: '2' },
      })
      const readable = filed.filter((_, n) => n !== 1)
      expect(await file.page(0, 500)).toEqual({ decisions: readable, more: false })
      expect(await file.page(1, 1)).toEqual({ decisions: [filed[2]], more: true })
      await file.close()
      expect(await readFile(path)).toEqual(damaged)
    }
  })

  test('sees a record that is missing and one that is in another place', async () => {
    const path = await newPath()
    await fill(path, 3)
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    for (const order of [
      [0, 2],
      [1, 2],
      [0, 2, 1],
      [0, 0, 1],
    ]) {
      await writeFile(path, order.map((n) => `${lines[n]}\n`).join(''))
      const file = await DecisionsFile.open(path, keys)
      await expect(append(file), order.join()).rejects.toMatchObject({
        problem: { code: 'journal-damaged' },
      })
      await file.close()
    }
  })

  test('sees a record of another chain and one that leaves a gap', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'decisions.log')
    const [first] = await fill(path, 1)
    const begin = await readFile(path)
    const sealer = await createSealer(keys)
    const after = hashOf(begin.subarray(0, -1))
    const place = (sequence: number, hash: string | null) =>
      encodeRecord(
        signDecision(testJudgement(), by, key, { sequence, hash }),
        { sequence: 2, after },
        sealer,
      )
    for (const [name, next] of [
      ['another chain', place(1, 'd'.repeat(64))],
      ['no chain', place(1, null)],
      ['a gap', place(2, first?.hash ?? null)],
    ] as const) {
      await writeFile(path, Buffer.concat([begin, next]))
      const file = await DecisionsFile.open(path, keys)
      await expect(append(file), name).rejects.toMatchObject({
        problem: { code: 'journal-damaged', subject: '2' },
      })
      await file.close()
    }
    await writeFile(path, Buffer.concat([begin, place(1, first?.hash ?? null)]))
    const whole = await open(path)
    expect(parse((await append(whole)).canonical).sequence).toBe(3)
  })

  test('holds the longest decision, and refuses a longer one without a trace', async () => {
    const file = await open(await newPath())
    const long = testJudgement({ feedback: 'x'.repeat(1_000_000) })
    await expect(append(file, long)).rejects.toMatchObject({
      problem: { code: 'request-malformed' },
    })
    expect(parse((await append(file)).canonical).sequence).toBe(1)
  })

  test.runIf(process.platform === 'linux')('says so when the disk takes no more', async () => {
    const path = await newPath()
    await symlink('/dev/full', path)
    const file = await open(path)
    const judgement = testJudgement({ packetId: 'P-0777' })
    const unwritable = { problem: { code: 'journal-unwritable', subject: 'P-0777', retry: true } }
    await expect(append(file, judgement)).rejects.toMatchObject(unwritable)
    await expect(append(file, judgement)).rejects.toMatchObject(unwritable)
    expect((await file.page(0, 500)).decisions).toEqual([])
  })
})

test('a record is one line that tells when it was changed', async () => {
  const path = await newPath()
  const [signed] = await fill(path, 1)
  const line = (await readFile(path)).subarray(0, -1)
  expect(line.includes(10)).toBe(false)
  const sealer = await createSealer(keys)
  expect(openLine(readLine(line)!, sealer)?.signed).toEqual(signed)
  for (let at = 0; at < line.length; at += 13) {
    const changed = Buffer.from(line)
    changed.writeUInt8(changed.readUInt8(at) ^ 4, at)
    expect(readLine(changed), `byte ${at}`).toBeNull()
  }
})

describe('a decisions file that lost decisions', () => {
  test('takes them back, and gives none of their places again', async () => {
    const filed = await fill(await newPath(), 3)
    const path = await newPath()
    const file = await open(path)
    expect(await file.mend(filed)).toBe(3)
    expect(await file.page(0, 500)).toEqual({ decisions: filed, more: false })
    const next = parse((await append(file)).canonical)
    expect(next).toMatchObject({ sequence: 4, previousHash: filed[2]?.hash })
    await file.close()
    expect((await open(path)).whole).toBe(4)
  })

  test('signs again when the damaged record is given back, and keeps the damaged file', async () => {
    const path = await newPath()
    const filed = await fill(path, 4)
    const bytes = await readFile(path)
    bytes.writeUInt8(bytes.readUInt8(bytes.indexOf(10) + 40) ^ 1, bytes.indexOf(10) + 40)
    await writeFile(path, bytes)
    const file = await open(path)
    expect(file.whole).toBe(1)
    expect(await file.mend([filed[1]!])).toBe(4)
    expect(await file.page(0, 500)).toEqual({ decisions: filed, more: false })
    expect(parse((await append(file)).canonical).sequence).toBe(5)
    const kept = (await readdir(dirname(path))).filter((name) => name.includes('.damaged-'))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(dirname(path), kept[0]!))).toEqual(bytes)
  })

  /** A file with one bit of each of these lines changed, and what is known of those it had. */
  async function damagedIn(lines: number[], count: number) {
    const path = await newPath()
    const judgements = Array.from({ length: count }, () => testJudgement())
    const writing = await open(path)
    const filed: SignedDecision[] = []
    for (const judgement of judgements) filed.push(await append(writing, judgement))
    await writing.close()
    const bytes = await readFile(path)
    const begins = [
      0,
      ...Array.from(bytes.entries()).flatMap(([at, byte]) => (byte === 10 ? at + 1 : [])),
    ]
    for (const line of lines) {
      const at = begins[line - 1]! + 40
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    }
    await writeFile(path, bytes)
    const interrupted = (line: number, of: number) => ofJudgement(judgements[line - 1]!, of)
    return { file: await open(path), filed, judgements, interrupted }
  }
  const ofJudgement = (judgement: ReviewJudgement, of: number) => ({
    id: judgement.id,
    of,
    make: (tail: Tail) => signDecision(judgement, by, key, tail),
  })

  test.each([
    ['the last', 3, 3],
    ['the only one', 1, 1],
    ['one in the middle, whose follower names it', 2, 3],
  ])('signs %s again to the letter where it was interrupted', async (_, line, count) => {
    const { file, filed, interrupted } = await damagedIn([line], count)
    expect(file.damaged).toBe(true)
    expect(await file.mend([], interrupted(line, 1))).toBe(count)
    expect(file.damaged).toBe(false)
    expect((await file.page(0, 500)).decisions).toEqual(filed)
    expect(parse((await append(file)).canonical).sequence).toBe(count + 1)
  })

  test('gives a place that another decision follows to no other', async () => {
    const { file, interrupted } = await damagedIn([2], 3)
    expect(await file.mend([], ofJudgement(testJudgement(), 1))).toBe(1)
    expect(await file.mend([], interrupted(3, 1))).toBe(1)
    expect(file.damaged).toBe(true)
  })

  test('signs none again where more is lost than was interrupted', async () => {
    const { file, filed, judgements, interrupted } = await damagedIn([2, 3], 3)
    expect(await file.mend([], interrupted(2, 1))).toBe(1)
    expect(await file.mend([], interrupted(2, 2))).toBe(2)
    expect(await append(file, judgements[2])).toEqual(filed[2])
    expect((await file.page(0, 500)).decisions).toEqual(filed)
  })

  test.each([
    ['begin in the middle', (filed: SignedDecision[]) => filed.slice(1)],
    ['are not what was hashed', (filed: SignedDecision[]) => [{ ...filed[0]!, canonical: '{}' }]],
  ])('takes none that %s', async (_, choose) => {
    const filed = await fill(await newPath(), 3)
    const file = await open(await newPath())
    expect(await file.mend(choose(filed))).toBe(0)
    expect(await file.page(0, 500)).toEqual({ decisions: [], more: false })
  })

  test('keeps its own decision where another is given for the same place', async () => {
    const path = await newPath()
    const [own] = await fill(path, 1)
    const others = await fill(await newPath(), 2)
    const file = await open(path)
    expect(await file.mend(others)).toBe(1)
    expect((await file.page(0, 500)).decisions).toEqual([own])
  })
})

describe('the end of a decisions file', () => {
  test('comes after what was asked before it, and nothing is taken after it', async () => {
    const path = await newPath()
    const file = await open(path)
    const before = append(file)
    const seen: { last: string | null; bytes: string }[] = []
    const ending = file.end(async ({ last, bytes }) => {
      seen.push({ last, bytes: bytes.toString('utf8') })
    })
    const after = [append(file), file.sealTo(newOfficeKey()), file.mend([])]
    const { hash } = await before
    await ending
    const ended = { status: 'rejected', reason: { problem: { code: 'not-enrolled' } } }
    expect(await Promise.allSettled(after)).toMatchObject([ended, ended, ended])
    expect(seen).toEqual([{ last: hash, bytes: await readFile(path, 'utf8') }])
  })

  test('does not come when it is not allowed', async () => {
    const file = await open(await newPath())
    await expect(file.end(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(parse((await append(file)).canonical).sequence).toBe(1)
  })
})
