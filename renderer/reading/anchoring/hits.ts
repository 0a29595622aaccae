import { fold, type Folding } from '../find/fold.ts'
import { contextSize, type Passage, type Span } from './quote.ts'

/** Versions of pdf.js differ in white space and in how letters are composed, and in little else. */
export const bare: Folding = { cases: true, marks: true, spaces: 'none' }

/** Where a page begins or ends is a neighbourhood, too; no text has this. */
const edge = '\uFFFF'

/** In folded units: so many may differ at the far ends of a context, which was cut anywhere. */
const slack = 2

/** In folded units: as much of each side is looked for where the passage itself was changed. */
const beside = 16

/** The text of a page, folded, as passages are looked for in it. */
export const edged = (folded: string) => `${edge}${folded}${edge}`

/** A passage in folded units. */
export type Wanted = { exact: string; prefix: string; suffix: string }

/** In units of an edged page; `context` tells how many of those around it are as they were. */
export type Hit = Span & { page: number; context: number }

const bareOf = (text: string) => fold(text, bare).text

/** A context that was cut short by the page's end reaches that end. */
export const wantedOf = ({ exact, prefix, suffix }: Passage): Wanted => ({
  exact: bareOf(exact),
  prefix: `${prefix.length < contextSize ? edge : ''}${bareOf(prefix)}`,
  suffix: `${bareOf(suffix)}${suffix.length < contextSize ? edge : ''}`,
})

const around = ({ prefix, suffix }: Wanted) => prefix.length + suffix.length

/** Whether all that stood around a passage stands around a hit. */
export const isWhole = ({ context }: Hit, wanted: Wanted) =>
  context >= around(wanted) - (around(wanted) > 2 * beside ? slack : 0)

/** Half of what stood around it: a passage whose one side was rewritten is still that passage. */
export const isEnough = ({ context }: Hit, wanted: Wanted) => 2 * context >= around(wanted)

/** Every place of a page that has the words. */
export function hitsOn(page: number, text: string, { exact, prefix, suffix }: Wanted): Hit[] {
  const hits: Hit[] = []
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length
    const context = alikeBefore(text, start, prefix) + alikeAfter(text, end, suffix)
    hits.push({ page, start, end, context })
  }
  return hits
}

/** How many units before a place are as they were. */
function alikeBefore(text: string, at: number, prefix: string): number {
  let alike = 0
  while (alike < prefix.length && text[at - alike - 1] === prefix.at(-alike - 1)) alike += 1
  return alike
}

function alikeAfter(text: string, to: number, suffix: string): number {
  let alike = 0
  while (alike < suffix.length && text[to + alike] === suffix[alike]) alike += 1
  return alike
}

/** What stands now between what stood around a passage, where that is near each other. */
export function changedOn(
  page: number,
  text: string,
  { exact, prefix, suffix }: Wanted,
): Hit | null {
  const [before, after] = [prefix.slice(-beside), suffix.slice(0, beside)]
  if (before.length < beside || after.length < beside) return null
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const start = at + before.length
    const end = text.indexOf(after, start)
    if (end > start && end - start <= 2 * exact.length + beside)
      return { page, start, end, context: 0 }
  }
  return null
}
