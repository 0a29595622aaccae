import { execFile } from 'node:child_process'
import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** As whom the database runs, and how its programs are started. */
export type Account = {
  /** Null where this process is not root and simply runs them. */
  ids: { uid: number; gid: number } | null
  /** Words before the command: empty, or what lends the right to pass closed folders. */
  prefix: string[]
}

/**
 * PostgreSQL refuses to run as root. As root, it runs as the system's `postgres`, or where there
 * is none as `nobody`; no user is added to the system. Where that user could not pass the folders
 * above `places` (a checkout under /root), Linux lends it that one right. A database that exists
 * already is run by its owner.
 */
export async function findAccount(folder: string, places: string[]): Promise<Account> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { ids: null, prefix: [] }
  const ids = (await ownerOf(folder)) ?? (await lookUp('postgres')) ?? (await lookUp('nobody'))
  if (!ids)
    throw new Error(
      'PostgreSQL cannot run as root, and there is no user “postgres” or “nobody”. Start central records as another user.',
    )
  const reachable = await Promise.all(places.map((place) => canReach(ids, place)))
  if (reachable.every(Boolean)) return { ids, prefix: [] }

  const prefix = ['setpriv', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups']
  const lent = [...prefix, '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  try {
    await run('setpriv', [...lent.slice(1), 'true'])
  } catch (error) {
    throw new Error(
      `PostgreSQL cannot run as root, and its user cannot reach ${places[reachable.indexOf(false)]}. Start central records as another user, or use a folder that every user can reach.`,
      { cause: error },
    )
  }
  return { ids, prefix: lent }
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  const owner = await stat(folder).catch(() => null)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : null
}

async function lookUp(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** Asked by that user itself: only the system knows every reason against it. */
async function canReach(ids: { uid: number; gid: number }, place: string): Promise<boolean> {
  await access(place, constants.F_OK)
  return run('test', ['-r', place, '-a', '-x', place], {
    ...ids,
    cwd: path.parse(place).root,
  }).then(
    () => true,
    () => false,
  )
}
