/** The workstation alone, with its own profile folder and whatever central records it is enrolled at. */
import { ensureBuilt } from './launch/build.ts'
import { readOptions } from './launch/options.ts'
import { run } from './launch/run.ts'
import { openWorkstation } from './launch/workstation.ts'

const { profile, port, window } = readOptions(process.argv.slice(2))

await run(async (family) =>
  ensureBuilt() ? openWorkstation(family, { profile, port, enrol: null, window }) : false,
)
