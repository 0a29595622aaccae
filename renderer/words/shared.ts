/** Texts that both ends have in common, in the language of the screens. */
import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import {
  type Outcome,
  outcomeNames,
  type Recusal,
  recusalNames,
} from '../../shared/model/outcome.ts'
import type { Said } from '../../shared/rules/said.ts'
import { entryOf, type Problem } from '../../shared/protocol/problem.ts'

/** A text of `shared`, by which its translation is found. */
export const ofShared = (text: string, values?: Record<string, string>): string =>
  i18n._({ id: text, message: text, ...(values && { values }) })

/** Sentences that `shared` says. */
export const spoken = (...all: readonly Said[]): string =>
  all
    .map(({ text, values }) =>
      ofShared(
        text,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'object' ? spoken(value) : String(value),
          ]),
        ),
      ),
    )
    .join(' ')

export const outcomeName = (outcome: Outcome): string => ofShared(outcomeNames[outcome])
export const recusalName = (recusal: Recusal): string => ofShared(recusalNames[recusal])

/** What a text was filled in with; null where it is not of that template, as of another version. */
function valuesIn(template: string, text: string): Record<string, string> | null {
  const pattern = template
    .split(/\{(?:subject|detail)\}/)
    .map((part) => RegExp.escape(part))
    .join('([^]*)')
  const names = [...template.matchAll(/\{(subject|detail)\}/g)].map(([, name]) => name!)
  const match = new RegExp(`^${pattern}$`).exec(text)
  return match && Object.fromEntries(names.map((name, index) => [name, match[index + 1]!]))
}

/** A problem, or what a screen says in the shape of one. */
export type Worded = Pick<Problem, 'what' | 'todo'> & Partial<Problem>

/**
 * What a problem says, in the language of the screens. It travels as English with what it was filled in
 * with; one that this program does not know stays as it came.
 */
export function inWords({
  code,
  what,
  todo,
  subject = null,
}: Worded): Pick<Problem, 'what' | 'todo'> {
  const entry = code === undefined ? null : entryOf(code)
  const say = (template: string | undefined, text: string) => {
    const values = template === undefined ? null : valuesIn(template, text)
    if (template === undefined || values === null) return text
    const isNameless = subject === null && values.subject === 'it'
    return ofShared(template, isNameless ? { ...values, subject: t`it` } : values)
  }
  return { what: say(entry?.what, what), todo: say(entry?.todo, todo) }
}

/** The same in one line. */
export function inOneLine(problem: Worded): string {
  const { what, todo } = inWords(problem)
  return `${what} ${todo}`
}
