/** What the windows of this profile tell each other of the lock. */
export type LockWord = 'locked' | 'active'

const channelName = 'lock'

export function sayToWindows(word: LockWord): void {
  const channel = new BroadcastChannel(channelName)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
  channel.postMessage(word)
  channel.close()
}

/** Calls `told` for each word of another window or worker; the answer stops it. */
export function onWord(told: (word: LockWord) => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', ({ data }: MessageEvent<LockWord>) => told(data))
  return () => channel.close()
}
