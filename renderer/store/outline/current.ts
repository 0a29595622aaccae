import { store } from '../open.ts'
import type { Store } from '../databases.ts'
import { Outline } from './Outline.ts'

let of: Store | null = null
let current: Outline | null = null

/** The outline of this window's queue; it begins to be read when it is first asked for. */
export function outline(): Outline {
  const now = store()
  if (current === null || of !== now) {
    current?.close()
    current = new Outline(now)
    of = now
  }
  return current
}
