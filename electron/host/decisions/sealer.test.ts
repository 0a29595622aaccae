import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SignedDecision } from '../../../shared/model/decision.ts'
import { SealedRecord } from '../../../shared/protocol/sealed.ts'
import { newOfficeKey } from '../../testing/central.ts'
import { temporaryFolder } from '../../testing/host.ts'
import { testJudgement } from '../../testing/judgement.ts'
import { newKey } from '../profile/secrets.ts'
import { checkFrame, DecisionsFile } from './file.ts'
import { hashOf, readLine } from './record.ts'
import { createSealer, type DecisionKeys } from './sealer.ts'
import { signDecision } from './sign.ts'

const key = newKey()
const by = { deviceId: randomUUID(), reviewer: { id: 'R-1', name: 'Ada' } }
const keys: DecisionKeys = { profileKey: randomBytes(32), office: newOfficeKey() }
const canary = 'Canary of the learner'

async function open(path: string, with_ = keys): Promise<DecisionsFile> {
  const file = await DecisionsFile.open(path, with_)
  onTestFinished(() => file.close().catch(() => {}))
  return file
}

async function fill(path: string, count: number, with_ = keys): Promise<SignedDecision[]> {
  const file = await open(path, with_)
  const filed = []
  for (let n = 0; n < count; n++) {
    const judgement = testJudgement({ feedback: canary, note: canary })
    filed.push(await file.append(judgement, (tail) => signDecision(judgement, by, key, tail)))
  }
  await file.close()
  return filed
}

const newPath = async () => join(await temporaryFolder(), 'decisions.log')
const linesOf = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n')
const recordOf = (line: string): SealedRecord => {
  const read = readLine(Buffer.from(line))
  if (read?.kind !== 'sealed') throw new Error('the line is not sealed')
  return read.record
}
function lineOf(record: unknown): string {
  const json = Buffer.from(JSON.stringify(record))
  return `${json.length} ${crc32(json).toString(16).padStart(8, '0')} ${json.toString()}`
}
/** Lines in an order and with content of ours, made to look as if they had been written so. */
async function forge(path: string, records: object[]): Promise<void> {
  const lines: string[] = []
  for (const record of records) {
    const before = lines.at(-1)
    const after = before ? hashOf(before) : null
    lines.push(lineOf({ ...record, sequence: lines.length + 1, after }))
  }
  await writeFile(path, lines.map((line) => `${line}\n`).join(''))
}

