/** An office for a test: central records in a folder of their own, with packets of real files. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { framework, rubrics } from '../../central/demo/programme/index.ts'
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

/** Eight packets over two pathways and three levels, each with files, a text and a link. */
export async function openOffice(learners: 'made up' | 'real' = 'made up'): Promise<Office> {
  const folder = await temporaryFolder()
  const data = join(folder, 'central')
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
        id: `P-${701 + index}`,
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
  const run = (...args: string[]) => central(data, ...args)
  const port = await freePort()
  await run('import', packets)
  if (learners === 'made up') await sayMadeUp({ data })
  return {
    folder,
    data,
    port,
    packets: achievements.map((_, index) => `P-${701 + index}`),
    start: () => startCentral({ data, port }),
    run,
    code: async () => JSON.parse(await run('enrol', reviewer.id, '--json')).code,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
