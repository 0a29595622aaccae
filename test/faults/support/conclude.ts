import type { Told } from './told.ts'

type Trialled = {
  rounds: number
  /** What screens called decided, and how often the ledger has each. */
  told: Told
  ledger: Map<string, number>
  /** What else was counted. */
  more?: Record<string, unknown>
  /** What else went wrong, so that the program fails by it; named in `more`. */
  wrong?: number
}

/** Prints the closing line of a fault; the program fails when anything was lost or doubled. */
export function conclude(name: string, { rounds, told, ledger, more, wrong = 0 }: Trialled): void {
  const kept = [...told].filter((id) => ledger.has(id)).length
  const doubled = [...ledger.values()].filter((count) => count > 1).length
  const lost = told.size - kept
  console.log(JSON.stringify({ name, rounds, told: told.size, kept, lost, doubled, ...more }))
  process.exitCode = lost + doubled + wrong > 0 ? 1 : 0
}
