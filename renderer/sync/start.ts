/** Starts this window's worker for syncing; among all windows one at a time works. */
export function startSync(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'sync' })
}
