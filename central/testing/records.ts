import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type AppOptions, createApp } from '../app.ts'
import { type Central, openCentral } from '../open.ts'
import { listen } from '../server.ts'
import { putProgramme } from './fixtures.ts'

export type Records = {
  central: Central
  address: string
  /** What was reported; a test that expects something takes it out. */
  reported: unknown[]
  /** @throws Error when something was reported that no test expected */
  close(): Promise<void>
}

/** A folder that every user of this machine may pass, as the database's own user must. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'central-'))
  await chmod(folder, 0o755)
  return folder
}

/** Central records on a fresh embedded PostgreSQL, with the programme of the tests, over HTTP. */
export async function startRecords(options: AppOptions = {}): Promise<Records> {
  const data = await makeFolder()
  const reported: unknown[] = []
  const central = await openCentral({ data, report: (error) => reported.push(error) })
  await putProgramme(central)
  const listening = await listen(createApp(central, options), 0, '127.0.0.1')
  return {
    central,
    address: listening.address,
    reported,
    close: async () => {
      await listening.close()
      await central.close()
      await rm(data, { recursive: true, force: true })
      if (reported.length > 0) throw new AggregateError(reported, String(reported[0]))
    },
  }
}
