import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { fail } from '../../../shared/protocol/problem.ts'
import { hasCode, makePrivateFolder, privateFile, readIfThere, writeWhole } from './files.ts'

const Holder = z.object({
  id: z.uuid(),
  pid: z.int(),
  since: z.number(),
  /** Where its window is opened; null while it is starting, and in a shell that has no address. */
  address: z.string().nullable(),
})
type Holder = z.infer<typeof Holder>

export type ProfileLock = {
  /** Tells whoever comes next where the window is. */
  announce: (address: string) => Promise<void>
  release: () => Promise<void>
}

/** What this very process holds: in a container it often gets the number of the one before it. */
const held = new Set<string>()

const lockPath = (profile: string) => join(profile, 'host.lock')

function parseHolder(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A process of before the last start of the machine is gone, whoever has its number now. */
function isAlive({ id, pid, since }: Holder): boolean {
  const slack = 60_000
  if (since < Date.now() - uptime() * 1000 - slack) return false
  if (pid === process.pid) return held.has(id)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** Who holds a profile now; null when nobody does. */
export async function profileHolder(profile: string): Promise<Holder | null> {
  const text = await readIfThere(lockPath(profile))
  const holder = text === null ? null : parseHolder(text)
  return holder && isAlive(holder) ? holder : null
}

async function claim(path: string, holder: Holder): Promise<boolean> {
  // The lock appears with its content, so that nobody reads it half written.
  const own = `${path}.${holder.id}`
  try {
    const file = await open(own, 'wx', privateFile)
    try {
      await file.writeFile(JSON.stringify(holder))
    } finally {
      await file.close()
    }
    await link(own, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

/** Takes a stale lock away; should another have replaced it meanwhile, that one is put back. */
export async function clearStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, path)
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(aside, { force: true })
  }
}

/**
 * Keeps a profile for this process: two writers would tear its decisions file.
 * @throws ProblemError `profile-in-use`
 */
export async function lockProfile(profile: string): Promise<ProfileLock> {
  await makePrivateFolder(profile)
  const path = lockPath(profile)
  const mine: Holder = { id: randomUUID(), pid: process.pid, since: Date.now(), address: null }
  for (let tries = 0; !(await claim(path, mine)); tries++) {
    const text = await readIfThere(path)
    if (text === null) continue
    const holder = parseHolder(text)
    if ((holder && isAlive(holder)) || tries >= 5)
      fail('profile-in-use', profile, holder ? `process ${holder.pid}` : `see ${path}`)
    await clearStale(path, text)
  }
  held.add(mine.id)
  const holdsIt = async () => parseHolder((await readIfThere(path)) ?? '')?.id === mine.id
  return {
    async announce(address) {
      if (await holdsIt()) await writeWhole(path, JSON.stringify({ ...mine, address }))
    },
    async release() {
      held.delete(mine.id)
      if (await holdsIt()) await rm(path, { force: true })
    },
  }
}
