import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Evidence, type EvidenceFile } from '../../shared/model/evidence.ts'
import { EarlierAttempt } from '../../shared/model/packet.ts'
import { compareEvidence } from '../../shared/rules/evidence-change.ts'
import { type Central, openCentral } from '../open.ts'
import { makeFolder } from '../testing/records.ts'
import { listCovers } from '../covers/list.ts'
import { readPackets } from '../packets/wire.ts'
import { framework, rubrics } from './programme/index.ts'
import { demonstrationReviewer, seedDemonstration } from './seed.ts'

let data: string
let central: Central
let told: { done: number; total: number }[]
let packets: Awaited<ReturnType<typeof readAll>>

const readAll = () =>
  central.db
    .selectFrom('packets')
    .selectAll()
    .where('calibration', 'is', null)
    .orderBy('id')
    .execute()

beforeAll(async () => {
  data = await makeFolder()
  central = await openCentral({ data })
  told = []
  await seedDemonstration(central, (done, total) => told.push({ done, total }))
  packets = await readAll()
  // All that learners hand in is made: minutes where others work on the machine, too.
}, 300_000)
afterAll(async () => {
  await central.close()
  await rm(data, { recursive: true, force: true })
})

const items = (): Evidence[] => packets.flatMap(({ evidence }) => Evidence.array().parse(evidence))
const isFile = (item: Evidence) => item.kind === 'file'
const files = () => items().filter(isFile)
const pdfs = (all: EvidenceFile[]) => all.filter((file) => file.mediaType === 'application/pdf')

