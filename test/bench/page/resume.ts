/** What the resume benchmark does inside the worker: fetches evidence until all of it is there. */
import { fetchEvidence, openBrokenOff } from '../../../renderer/sync/evidence.ts'
import { pull } from '../../../renderer/sync/pull.ts'
import { roomOnDisk } from '../../../renderer/sync/room.ts'
import { clientOf, close, here, openFresh, serve } from './store.ts'

/** As often as a network may fail in one run. */
const most = 10

/** How many times fetching had to begin until every file was whole. */
async function fetchAll(): Promise<number> {
  const store = await openFresh()
  const client = clientOf(here)
  await pull(store, client, () => {})
  const brokenOff = openBrokenOff()
  for (let tries = 1; tries <= most; tries += 1) {
    const whole = await fetchEvidence(store, client, () => 0, roomOnDisk(here), brokenOff).then(
      () => true,
      () => false,
    )
    if (!whole) continue
    const files = await store.library.files.toArray()
    close(store)
    if (files.some(({ state }) => state !== 'whole')) throw new Error('not all evidence came')
    return tries
  }
  throw new Error('the network kept failing')
}

serve({ fetchAll })
