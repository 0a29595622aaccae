import { app } from 'electron'

/** Each takes away a wall between a learner's document and the machine, or opens a door to it. */
const weakening = [
  'no-sandbox',
  'disable-web-security',
  'ignore-certificate-errors',
  'remote-debugging-port',
  'remote-debugging-pipe',
]

/**
 * Why the program must not run as it was started; null when it may. Development is free to do so:
 * tests drive the window through such a door.
 */
export function weakness(): string | null {
  if (!app.isPackaged) return null
  const found = weakening.filter((name) => app.commandLine.hasSwitch(name))
  if (found.length === 0) return null
  // An AppImage adds this one by itself where the system lets no program make its own sandbox.
  const hint = found.includes('no-sandbox') ? ' On Linux, install the .deb package instead.' : ''
  return `Start Evidence Desk without ${found.map((name) => `--${name}`).join(', ')}.${hint}`
}
