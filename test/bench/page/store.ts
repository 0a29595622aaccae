/** The product's own store and client inside a benchmark's worker. */
import { journalDatabase, libraryDatabase, type Store } from '../../../renderer/store/databases.ts'
import { writeDraft } from '../../../renderer/store/draft-row.ts'
import { fetchKeyring } from '../../../renderer/store/keyring.ts'
import { type Client, createClient } from '../../../renderer/sync/client.ts'

export type Question = { job: string; given: unknown; origin: string }

let origin = ''
export const here: typeof fetch = (input, init) =>
  fetch(typeof input === 'string' ? `${origin}${input}` : input, init)

/** A library and a journal with nothing in them. */
export async function openFresh(): Promise<Store> {
  const keys = await fetchKeyring(here)
  const journal = journalDatabase(keys.keyId)
  const store: Store = {
    library: libraryDatabase(),
    journal,
    keys,
    bucket: 'default',
    writeDraft: (seen, next) => writeDraft({ journal, keys }, seen, next),
  }
  await store.library.delete()
  await store.journal.delete()
  await store.library.open()
  await store.journal.open()
  return store
}

export function close({ library, journal }: Store): void {
  library.close()
  journal.close()
}

/** Milliseconds. */
export const timed = async (work: () => Promise<void>) => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export const clientOf = (fetch: typeof here): Client =>
  createClient({ fetch, address: 'central records', epoch: null })

/** Does the jobs that the benchmark asks for, one at a time, and says when it can be asked. */
export function serve(jobs: Record<string, (given: never) => Promise<unknown>>): void {
  self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    origin = data.origin
    const job = jobs[data.job]
    const work = job ? job(data.given as never) : Promise.reject(new Error(`no job ${data.job}`))
    work.then(
      (answer) => tell({ done: answer }),
      (error: unknown) => tell({ failed: String(error) }),
    )
  })
  tell('ready')
}

/** To the page that started the worker. */
function tell(answer: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
  self.postMessage(answer)
}
