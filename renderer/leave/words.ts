import { count } from '../status/words.ts'
import type { Ending } from '../store/leaving.ts'
import type { JournalCounts } from '../store/rows.ts'

/** The file that the office reads; by its name it is found again. */
export const fileName = (now = new Date()) =>
  `evidence-desk-decisions-${now.toISOString().slice(0, 10)}.log`

type Undelivered = Pick<JournalCounts, 'unsent' | 'held'>

const office =
  'Give this file to your office: nobody else can read it, and each decision in it is entered once.'

/**
 * Which decisions central records have not taken in, or may not have, and what to do; null when there
 * are none.
 * @param file in which they were saved
 */
export function writeUndelivered(
  { unsent, held }: Undelivered,
  doubtful: number,
  file: string | null = null,
): { what: string; todo: string } | null {
  const all = unsent + held
  if (all === 0 && doubtful === 0) return null
  const [it, are] = all === 1 ? ['it', 'It is'] : ['them', 'They are']
  const what =
    all === 0 ? 'Decisions made under an earlier key are still here.' : write(unsent, held)
  if (file !== null) return { what: `${what} ${are} in ${file}.`, todo: office }
  const doubt = 'Nobody here can tell whether all of them were received:'
  const way = all === 0 ? `${doubt} save` : `Send ${it}, or save`
  return { what, todo: `${way} ${it} to a file for your office. After that you can leave.` }
}

function write(unsent: number, held: number): string {
  const decisions = count(unsent + held, 'decision')
  if (held === 0)
    return `${decisions} ${unsent === 1 ? 'has' : 'have'} not reached central records.`
  const parts = [
    ...(unsent > 0 ? [`${unsent} ${unsent === 1 ? 'was' : 'were'} not received`] : []),
    `${held} ${held === 1 ? 'waits' : 'wait'} there for another`,
  ]
  const are = unsent + held === 1 ? 'is' : 'are'
  return `${decisions} ${are} not settled with central records: ${parts.join(', ')}.`
}

/** What ends with this machine, each in a sentence. */
export function writeEnding({ drafts, conflict, refused }: Ending): string[] {
  const asking = conflict + refused
  const both = [
    ...(conflict > 0 ? [count(conflict, 'conflict')] : []),
    ...(refused > 0 ? [count(refused, 'refused decision')] : []),
  ].join(' and ')
  return [
    ...(drafts > 0
      ? [
          `${count(drafts, 'begun review')} ${drafts === 1 ? 'is' : 'are'} on this machine only and will be lost.`,
        ]
      : []),
    ...(asking > 0
      ? [
          `${both} ${asking === 1 ? 'waits' : 'wait'} for your answer; from here ${asking === 1 ? 'it' : 'they'} can no longer be answered.`,
        ]
      : []),
  ]
}

/** What the reviewer agrees to; null when nothing ends that has to be agreed to. */
export function writeAgreement({ drafts, conflict, refused }: Ending): string | null {
  const asking = conflict + refused
  const parts = [
    ...(drafts > 0 ? [`lose ${count(drafts, 'begun review')}`] : []),
    ...(asking > 0 ? [`leave ${count(asking, 'decision')} unanswered`] : []),
  ]
  if (parts.length === 0) return null
  const text = parts.join(' and ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
