import { homedir } from 'node:os'
import { join } from 'node:path'

type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string }

const here = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() })

/** Where the system wants programs to keep data that is this user's and this machine's. */
export function defaultProfile({ platform, env, home }: Machine = here()): string {
  const name = 'Evidence Desk'
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name)
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), name)
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'evidence-desk')
}
