import type { Pathway } from '../model/framework.ts'
import type { Outcome } from '../model/outcome.ts'

export type Stack = {
  levels: { achievementId: string; level: number; title: string; earned: boolean }[]
  /** Whether the macro-badge is earned: all three levels are. */
  complete: boolean
}

/** How far a learner has come in a pathway; `earned` are achievement ids. */
export function stack(pathway: Pathway, earned: Iterable<string>): Stack {
  const has = new Set(earned)
  const levels = pathway.achievements.flatMap(({ id, level, title }) =>
    level === null ? [] : [{ achievementId: id, level, title, earned: has.has(id) }],
  )
  return { levels, complete: levels.length > 0 && levels.every((level) => level.earned) }
}

/** Whether this outcome would earn the macro-badge that the learner does not have yet. */
export function completes(
  pathway: Pathway,
  earned: Iterable<string>,
  achievementId: string,
  outcome: Outcome | null,
): boolean {
  const before = new Set(earned)
  return (
    outcome === 'met' &&
    !stack(pathway, before).complete &&
    stack(pathway, before.add(achievementId)).complete
  )
}
