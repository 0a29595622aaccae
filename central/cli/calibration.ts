import { changeTerms, giveSets } from '../calibration/give.ts'
import { reportSeeds } from '../calibration/report.ts'
import type { Terms } from '../calibration/terms.ts'
import type { Db } from '../database/tables.ts'
import { UsageError } from './arguments.ts'
import { formatTable, printJson } from './print.ts'
import { type Command, within } from './within.ts'

const use = `Use it so: central calibration, calibration set RUBRIC NAME VALUE, calibration give REVIEWER RUBRIC, or calibration seeds`

const whole = (least: number, most: number) => (name: string, text: string) => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new UsageError(`“${name}” is a whole number from ${least} to ${most}, not “${text}”.`)
}

/** What may be set for a rubric. */
const setters: Record<string, (name: string, text: string) => Partial<Terms>> = {
  demanded: (_, text) => {
    if (text !== 'yes' && text !== 'no') throw new UsageError('“demanded” is yes or no.')
    return { demanded: text === 'yes' }
  },
  size: (name, text) => ({ size: whole(1, 50)(name, text) }),
  exact: (name, text) => ({ exact: whole(0, 100)(name, text) }),
  within: (name, text) => ({ within: whole(0, 8)(name, text) }),
  rounds: (name, text) => ({ rounds: whole(1, 20)(name, text) }),
  'seed-every': (name, text) => ({
    seed_every: text === 'none' ? null : whole(2, 1000)(name, text),
  }),
}

/** Sets, terms and passes by rubric; sets terms, gives sets, and tells how hidden packets were rated. */
export const calibration: Command = async (given) => {
  const [verb, ...words] = given.words
  if (verb === undefined) return within(given, ({ db }) => list(db, given.json))
  if (verb === 'seeds' && words.length === 0)
    return within(given, ({ db }) => tellSeeds(db, given.json))
  if (verb === 'set' && words.length === 3) {
    const [rubric, name, value] = words as [string, string, string]
    const set = Object.hasOwn(setters, name) ? setters[name] : undefined
    if (!set) throw new UsageError(`What can be set: ${Object.keys(setters).join(', ')}.`)
    const terms = set(name, value)
    return within(given, async ({ db }) => {
      await expectRubric(db, rubric)
      await db.transaction().execute((trx) => changeTerms(trx, rubric, terms))
      await list(db, given.json)
    })
  }
  if (verb === 'give' && words.length === 2) {
    const [reviewer, rubric] = words as [string, string]
    return within(given, async ({ db }) => {
      await expectRubric(db, rubric)
      const known = await db
        .selectFrom('reviewers')
        .select('id')
        .where('id', '=', reviewer)
        .executeTakeFirst()
      if (!known) throw new UsageError(`There is no reviewer ${reviewer}.`)
      await db.transaction().execute((trx) => giveSets(trx, rubric, reviewer))
      await list(db, given.json)
    })
  }
  throw new UsageError(use)
}

async function expectRubric(db: Db, id: string) {
  const known = await db.selectFrom('rubrics').select('id').where('id', '=', id).executeTakeFirst()
  if (!known) throw new UsageError(`There is no rubric ${id}.`)
}

async function list(db: Db, json: boolean): Promise<void> {
  const [terms, rounds, sets] = await Promise.all([
    db.selectFrom('calibration_terms').selectAll().orderBy('rubric_id').execute(),
    db
      .selectFrom('qualifications')
      .selectAll()
      .orderBy('rubric_id')
      .orderBy('reviewer_id')
      .orderBy('round')
      .execute(),
    db
      .selectFrom('packets')
      .select(({ fn }) => ['rubric_id', 'calibration', fn.countAll<string>().as('packets')])
      .where('calibration', 'is not', null)
      .where('copy_of', 'is', null)
      .groupBy(['rubric_id', 'calibration'])
      .orderBy('rubric_id')
      .execute(),
  ])
  if (json) return printJson({ sets, terms, rounds })
  console.log(
    formatTable(
      ['rubric', 'set', 'packets'],
      sets.map((one) => [one.rubric_id, one.calibration ?? '', Number(one.packets)]),
    ),
  )
  console.log()
  console.log(
    formatTable(
      ['rubric', 'demanded', 'size', 'exact %', 'within', 'rounds', 'seed every'],
      terms.map((one) => [
        one.rubric_id,
        one.demanded ? 'yes' : 'no',
        one.size,
        one.exact,
        one.within,
        one.rounds,
        one.seed_every ?? 'none',
      ]),
    ),
  )
  console.log()
  console.log(
    formatTable(
      ['reviewer', 'rubric', 'round', 'result', 'exact', 'too far'],
      rounds.map((one) => [
        one.reviewer_id,
        one.rubric_id,
        one.round,
        one.passed === null ? 'under way' : one.passed ? 'passed' : 'not passed',
        one.verdict ? `${one.verdict.exact} of ${one.verdict.criteria}` : '',
        one.verdict?.far ?? '',
      ]),
    ),
  )
}

async function tellSeeds(db: Db, json: boolean): Promise<void> {
  const lines = await reportSeeds(db)
  if (json) return printJson(lines)
  console.log(
    formatTable(
      ['reviewer', 'rubric', 'criterion', 'packets', 'agreement with the key'],
      lines.map((one) => [
        one.reviewer,
        one.rubric,
        one.criterion,
        one.agreement.packets,
        one.words,
      ]),
    ),
  )
}
