/** One item of each kind that a reviewer may meet, and all documents that there are. */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import {
  shape,
  slidesFile,
  wordFile,
  wordLine,
  workbookFile,
} from '../../renderer/testing/office.ts'
import { animationFile, heicFile, tiffOf, wavFile } from '../../renderer/testing/pictures.ts'
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

const plan = `# Plan for the *second* visit

Ask the **harbour office** first, see [tides](https://tides.test/).

1. Fix the places
   - by letter
2. Take the samples

- [x] bottles

> Low water is when the ferry goes.

\`\`\`
count <- 14
\`\`\`

| Station | n  |
| ------- | -- |
| North   | 14 |

<img src="https://tides.test/x.png" onerror="alert(1)">
`

export const textFiles = (): TestFile[] => [
  textFile('notes.txt', 'text/plain', 'Low water at six.\n\nThe wind turned to the west.\n'),
  textFile('plan.md', 'text/markdown', plan),
  textFile(
    'counts.csv',
    'text/csv',
    'station,species,count\n1,"limpet, common",14\n2,dog whelk,3\n3,"beadlet ""red""",0\n',
  ),
]

const made = (name: string, mediaType: string, bytes: Uint8Array): TestFile => ({
  name,
  mediaType,
  bytes: Buffer.from(bytes),
})

const office = 'application/vnd.openxmlformats-officedocument'

/** What is not shown as it is: read by a worker, played, or told of only. */
export const otherFiles = async (): Promise<TestFile[]> => [
  made('talk.wav', 'audio/wav', wavFile()),
  made(
    'report.docx',
    `${office}.wordprocessingml.document`,
    wordFile(wordLine('At the shore', 'H1') + wordLine('Low water at six.')),
  ),
  made(
    'tides.xlsx',
    `${office}.spreadsheetml.sheet`,
    workbookFile({
      sheets: {
        Tides:
          '<row r="1"><c r="A1" t="inlineStr"><is><t>station</t></is></c></row><row r="2"><c r="A2"><v>14</v></c></row>',
      },
    }),
  ),
  made(
    'slides.pptx',
    `${office}.presentationml.presentation`,
    slidesFile([{ shapes: shape('title', 'Limpets of the north') }]),
  ),
  made('photo.heic', 'image/heic', heicFile()),
  made(
    'scan.tif',
    'image/tiff',
    tiffOf([
      { width: 40, height: 60, strip: new Uint8Array(7200).fill(60) },
      { width: 60, height: 40, strip: new Uint8Array(7200).fill(90) },
    ]),
  ),
  made('locked.pdf', 'application/pdf', await makePdf('Locked', 1, { password: 'tide' })),
  made('steps.gif', 'image/gif', animationFile()),
  made('notes.exe', 'application/octet-stream', Uint8Array.of(0x4d, 0x5a)),
]

export const reflection = {
  title: 'Reflection',
  text: 'What I learned at the shore:\n\nto wait, and <b>to write it down</b>.',
} satisfies HandIn

export const projectPage = {
  title: 'Project page',
  url: 'https://example.org/shore?year=2026#counts',
} satisfies HandIn
