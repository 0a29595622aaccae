/** An office for a test: central records in a folder of their own, with packets of real files. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { framework, rubrics } from '../../central/demo/programme/index.ts'
import { openCentral } from '../../central/open.ts'
import { testFiles, writeFiles } from './documents.ts'
import { central, freePort, type Program, startCentral } from './programs.ts'
import { sayMadeUp } from './made-up.ts'
import { reviewer } from './reviewer.ts'

/** In the order of the queue: by due date. */
const achievements = ['CFD-2', 'CFD-1', 'CFD-3', 'FL-2', 'CFD-1', 'CFD-2', 'FL-1', 'CFD-3']

export type Office = {
  folder: string
  data: string
  port: number
  /** The packets' ids in the order of the queue. */
  packets: string[]
  start(): Promise<Program>
  /** One command at central records' own desk; answers with what it printed. */
  run(...args: string[]): Promise<string>
  code(): Promise<string>
  remove(): Promise<void>
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'evidence-desk-'))

/** Where an office is that was made for all tests of a run, to be copied; see `prepareOffice`. */
const prepared = 'EVIDENCE_TEST_OFFICE'
/** Where central records with nothing in them are, which takes seconds to make. */
const preparedEmpty = 'EVIDENCE_TEST_EMPTY'

/** Packets' ids in the order of the queue. */
const ids = achievements.map((_, index) => `P-${701 + index}`)

/** Makes an office whose copies the tests of this run are given. @returns takes it away again */
export async function prepareOffice(): Promise<() => Promise<void>> {
  const folder = await temporaryFolder()
  const data = join(folder, 'central')
  await fill(folder)
  await sayMadeUp({ data })
  process.env[prepared] = data
  const empty = join(folder, 'empty')
  await (await openCentral({ data: empty })).close()
  process.env[preparedEmpty] = empty
  return () => removeFolder(folder)
}

/** Eight packets over two pathways and three levels, each with files, a text and a link. */
async function fill(folder: string): Promise<void> {
  const packets = join(folder, 'packets')
  const files = await testFiles()
  await writeFiles(packets, files)
  await writeFile(
    join(packets, 'manifest.json'),
    JSON.stringify({
      framework,
      rubrics,
      reviewers: [reviewer],
      packets: achievements.map((achievement, index) => ({
        id: ids[index],
        learner: { id: `s-${index}`, name: `Learner Number${index}`, alias: `Learner ${index}` },
        achievement,
        blind: index === 3,
        reviewer: reviewer.id,
        submitted: '2026-11-02',
        due: `2027-01-${String(10 + index).padStart(2, '0')}`,
        evidence: [
          { title: 'Main document', file: files[index % files.length]!.name },
          { title: 'Second document', file: files[(index + 3) % files.length]!.name },
          { title: 'Reflection', text: `What I learned at station ${index}:\n\nto wait.` },
          { title: 'Project page', url: `https://example.org/project/${index}` },
        ],
      })),
    }),
  )
  await central(join(folder, 'central'), 'import', packets)
}

const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 })

/** A database's files belong to whom it runs as, which a copy by Node would not keep. */
const copy = (from: string, to: string) => promisify(execFile)('cp', ['-Rp', from, to])

/** Puts empty central records into a folder that is not there yet, where some were made to be copied. */
export async function copyEmpty(data: string): Promise<void> {
  const ready = process.env[preparedEmpty]
  if (ready !== undefined && process.platform !== 'win32') await copy(ready, data)
}

export async function openOffice(learners: 'made up' | 'real' = 'made up'): Promise<Office> {
  const folder = await temporaryFolder()
  const data = join(folder, 'central')
  const ready = process.env[prepared]
  if (learners === 'made up' && ready !== undefined && process.platform !== 'win32')
    await copy(ready, data)
  else {
    await fill(folder)
    if (learners === 'made up') await sayMadeUp({ data })
  }
  const run = (...args: string[]) => central(data, ...args)
  const port = await freePort()
  return {
    folder,
    data,
    port,
    packets: ids,
    start: () => startCentral({ data, port }),
    run,
    code: async () => JSON.parse(await run('enrol', reviewer.id, '--json')).code,
    remove: () => removeFolder(folder),
  }
}
