/** Whether a window can be shown to the person who started this. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env
  // On Linux a display may be forwarded over SSH; elsewhere it would open where nobody sits.
  if (process.platform === 'linux') return Boolean(DISPLAY || WAYLAND_DISPLAY)
  return !SSH_CONNECTION
}

/** Chromium's sandbox does not work for root on Linux, and Electron refuses to start at all. */
export const isLinuxRoot = () => process.platform === 'linux' && process.getuid?.() === 0
