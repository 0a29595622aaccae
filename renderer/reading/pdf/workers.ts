import { type Remote, wrap } from 'comlink'
import { addresses } from './assets.ts'
import type { Documents } from './worker/Documents.ts'

/**
 * Two workers take turns: while one holds the document on screen, the other reads the next, so that
 * they do not wait for each other and one that hangs takes only its own document with it. What is read
 * for later and not shown has one apart, which nobody waits for.
 */
const count = 2

/** Milliseconds for which the one apart waits for another document: a new one compiles all anew. */
const idle = 10_000

/**
 * Dead documents wait in a worker's memory; after so many, or so many bytes, it takes no more and ends
 * with the last that it has.
 */
const mostDocuments = 16
const mostBytes = 64e6

type Desk = {
  isApart: boolean
  port: Worker
  documents: Remote<Documents>
  leases: Set<Lease>
  given: number
  bytes: number
  /** When it is apart and has nothing to read: its end. */
  ending: ReturnType<typeof setTimeout> | null
}

export type Lease = {
  documents: Remote<Documents>
  /** What is opened ahead keeps away from the worker of what is on screen. */
  isShown: boolean
  /** The document is closed. */
  end(): void
  /** The document took too much: its worker takes no other and ends with the last that it has. */
  retire(): void
  /** The worker hangs or has died: it is replaced, and whoever else leased it is told. */
  condemn(): void
}

const desks: Desk[] = []

function openDesk(isApart: boolean): Desk {
  const port = new Worker(new URL('worker/main.ts', import.meta.url), {
    type: 'module',
    name: 'pdf',
  })
  const desk = {
    isApart,
    port,
    documents: wrap<Documents>(port),
    leases: new Set<Lease>(),
    given: 0,
    bytes: 0,
    ending: null,
  }
  port.addEventListener('error', () => clear(desk))
  void desk.documents.start(addresses)
  return desk
}

/** Ends a worker and tells those who still lease it. */
function clear(desk: Desk) {
  const at = desks.indexOf(desk)
  if (at >= 0) desks.splice(at, 1)
  if (desk.ending !== null) clearTimeout(desk.ending)
  desk.port.terminate()
  const leases = [...desk.leases]
  desk.leases.clear()
  for (const lease of leases) lost.get(lease)?.()
}

const lost = new WeakMap<Lease, () => void>()

const shownOn = ({ leases }: Desk) => [...leases].filter(({ isShown }) => isShown).length

const isSpent = ({ given, bytes }: Desk) => given >= mostDocuments || bytes >= mostBytes

const open = () => desks.filter((desk) => !desk.isApart && !isSpent(desk))

function freest(): Desk {
  readyWorkers()
  return open().toSorted((a, b) => shownOn(a) - shownOn(b) || a.leases.size - b.leases.size)[0]!
}

function apart(): Desk {
  const waiting = desks.find(({ ending }) => ending !== null)
  if (waiting) {
    clearTimeout(waiting.ending!)
    waiting.ending = null
    return waiting
  }
  const desk = openDesk(true)
  desks.push(desk)
  return desk
}

/** What a worker does with no document left. */
function rest(desk: Desk) {
  if (isSpent(desk)) clear(desk)
  else if (desk.isApart) desk.ending = setTimeout(() => clear(desk), idle)
}

/** Starts the workers before the first document asks for one; starting takes longer than reading. */
export function readyWorkers() {
  while (open().length < count) desks.push(openDesk(false))
}

/**
 * Leases a worker for a document of so many bytes; `onLost` is called when it had to be ended.
 * @param isApart for a document that nobody will look at
 */
export function lease(bytes: number, onLost: () => void, isApart = false): Lease {
  const desk = isApart ? apart() : freest()
  desk.given += 1
  desk.bytes += bytes
  // The one that takes its place is there before it is needed.
  if (isSpent(desk)) requestIdleCallback(readyWorkers, { timeout: 1000 })
  const made: Lease = {
    documents: desk.documents,
    isShown: false,
    end() {
      if (desk.leases.delete(made) && desk.leases.size === 0) rest(desk)
    },
    retire() {
      desk.given = mostDocuments
    },
    condemn() {
      if (!desk.leases.delete(made)) return
      clear(desk)
      readyWorkers()
    },
  }
  lost.set(made, onLost)
  desk.leases.add(made)
  return made
}
