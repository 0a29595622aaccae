import { fail } from '../../shared/protocol/problem.ts'
import { readBasis } from './basis.ts'
import type { Store } from './databases.ts'
import { DraftKeeper } from './draft-keeper.ts'
import { store } from './open.ts'
import { readDraft } from './sealed.ts'

export type { DraftState } from './draft-keeper.ts'

/** A hold on the writer of one draft; all holds of this window share it. */
export type DraftWriter = Pick<
  DraftKeeper,
  | 'draft'
  | 'basis'
  | 'ahead'
  | 'state'
  | 'outdated'
  | 'subscribe'
  | 'change'
  | 'show'
  | 'renew'
  | 'flush'
> & {
  /** Flushes and lets go. @throws ProblemError when the last changes cannot be written */
  close(): Promise<void>
}

/** Writes every change that waits in this window. @throws ProblemError when one cannot be written */
export async function flushDrafts(at: Store = store()): Promise<void> {
  const entries = [...(held.get(at)?.values() ?? [])]
  await Promise.all(entries.map(async ({ writer }) => (await writer).flush()))
}

type Held = { writer: Promise<DraftKeeper>; keeper: DraftKeeper | null; holders: number }

const held = new WeakMap<Store, Map<string, Held>>()

/**
 * Opens the draft of a packet for writing, begun or not.
 * @throws ProblemError `packet-not-here`
 */
export async function openDraft(packetId: string, at: Store = store()): Promise<DraftWriter> {
  const writers = held.get(at) ?? new Map<string, Held>()
  held.set(at, writers)
  const entry = writers.get(packetId) ?? {
    writer: openWriter(packetId, at),
    keeper: null,
    holders: 0,
  }
  writers.set(packetId, entry)
  entry.holders += 1

  const letGo = (writer: DraftKeeper | null) => {
    entry.holders -= 1
    if (entry.holders > 0) return
    if (writers.get(packetId) === entry) writers.delete(packetId)
    writer?.stop()
  }
  let writer: DraftKeeper
  try {
    writer = await entry.writer
    entry.keeper = writer
  } catch (error) {
    letGo(null)
    throw error
  }
  let closed = false
  return handleOn(writer, async () => {
    if (closed) return
    closed = true
    try {
      // Held until all is written: whoever opens it meanwhile gets this writer, not a second one.
      await writer.flush()
    } finally {
      letGo(writer)
    }
  })
}

/** The writer of a draft that somebody in this window holds open, at once; null where nobody does. */
export function draftAtHand(packetId: string, at: Store = store()): DraftWriter | null {
  const keeper = held.get(at)?.get(packetId)?.keeper ?? null
  // It is lent: whoever holds it closes it.
  return keeper && handleOn(keeper, () => keeper.flush())
}

const handleOn = (writer: DraftKeeper, close: () => Promise<void>): DraftWriter => ({
  get draft() {
    return writer.draft
  },
  get basis() {
    return writer.basis
  },
  get ahead() {
    return writer.ahead
  },
  get state() {
    return writer.state
  },
  get outdated() {
    return writer.outdated
  },
  subscribe: writer.subscribe,
  change: (change, how) => writer.change(change, how),
  show: () => writer.show(),
  renew: () => writer.renew(),
  flush: () => writer.flush(),
  close,
})

async function openWriter(packetId: string, at: Store): Promise<DraftKeeper> {
  const [basis, draft] = await Promise.all([
    readBasis(at, packetId),
    at.journal.drafts.get(packetId),
  ])
  if (basis === null) fail('packet-not-here', packetId)
  return new DraftKeeper(at, basis, await readDraft(at.keys, draft))
}
