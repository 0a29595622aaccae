import '../jitless.ts'
import { hostPaths, Session } from '../../shared/protocol/host.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import type { DraftDone, DraftOrder } from './draft-port.ts'
import { writeDraft } from './draft-row.ts'
import { askHost, ownFetch } from './ask.ts'
import { fetchKeyring } from './keyring.ts'
import { openJournal } from './open-journal.ts'

async function open() {
  const [keys, { interrupted }] = await Promise.all([
    fetchKeyring(ownFetch),
    askHost(ownFetch, hostPaths.session, Session),
  ])
  return { keys, journal: (await openJournal(keys, interrupted)).journal }
}

const opening = open()
// Whoever orders a write is told.
opening.catch(() => {})

async function write({ order, seen, next }: DraftOrder): Promise<DraftDone> {
  try {
    await writeDraft(await opening, seen, next)
    return { order, problem: null, failure: null }
  } catch (error) {
    if (error instanceof ProblemError) return { order, problem: error.problem, failure: null }
    return { order, problem: null, failure: String(error) }
  }
}

async function answer(order: DraftOrder): Promise<void> {
  const done = await write(order)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
  self.postMessage(done)
}

// Listening begins before the journal is open: what comes meanwhile waits for it.
self.addEventListener('message', ({ data }: MessageEvent<DraftOrder>) => void answer(data))
