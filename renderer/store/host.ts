import { type Fetch, ownFetch } from './ask.ts'
import { hostPaths } from '../../shared/protocol/host.ts'
import type { Store } from './databases.ts'
import { fetchOnLine } from './line.ts'
import { store } from './open.ts'

/** What the functions that write need from where they run. */
export type Here = { store: Store; fetch: Fetch }

/** A worker has nobody who waits, and the desktop shell answers without a network in between. */
const hasLine = () => typeof document !== 'undefined' && location.protocol === 'http:'

let hostFetch: Fetch | null = null

/** The fetch by which this window asks its host; a decision asked for twice is one. */
function fetchOfHost(): Fetch {
  hostFetch ??= hasLine() ? fetchOnLine(location.origin, [hostPaths.decisions], ownFetch) : ownFetch
  return hostFetch
}

export const here = (): Here => ({ store: store(), fetch: fetchOfHost() })
