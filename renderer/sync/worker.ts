import '../jitless.ts'
import { liveQuery } from 'dexie'
import { ownFetch } from '../store/ask.ts'
import { noJournal } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import { here } from '../store/host.ts'
import { openStore } from '../store/open.ts'
import { checkLibrary } from '../store/open-library.ts'
import { renewWindows } from '../store/renewal.ts'
import { shownCounts } from '../store/repeats/kept.ts'
import { runSync } from './loop.ts'
import { onSyncNow } from './poke.ts'

/** Held by the one worker that syncs; when its window closes, that of another window goes on. */
const lock = 'sync'

/** Milliseconds after which a window that was opened has all that it shows at first. */
const settled = 10_000

async function work(): Promise<never> {
  const { journal, library, keys } = await openStore()
  return navigator.locks.request(lock, () => {
    const look = () => void checkLibrary(library, keys, ownFetch, renewWindows).catch(() => {})
    setTimeout(look, settled)
    const loop = runSync(here())
    onSyncNow(() => loop.wake('anew'))
    // The browser's word on the network is a hint: it has the loop find out.
    self.addEventListener('online', () => loop.wake())
    self.addEventListener('offline', () => loop.wake())

    let before = 0
    const counts = async () =>
      shownCounts(journal, await readMeta(journal.meta, 'counts', noJournal))
    liveQuery(counts).subscribe(({ unsent }) => {
      if (unsent > before) loop.wake()
      before = unsent
    })
    return new Promise<never>(() => {})
  })
}

await work()
