import { existsSync } from 'node:fs'
import { recoverDecisions } from '../recovery/recover.ts'
import { expectWords, UsageError } from './arguments.ts'
import { formatTable, printJson } from './print.ts'
import { type Command, within } from './within.ts'

/** Ends with exit code 1 where a line gave no entry of the ledger. */
export const recover: Command = async (given) => {
  const { FILE } = expectWords(given, 'FILE')
  if (!existsSync(FILE)) throw new UsageError(`There is no file ${FILE}.`)
  await within(given, async (central) => {
    const lines = await recoverDecisions(central, FILE)
    const count = (became: string) => lines.filter((line) => line.became === became).length
    if (count('refused') + count('unreadable') > 0) process.exitCode = 1
    if (given.json) return printJson(lines)
    const rows = lines.map((one) => [
      one.line,
      one.became,
      one.packet ?? '',
      one.decision ?? '',
      one.what,
    ])
    console.log(formatTable(['line', 'became', 'packet', 'decision', 'what'], rows))
    console.log(
      `${count('recovered')} recovered, ${count('known')} known already, ` +
        `${count('refused')} refused, ${count('unreadable')} unreadable.`,
    )
  })
}