describe('a sealed decisions file', () => {
  test('tells nothing of what was decided, in any of the forms that bytes take', async () => {
    const path = await newPath()
    const [signed] = await fill(path, 1)
    const bytes = await readFile(path)
    const told = [canary, 'P-0401', 'RB-1', 'été', 'meets', signed!.id, signed!.hash]
    const record = recordOf((await linesOf(path))[0]!)
    const boxes = [record.content, record.profile, record.office?.key ?? '']
    const forms = [bytes, ...boxes.map((box) => Buffer.from(box, 'base64url'))]
    for (const text of told)
      for (const form of forms) expect(form.includes(Buffer.from(text)), text).toBe(false)
  })

  test('gives each record a key, and no two boxes the same nonce', async () => {
    const path = await newPath()
    await fill(path, 8)
    const records = (await linesOf(path)).map(recordOf)
    const boxes = records.flatMap(({ content, profile, office }) => [
      content,
      profile,
      office?.key ?? '',
    ])
    expect(new Set(boxes.map((box) => box.slice(0, 16))).size).toBe(24)
  })

  test('seals by a key that was prepared once, and only in the place that it was prepared for', async () => {
    const sealer = await createSealer(keys)
    const signed = signDecision(testJudgement(), by, key, { sequence: 0, hash: null })
    const [first, second] = [1, 2].map((sequence) => ({ sequence, after: null }))
    sealer.prepare(first!)
    const records = [sealer.seal(signed, first!), sealer.seal(signed, first!)]
    expect(records[0]!.profile).not.toBe(records[1]!.profile)
    sealer.prepare(first!)
    records.push(sealer.seal(signed, second!), sealer.seal(signed, { ...first!, after: 'a' }))
    expect(records.map((record) => sealer.open(record))).toEqual(records.map(() => signed))
  })

  test('opens a record in its own place and for its own use only', async () => {
    const unopened = 'unable to authenticate'
    const sealer = await createSealer(keys)
    const signed = signDecision(testJudgement(), by, key, { sequence: 0, hash: null })
    const record = sealer.seal(signed, { sequence: 1, after: null })
    expect(sealer.open(record)).toEqual(signed)
    expect(() => sealer.open({ ...record, sequence: 2 })).toThrow(unopened)
    expect(() => sealer.open({ ...record, after: 'a'.repeat(64) })).toThrow(unopened)
    const other = sealer.seal(signed, { sequence: 1, after: null })
    expect(() => sealer.open({ ...record, content: other.content })).toThrow(unopened)
    expect(() => sealer.open({ ...record, profile: record.office!.key })).toThrow(unopened)
  })

  test('does not open records in each other’s place, even under a mended frame', async () => {
    const path = await newPath()
    await fill(path, 3)
    const [one, two, three] = (await linesOf(path)).map(recordOf)
    await forge(path, [one!, three!, two!])
    expect((await checkFrame(path)).damagedAt).toBeNull()
    const file = await open(path)
    expect(file.whole).toBe(1)
  })

  test.each(['content', 'profile'] as const)('sees that its %s was altered', async (part) => {
    const path = await newPath()
    await fill(path, 2)
    const [one, two] = (await linesOf(path)).map(recordOf)
    const bytes = Buffer.from(two![part], 'base64url')
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
    await forge(path, [one!, { ...two, [part]: bytes.toString('base64url') }])
    expect((await open(path)).whole).toBe(1)
  })

  test('shows its health without a key', async () => {
    const path = await newPath()
    await fill(path, 3)
    const bytes = await readFile(path)
    const whole = { records: 3, end: bytes.length, size: bytes.length, damagedAt: null }
    expect(await checkFrame(path)).toMatchObject(whole)
    await writeFile(path, Buffer.concat([bytes, Buffer.from('12 ')]))
    expect(await checkFrame(path)).toMatchObject({ ...whole, size: bytes.length + 3 })
    const lines = await linesOf(path)
    await writeFile(path, `${lines[0]}\n${lines[2]}\n`)
    expect(await checkFrame(path)).toMatchObject({ records: 2, damagedAt: 2 })
  })

  test('is not opened by another key, and stays as it is', async () => {
    const path = await newPath()
    await fill(path, 2)
    const before = await readFile(path)
    const file = await open(path, { ...keys, profileKey: randomBytes(32) })
    expect(file.whole).toBe(0)
    const judgement = testJudgement()
    await expect(
      file.append(judgement, (tail) => signDecision(judgement, by, key, tail)),
    ).rejects.toMatchObject({ problem: { code: 'journal-damaged', subject: '1' } })
    await file.close()
    expect(await readFile(path)).toEqual(before)
  })

  test('that was written in clear is sealed when it is opened', async () => {
    const path = await newPath()
    const filed = await fill(path, 3)
    await writeFile(path, filed.map((signed) => `${lineOf(signed)}\n`).join(''))
    expect((await readFile(path)).includes(canary)).toBe(true)
    const file = await open(path)
    expect(await file.page(0, 10)).toEqual({ decisions: filed, more: false })
    expect((await readFile(path)).includes(canary)).toBe(false)
    expect((await linesOf(path)).map(recordOf).map(({ office }) => office?.to)).toEqual(
      filed.map(() => keys.office),
    )
  })

  test('is sealed to the office as soon as its key is known, and to a new one from then on', async () => {
    const path = await newPath()
    const filed = await fill(path, 2, { ...keys, office: null })
    const file = await open(path, { ...keys, office: null })
    const sealedTo = async () =>
      (await linesOf(path)).map(recordOf).map(({ office }) => office?.to ?? null)
    expect(await sealedTo()).toEqual([null, null])
    const [first, second] = [newOfficeKey(), newOfficeKey()]
    await file.sealTo(first)
    expect(await sealedTo()).toEqual([first, first])
    await file.sealTo(second)
    const judgement = testJudgement()
    const next = await file.append(judgement, (tail) => signDecision(judgement, by, key, tail))
    expect(await sealedTo()).toEqual([first, first, second])
    expect((await file.page(0, 10)).decisions).toEqual([...filed, next])
    await file.close()
    expect((await open(path)).whole).toBe(3)
  })
})
