import { importFolder } from '../import/run.ts'
import type { Central } from '../open.ts'
import { printJson } from './print.ts'

/** Imports a folder and says what became of it; the exit code is 1 when anything was left out. */
export async function runImport(central: Central, folder: string, json: boolean): Promise<void> {
  const report = await importFolder(central, folder)
  if (report.faults.length > 0) process.exitCode = 1
  if (json) return printJson(report)
  for (const { what, todo } of report.faults) console.error(`${what} ${todo}`)
  const { changed, same } = report.history
  if (changed + same > 0)
    console.log(
      `${changed + same} levels earned and attempts decided before: ${changed} written down.`,
    )
  const count = (wanted: string) => report.packets.filter(({ result }) => result === wanted).length
  console.log(
    `${report.packets.length} packets: ${count('new')} new, ${count('revised')} revised, ` +
      `${count('changed')} changed, ${count('same')} as before. ${report.faults.length} faults.`,
  )
}
