import type { Pathway } from '../model/framework.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Packet } from '../model/packet.ts'

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

/**
 * The achievements that are earned once central records know what was decided on a packet here.
 * @param here what counts of it on this machine; null where nothing does any more
 */
export function earnedWith(
  { earned, achievementId, decided, earlier }: Packet,
  here: Outcome | null,
): string[] {
  // An earlier attempt goes on earning what a decision on this one no longer does.
  const byThis = decided?.outcome === 'met' && !earlier.some(({ outcome }) => outcome === 'met')
  const others = byThis ? earned.filter((id) => id !== achievementId) : earned
  return here === 'met' ? [...new Set([...others, achievementId])] : others
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

/** What is completed with an achievement. */
export type Completion = {
  /** The level, where it was not earned before; null too where a review of another kind has none. */
  level: number | null
  /** The title of the macro-badge, where this is the last level that was wanting. */
  badge: string | null
}

/** What an outcome on an achievement would complete. */
export function completionOf(
  pathway: Pathway,
  earned: Iterable<string>,
  achievementId: string,
  outcome: Outcome | null,
): Completion {
  const before = new Set(earned)
  const level = pathway.achievements.find(({ id }) => id === achievementId)?.level ?? null
  return {
    level: outcome === 'met' && !before.has(achievementId) ? level : null,
    badge: completes(pathway, before, achievementId, outcome)
      ? (pathway.macroBadge?.title ?? null)
      : null,
  }
}
