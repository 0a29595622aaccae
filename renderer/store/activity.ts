import { hostPaths } from '../../shared/protocol/host.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { type Fetch, ownFetch, posting } from './ask.ts'
import { store } from './open.ts'

/**
 * Tells the host what happened, for its activity log. Nobody waits for it and nothing depends on it:
 * a host that does not answer is noticed by what does.
 */
export function tellActivity(fetch: Fetch, events: WindowActivity[]): void {
  if (events.length === 0) return
  fetch(hostPaths.activity, posting({ events })).catch(() => {})
}

/** Tells that a packet was opened; of one that is served again nobody is told. */
export async function tellOpened(packet: string): Promise<void> {
  const row = await store().library.packets.get(packet)
  if (row && row.repeatOf === undefined)
    tellActivity(ownFetch, [{ kind: 'opened', packet, decision: null }])
}
