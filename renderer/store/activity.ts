import { hostPaths } from '../../shared/protocol/host.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { type Fetch, posting } from './ask.ts'

/**
 * Tells the host what happened, for its activity log. Nobody waits for it and nothing depends on it:
 * a host that does not answer is noticed by what does.
 */
export function tellActivity(fetch: Fetch, events: WindowActivity[]): void {
  if (events.length === 0) return
  fetch(hostPaths.activity, posting({ events })).catch(() => {})
}
