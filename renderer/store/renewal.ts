const channelName = 'renewal'

/** Has every window begin again: what it has in memory is of a database that is gone. */
export function renewWindows(): void {
  const channel = new BroadcastChannel(channelName)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
  channel.postMessage('now')
  channel.close()
}

/** Calls `renew` at each `renewWindows` of any window or worker. */
export function onRenewal(renew: () => void): void {
  new BroadcastChannel(channelName).addEventListener('message', renew)
}
