import type { Store } from './databases.ts'
import { type DraftWriter, openDraft } from './drafts.ts'
import { store } from './open.ts'

/** Drafts held open before they are looked at, by packet. */
let ahead = new Map<string, Promise<DraftWriter | null>>()

/**
 * Has the drafts of these packets open, and lets go of those that were opened so before and are not
 * among them. One that cannot be opened is opened, and told of, when its packet is looked at.
 */
export async function holdDrafts(packetIds: readonly string[], at: Store = store()): Promise<void> {
  const before = ahead
  ahead = new Map(
    packetIds.map((id) => [id, before.get(id) ?? openDraft(id, at).catch(() => null)]),
  )
  const left = [...before].filter(([id]) => !ahead.has(id))
  const opening = [...ahead.values(), ...left.map(async ([, one]) => (await one)?.close())]
  await Promise.all(opening)
}