async function bytesOf({ sha256, size }: EvidenceFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of central.evidence.read(sha256, 0, size)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The text of each page. */
async function readPdf(file: EvidenceFile): Promise<{ title: string; pages: string[] }> {
  const loading = getDocument({ data: new Uint8Array(await bytesOf(file)), verbosity: 0 })
  const document = await loading.promise
  const pages: string[] = []
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await loading.destroy()
  return { title: file.title, pages }
}

test('there are sixty packets for the demonstration’s reviewer, and progress is told', () => {
  expect(packets).toHaveLength(60)
  expect(new Set(packets.map(({ reviewer_id }) => reviewer_id))).toEqual(
    new Set([demonstrationReviewer.id]),
  )
  // Those of the sets are made with them.
  expect(told).toHaveLength(65)
  expect(told.at(-1)).toEqual({ done: 65, total: 65 })
})

test('there are sets to practise and to qualify by, given to the reviewer and demanded of nobody', async () => {
  const copies = await central.db
    .selectFrom('packets')
    .select(['calibration', 'reviewer_id'])
    .where('copy_of', 'is not', null)
    .execute()
  const roles = copies.map(({ calibration }) => calibration)
  expect(roles.filter((role) => role === 'practice')).toHaveLength(2)
  expect(roles.filter((role) => role === 'qualification')).toHaveLength(3)
  expect(await central.db.selectFrom('calibration_terms').selectAll().execute()).toEqual([])
})

test('attempts are first and second, reviews blind and named, over every achievement', () => {
  expect(new Set(packets.map(({ attempt }) => attempt))).toEqual(new Set([1, 2]))
  expect(new Set(packets.map(({ blind }) => blind))).toEqual(new Set([true, false]))
  const achievements = framework.pathways.flatMap((pathway) => pathway.achievements)
  expect(new Set(packets.map(({ achievement_id }) => achievement_id))).toEqual(
    new Set(achievements.map(({ id }) => id)),
  )
})

test('whoever comes again had handed in other things, of which some changed and some are gone', async () => {
  const again = packets.filter(({ attempt }) => attempt === 2)
  const before = await central.db.selectFrom('earlier_attempts').selectAll().execute()
  expect(before).toHaveLength(again.length)
  const kinds = again.map((packet) => {
    const { body } = before.find(({ learner_id }) => learner_id === packet.learner_id)!
    const changes = compareEvidence(EarlierAttempt.parse(body).evidence, packet.evidence)
    return new Set(changes.map(({ kind }) => kind))
  })
  for (const kind of ['changed', 'gone'] as const)
    for (const [at, packet] of again.entries()) expect(kinds[at], packet.id).toContain(kind)
  expect(kinds.filter((one) => one.has('new')).length).toBeGreaterThan(5)
  expect(kinds.filter((one) => one.has('same')).length).toBeGreaterThan(5)
})

test('levels that were earned before say when and by what', async () => {
  const earned = await central.db.selectFrom('earned_before').selectAll().execute()
  expect(earned.length).toBeGreaterThan(20)
  for (const { earned_at, evidence } of earned) {
    expect(earned_at).toBeInstanceOf(Date)
    expect(evidence.length).toBeGreaterThan(1)
  }
  expect(earned.some(({ evidence }) => evidence.some(({ sha256 }) => sha256))).toBe(true)
})

test('there are at least 120 items of evidence, of every kind', () => {
  expect(items().length).toBeGreaterThanOrEqual(120)
  expect(new Set(items().map(({ kind }) => kind))).toEqual(new Set(['file', 'text', 'link']))
  const types = new Set(files().map(({ mediaType }) => mediaType))
  for (const type of ['application/pdf', 'image/jpeg', 'text/csv']) expect(types).toContain(type)
})

describe('what learners hand in', () => {
  test('is stored whole', async () => {
    for (const file of files()) {
      const hash = createHash('sha256').update(await bytesOf(file))
      expect(hash.digest('hex'), file.title).toBe(file.sha256)
    }
  })

  test('opens as PDFs of 1 to 40 pages, with text but for what was scanned', async () => {
    const opened = await Promise.all(pdfs(files()).map(readPdf))
    const lengths = opened.map(({ pages }) => pages.length)
    expect(Math.min(...lengths)).toBe(1)
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(36)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(40)
    const scanned = opened.filter(({ pages }) => pages.every((text) => text === ''))
    expect(scanned.length).toBeGreaterThan(0)
    expect(scanned.length).toBeLessThan(opened.length / 2)
  })

  test('gives no name away where the review is blind', async () => {
    const covers = await listCovers(central.db)
    const blind = packets.filter((packet) => packet.blind)
    let read = 0
    for (const { learner_name: name, evidence } of blind)
      for (const file of pdfs(Evidence.array().parse(evidence).filter(isFile))) {
        const { pages, title } = await readPdf(file)
        read += 1
        // Of the one that does, the page is covered.
        const covered = covers.find(({ sha256 }) => sha256 === file.sha256)
        const open = pages.filter((_, page) => page !== covered?.page)
        for (const part of name!.split(' ')) expect(open.join(' '), title).not.toContain(part)
      }
    expect(read).toBeGreaterThan(0)
    expect(covers).toHaveLength(1)
  })

  test('names the learner of one blind packet in title, file name and paper, and none is sent', async () => {
    const [cover] = await listCovers(central.db)
    const [id] = cover!.packets
    const { learner_name: name, evidence } = packets.find((packet) => packet.id === id)!
    const [first] = files().filter(({ sha256 }) => sha256 === cover!.sha256)
    expect((await readPdf(first!)).pages[cover!.page]).toContain(name)
    expect(first!.title).toContain(name)
    expect(first!.fileName).toContain(name!.replaceAll(' ', ''))
    const sent = (await readPackets(central.db, [id!])).get(id!)!.packet
    expect(sent.covers).toMatchObject([{ page: 0, name: 'Name of the learner' }])
    expect(sent.evidence).toHaveLength(evidence.length)
    for (const part of name!.split(' ')) expect(JSON.stringify(sent)).not.toContain(part)
  })
})

describe('the programme', () => {
  test('has two pathways of three levels and one review of another kind', () => {
    const levels = framework.pathways.map(({ kind, achievements }) => ({
      kind,
      levels: achievements.map(({ level }) => level),
    }))
    const stacked = { kind: 'micro-credential', levels: [1, 2, 3] }
    expect(levels).toEqual([stacked, stacked, { kind: expect.any(String), levels: [null] }])
    expect(levels[2]!.kind).not.toBe('micro-credential')
  })

  test('has 4 to 6 criteria a level; two ratings at Level 1, four above; feedback at Level 3', () => {
    for (const { id, level, criteria, feedback } of rubrics) {
      expect(criteria.length, id).toBeGreaterThanOrEqual(4)
      expect(criteria.length, id).toBeLessThanOrEqual(6)
      if (level === null) continue
      for (const { ratings } of criteria) expect(ratings.length, id).toBe(level === 1 ? 2 : 4)
      expect(feedback === 'required', id).toBe(level === 3)
    }
  })
})
