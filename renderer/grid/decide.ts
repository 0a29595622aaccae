import type { Draft } from '../../shared/model/draft.ts'
import { fail, type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { makeDecision } from '../review/makeDecision.ts'
import { type History, history as ofWindow } from '../scoring/history.ts'
import { openDraft } from '../store/drafts.ts'
import { type Here, here } from '../store/host.ts'

/** A packet, and the draft that was shown of it; null where all stayed met and none was begun. */
export type Shown = { packetId: string; draft: Pick<Draft, 'decisionId' | 'changes'> | null }

/**
 * Decides packets one after the other, each as its own screen does, if its draft is still what was
 * shown. One that cannot be decided does not stop the rest.
 * @param onDone called for each; `problem` is null where it is decided
 */
export async function decideAll(
  shown: readonly Shown[],
  onDone: (packetId: string, problem: Problem | null) => void,
  with_: { history: History; here: Here } = { history: ofWindow, here: here() },
): Promise<void> {
  for (const one of shown) {
    const problem = await decideOne(one, with_).then(
      () => null,
      (error: unknown) => toProblem(error),
    )
    onDone(one.packetId, problem)
  }
}

async function decideOne(
  { packetId, draft }: Shown,
  { history, here }: { history: History; here: Here },
): Promise<void> {
  const writer = await openDraft(packetId, here.store)
  try {
    await writer.flush()
    const now = writer.draft
    if (now?.decisionId !== draft?.decisionId || now?.changes !== draft?.changes)
      fail('draft-overtaken', packetId)
    await makeDecision(packetId, history, here)
  } finally {
    // Closing only fails for changes that could not be written, of which there are none.
    await writer.close().catch(() => {})
  }
}
