import { plural, t } from '@lingui/core/macro'
import { openDraft } from '../store/drafts.ts'
import { type Here, here } from '../store/host.ts'
import { takeBack } from '../store/take-back.ts'
import type { Difference } from './difference.ts'
import { type EditStep, history as ofWindow, type History, several, turnBack } from './history.ts'
import type { Several, Step } from './history.ts'

const told: Record<Difference['what'], string> = {
  rating: t`The rating is as it was`,
  seen: t`What was ticked is as it was`,
  comment: t`The comment is as it was`,
  tied: t`Untied again`,
  untied: t`Tied again`,
  noted: t`The note is as it was`,
  outcome: t`The outcome is as it was`,
  answer: t`The answer is as it was`,
  text: t`The text is as it was`,
}

export type Way = 'undo' | 'redo'
/** What was taken back, or done again: the packet to be shown, null where it is none, and what is said. */
export type Done = { packetId: string | null; said: string }

type With = { history: History; here: Here }

/** Takes an edit back in its draft. @returns what makes it again; null where nothing of it is left */
async function turnEdit(step: EditStep, { store }: Here): Promise<EditStep | null> {
  const writer = await openDraft(step.packetId, store)
  try {
    const turned = writer.draft && turnBack(step, writer.draft)
    if (!turned) return null
    await writer.change(() => turned.after)
    return turned.step
  } finally {
    await writer.close()
  }
}

/** All of its packets, or those in which it can be; the others stay a step of their own. */
async function turnSeveral(step: Several, as: Way, { history, here }: With): Promise<Done | null> {
  await step.made
  const done = several(Promise.resolve())
  const left = several(Promise.resolve())
  const failures: unknown[] = []
  for (const one of step.steps.toReversed()) {
    try {
      const turned = await turnEdit(one, here)
      if (turned) done.steps.push(turned)
    } catch (error) {
      left.steps.unshift(one)
      failures.push(error)
    }
  }
  if (left.steps.length > 0) history.keep(left, as)
  const [last] = done.steps
  if (last) history.turned(done, as)
  if (failures.length > 0) throw failures[0]
  if (!last) return null
  const { packetId } = step.steps[0]!
  const said =
    done.steps.length > 1
      ? plural(
          { packets: done.steps.length },
          { one: '# packet is as it was', other: '# packets are as they were' },
        )
      : told[last.what]
  return { packetId, said }
}

async function turn(step: Step, as: Way, { history, here }: With): Promise<Done | null> {
  if (step.is === 'several') return turnSeveral(step, as, { history, here })
  if (step.is === 'act') {
    const { packetId, undo, redo } = step
    try {
      await undo.run()
    } catch (error) {
      history.keep(step, as)
      throw error
    }
    history.turned({ is: 'act', packetId, undo: redo, redo: undo }, as)
    return { packetId, said: undo.said }
  }
  const { packetId } = step
  if (step.is === 'decision') {
    await takeBack(packetId, undefined, here)
    return { packetId, said: t`${{ id: packetId }} taken back; its review is open again` }
  }
  try {
    const turned = await turnEdit(step, here)
    if (!turned) return null
    history.turned(turned, as)
  } catch (error) {
    history.keep(step, as)
    throw error
  }
  return { packetId, said: told[step.what] }
}

/**
 * Takes the newest step back of which something is left, or does again what was taken back last.
 * @returns null where there is none
 * @throws ProblemError; the step is then still there
 */
export async function goBack(
  as: Way,
  with_: With = { history: ofWindow, here: here() },
): Promise<Done | null> {
  const { history } = with_
  for (;;) {
    const step = as === 'undo' ? history.takeLast() : history.takeUndone()
    if (step === null) return null
    const done = await turn(step, as, with_)
    if (done) return done
  }
}
