/** One item of each kind that a reviewer may meet, and all documents that there are. */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { makeFiles, makePdf, type TestFile } from './documents.ts'
import { makeHandbook } from './handbook.ts'
import type { HandIn } from './hand-ins.ts'

const mediaTypes: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Those of the folder that EVIDENCE_CORPUS names, in the order of their names, else made here. */
export async function allDocuments(): Promise<TestFile[]> {
  const corpus = process.env['EVIDENCE_CORPUS']
  if (corpus === undefined || corpus === '') return makeFiles()
  const names = (await readdir(corpus)).filter((name) => extname(name) in mediaTypes)
  return Promise.all(
    names.toSorted().map(async (name) => ({
      name,
      mediaType: mediaTypes[extname(name)]!,
      bytes: await readFile(join(corpus, name)),
    })),
  )
}

const textFile = (name: string, mediaType: string, text: string): TestFile => ({
  name,
  mediaType,
  bytes: Buffer.from(text),
})

/** Says on each page which one it is, so that a test can read where it is. */
export const longDocument = async (): Promise<TestFile> => ({
  name: 'Logbook',
  mediaType: 'application/pdf',
  bytes: await makePdf('Logbook', 60),
})

/** A tagged document with a table of contents, whose first pages are called i to iv. */
export const handbook = async (): Promise<TestFile> => ({
  name: 'Handbook',
  mediaType: 'application/pdf',
  bytes: await makeHandbook(),
})

export const textFiles = (): TestFile[] => [
  textFile('notes.txt', 'text/plain', 'Low water at six.\n\nThe wind turned to the west.\n'),
  textFile('plan.md', 'text/markdown', '# Plan\n\nAsk the **harbour office** first.\n'),
  textFile(
    'counts.csv',
    'text/csv',
    'station,species,count\n1,"limpet, common",14\n2,dog whelk,3\n3,"beadlet ""red""",0\n',
  ),
]

export const reflection = {
  title: 'Reflection',
  text: 'What I learned at the shore:\n\nto wait, and <b>to write it down</b>.',
} satisfies HandIn

export const projectPage = {
  title: 'Project page',
  url: 'https://example.org/shore?year=2026#counts',
} satisfies HandIn
