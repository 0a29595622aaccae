import { parseArgs } from 'node:util'
import { createRandom, type Random } from '../../../shared/rules/random.ts'

type Options = {
  rounds: number
  random: Random
  /** Words that a case's name has, for faults that have cases; empty for all. */
  only: string
}

/** What every fault takes: how often, and the seed that gives the same moments again. */
export function readOptions(rounds: number): Options {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: String(rounds) },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
    },
  })
  return {
    rounds: Number(values.rounds),
    random: createRandom(Number(values.seed)),
    only: values.only,
  }
}

/** One line about a round, apart from the line of JSON at the end. */
export const say = (line: string) => process.stderr.write(`${line}\n`)
