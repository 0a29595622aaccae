import { readService } from '../programme/service.ts'
import { reportTimes, type WeekReport } from '../times/report.ts'
import { expectWords } from './arguments.ts'
import { formatTable, printJson } from './print.ts'
import { type Command, within } from './within.ts'

const minutes = (ms: number) => (ms / 60_000).toFixed(1)

const cells = ({ week, rubricId, machines, packets, ms }: WeekReport) => [
  week,
  rubricId,
  machines,
  packets,
  minutes(ms),
  packets === 0 ? '' : minutes(ms / packets),
]

/** Sums of the time at work over all machines: of no reviewer, and of no packet alone. */
export const times: Command = async (given) => {
  expectWords(given)
  await within(given, async ({ db }) => {
    const weeks = await reportTimes(db)
    if (given.json) return printJson(weeks)
    const { timeSums } = (await readService(db)).terms
    if (!timeSums) console.log('Not asked for: “central settings time-sums on” does.')
    if (weeks.length === 0) return console.log('No week was told yet; each is when it is over.')
    const headings = ['week', 'rubric', 'machines', 'packets', 'minutes', 'per packet']
    console.log(formatTable(headings, weeks.map(cells)))
  })
}
