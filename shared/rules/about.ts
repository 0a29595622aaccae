import type { Review } from '../model/decision.ts'
import { type About, needsOf, type Outcome, recusalNames } from '../model/outcome.ts'
import type { Rubric } from '../model/rubric.ts'

/** Of what was answered, that for which an outcome asks; undefined where nothing of it was. */
export function aboutOf(outcome: Outcome | null, given: About | undefined): About | undefined {
  const needs = needsOf(outcome)
  const { criteria, items, recusal } = given ?? {}
  const about: About = {
    ...(needs.includes('criteria') && criteria ? { criteria } : {}),
    ...(needs.includes('items') && items ? { items } : {}),
    ...(needs.includes('recusal') && recusal ? { recusal } : {}),
  }
  return Object.keys(about).length === 0 ? undefined : about
}

/** An answer with a name in it, or without; in the order given. */
export function withNamed(
  about: About | undefined,
  which: 'criteria' | 'items',
  name: string,
  isNamed: boolean,
  order: readonly string[],
): About {
  const { [which]: before = [], ...rest } = about ?? {}
  const named = new Set(before)
  if (isNamed) named.add(name)
  else named.delete(name)
  const kept = order.filter((one) => named.has(one))
  return kept.length === 0 ? rest : { ...rest, [which]: kept }
}

/** What is still there of what was named, on the rubric and evidence of now; undefined where nothing is. */
export function stillNamed(
  about: About | undefined,
  criteria: readonly string[],
  items: readonly string[],
): About | undefined {
  if (about === undefined) return undefined
  const { criteria: namedCriteria = [], items: namedItems = [], ...rest } = about
  const still = {
    criteria: namedCriteria.filter((id) => criteria.includes(id)),
    items: namedItems.filter((sha256) => items.includes(sha256)),
  }
  const left: About = {
    ...rest,
    ...(still.criteria.length > 0 ? { criteria: still.criteria } : {}),
    ...(still.items.length > 0 ? { items: still.items } : {}),
  }
  return Object.keys(left).length === 0 ? undefined : left
}

/** Why a decision's answers are none to what its outcome asks; null where they are. */
export function faultOfAbout(
  { about, outcome, evidence }: Pick<Review, 'about' | 'outcome' | 'evidence'>,
  { criteria }: Pick<Rubric, 'criteria'>,
): string | null {
  if (about === undefined) return null
  const here = stillNamed(
    aboutOf(outcome, about),
    criteria.map(({ id }) => id),
    evidence,
  )
  return JSON.stringify(keyed(here)) === JSON.stringify(keyed(about))
    ? null
    : 'it names what its outcome does not ask for, or what is not there'
}

const keyed = ({ criteria, items, recusal }: About = {}) => [criteria, items, recusal]

/** What a non-decision names, in words: titles of criteria, or of evidence, or the reason to step back. */
export function writeAbout(
  about: About | undefined,
  criteria: readonly { id: string; title: string }[],
  evidence: readonly { sha256: string; title: string }[],
): string | null {
  if (about === undefined) return null
  const named = [
    ...(about.criteria ?? []).map((id) => criteria.find((one) => one.id === id)?.title ?? id),
    ...(about.items ?? []).map(
      (sha256) =>
        evidence.find((one) => one.sha256 === sha256)?.title ?? 'an item that is not here',
    ),
  ]
  const parts = [
    named.length > 0 && named.join(', '),
    about.recusal && recusalNames[about.recusal],
  ].filter(Boolean)
  return parts.length === 0 ? null : parts.join('; ')
}
