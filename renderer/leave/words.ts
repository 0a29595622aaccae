import { plural, t } from '@lingui/core/macro'
import type { Ending } from '../store/leaving.ts'
import type { JournalCounts } from '../store/rows.ts'

/** The file that the office reads; by its name it is found again. */
export const fileName = (now = new Date()) =>
  `evidence-desk-decisions-${now.toISOString().slice(0, 10)}.log`

type Undelivered = Pick<JournalCounts, 'unsent' | 'held'>

const office = t`Give this file to your office: nobody else can read it, and each decision in it is entered once.`

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
  const what =
    all === 0 ? t`Decisions made under an earlier key are still here.` : write(unsent, held)
  if (file !== null) {
    const where = all === 1 ? t`It is in ${file}.` : t`They are in ${file}.`
    return { what: `${what} ${where}`, todo: office }
  }
  return { what, todo: writeWay(all) }
}

function write(unsent: number, held: number): string {
  if (held === 0)
    return plural(unsent, {
      one: '# decision has not reached central records.',
      other: '# decisions have not reached central records.',
    })
  if (unsent === 0)
    return plural(held, {
      one: '# decision is not settled with central records: # waits there for another.',
      other: '# decisions are not settled with central records: # wait there for another.',
    })
  const all = unsent + held
  return t`${plural(all, { one: '# decision is', other: '# decisions are' })} not settled with central records: ${plural(unsent, { one: '# was', other: '# were' })} not received, ${plural(held, { one: '# waits', other: '# wait' })} there for another.`
}

function writeWay(all: number): string {
  if (all === 0)
    return t`Nobody here can tell whether all of them were received: save them to a file for your office. After that you can leave.`
  return all === 1
    ? t`Send it, or save it to a file for your office. After that you can leave.`
    : t`Send them, or save them to a file for your office. After that you can leave.`
}

/** What ends with this machine, each in a sentence. */
export function writeEnding({ drafts, conflict, refused }: Ending): string[] {
  const lost = plural(drafts, {
    one: '# begun review is on this machine only and will be lost.',
    other: '# begun reviews are on this machine only and will be lost.',
  })
  return [
    ...(drafts > 0 ? [lost] : []),
    ...(conflict + refused > 0 ? [writeUnanswered(conflict, refused)] : []),
  ]
}

function writeUnanswered(conflict: number, refused: number): string {
  if (refused === 0)
    return plural(conflict, {
      one: '# conflict waits for your answer; from here it can no longer be answered.',
      other: '# conflicts wait for your answer; from here they can no longer be answered.',
    })
  if (conflict === 0)
    return plural(refused, {
      one: '# refused decision waits for your answer; from here it can no longer be answered.',
      other: '# refused decisions wait for your answer; from here they can no longer be answered.',
    })
  return t`${plural(conflict, { one: '# conflict', other: '# conflicts' })} and ${plural(refused, { one: '# refused decision', other: '# refused decisions' })} wait for your answer; from here they can no longer be answered.`
}

/** What the reviewer agrees to; null when nothing ends that has to be agreed to. */
export function writeAgreement({ drafts, conflict, refused }: Ending): string | null {
  const asking = conflict + refused
  if (drafts === 0 && asking === 0) return null
  if (asking === 0)
    return plural(drafts, { one: 'Lose # begun review', other: 'Lose # begun reviews' })
  if (drafts === 0)
    return plural(asking, {
      one: 'Leave # decision unanswered',
      other: 'Leave # decisions unanswered',
    })
  return t`Lose ${plural(drafts, { one: '# begun review', other: '# begun reviews' })} and leave ${plural(asking, { one: '# decision', other: '# decisions' })} unanswered`
}
