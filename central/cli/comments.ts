import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { importComments } from '../import/comments.ts'
import { listBanks } from '../programme/comments.ts'
import { UsageError } from './arguments.ts'
import { formatTable, printJson } from './print.ts'
import { type Command, within } from './within.ts'

/** Lists the banks that are shared; with JSON, whole, in the shape that is read back. */
const list: Command = (given) =>
  within(given, async ({ db }) => {
    const banks = await listBanks(db)
    if (given.json) return printJson({ banks: banks.map(({ bank }) => bank) })
    const rows = banks.map(({ bank, putAt }) => [
      bank.rubricId,
      bank.comments.length,
      putAt.toISOString(),
    ])
    console.log(formatTable(['rubric', 'comments', 'shared'], rows))
  })

/** Shares the banks of a file, or lists those that are shared. */
export const comments: Command = async (given) => {
  const [file, ...more] = given.words
  if (more.length > 0) throw new UsageError('Use it so: central comments, or central comments FILE')
  if (file === undefined) return list(given)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`There is no file ${file} that can be read.`)
  })
  await within(given, async (central) => {
    const report = await importComments(central, text, path.basename(file))
    if (report.faults.length > 0) process.exitCode = 1
    if (given.json) return printJson(report)
    for (const { what, todo } of report.faults) console.error(`${what} ${todo}`)
    for (const { rubricId, commentId, placeholder } of report.unknown)
      console.error(`${rubricId}, ${commentId}: nothing fills in ${placeholder}; it stays as is.`)
    const count = (wanted: string) => report.banks.filter(({ result }) => result === wanted).length
    console.log(
      `${report.banks.length} banks: ${count('new')} new, ${count('changed')} changed, ` +
        `${count('same')} as before. ${report.faults.length} faults.`,
    )
  })
}
