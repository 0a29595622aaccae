/** The whole of it on one machine: central records with the demonstration, and a workstation. */
import { type ChildProcess, execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureBuilt } from './launch/build.ts'
import { ended, type Family, ready } from './launch/family.ts'
import { readOptions } from './launch/options.ts'
import { run } from './launch/run.ts'
import { say } from './launch/say.ts'
import { openWorkstation } from './launch/workstation.ts'

const options = readOptions(process.argv.slice(2))
const centralData = join(options.data, 'central')

async function startCentral(family: Family): Promise<string | null> {
  const port = options.centralPort === null ? [] : ['--port', String(options.centralPort)]
  const child = family.fork('central/cli.ts', ['serve', '--demo', '--data', centralData, ...port])
  const opened = await ready<{ address: string }>(child, ({ progress }) => {
    if (progress)
      say(`Preparing the demonstration: ${progress.done} of ${progress.total} (${progress.what})`)
  })
  if (opened === null) return null
  void tellWhenGone(family, child)
  return opened.address
}

async function tellWhenGone(family: Family, child: ChildProcess): Promise<void> {
  await ended(child)
  if (!family.isEnding()) say('Central records have ended; the workstation goes on without.')
}

async function issueCode(): Promise<string> {
  const args = [
    'central/cli.ts',
    'enrol',
    'R-demo',
    '--data',
    centralData,
    '--hours',
    '1',
    '--json',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { code } = JSON.parse(stdout) as { code: string }
  return code
}

await run(async (family) => {
  if (!ensureBuilt()) return false
  say('Starting central records …')
  const address = await startCentral(family)
  if (address === null) return false
  say(`Central records at ${address}`)
  return openWorkstation(family, {
    profile: options.profile ?? join(options.data, 'desk'),
    port: options.port,
    enrol: `${address} ${await issueCode()}`,
    window: options.window,
  })
})
