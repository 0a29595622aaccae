const channelName = 'sync'

/** Has whichever worker syncs begin at once, and try again what had failed. */
export function syncNow(): void {
  const channel = new BroadcastChannel(channelName)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
  channel.postMessage('now')
  channel.close()
}

/** Calls `poked` at each `syncNow` of any window; the answer stops it. */
export function onSyncNow(poked: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', poked)
  return () => channel.close()
}
