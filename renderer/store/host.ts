import { type Fetch, ownFetch } from './ask.ts'
import type { Store } from './databases.ts'
import { store } from './open.ts'

/** What the functions that write need from where they run. */
export type Here = { store: Store; fetch: Fetch }

export const here = (): Here => ({ store: store(), fetch: ownFetch })
