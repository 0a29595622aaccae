import { parseArgs } from 'node:util'
import { createRandom, type Random } from './random.ts'

/** What every fault takes: how often, and the seed that gives the same moments again. */
export function readOptions(rounds: number): { rounds: number; random: Random } {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: String(rounds) },
      seed: { type: 'string', default: '1' },
    },
  })
  return { rounds: Number(values.rounds), random: createRandom(Number(values.seed)) }
}

/** One line about a round, apart from the line of JSON at the end. */
export const say = (line: string) => process.stderr.write(`${line}\n`)
