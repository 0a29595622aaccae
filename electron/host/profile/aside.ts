import { mkdir, readdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { privateFolder, syncFolder } from './files.ts'
import { secretsPath } from './secrets.ts'
import { vaultPath } from './vault.ts'

export const decisionsPath = (profile: string) => join(profile, 'decisions.log')

/**
 * Keeps what another key sealed in a folder of its own: the office can recover decisions from it, and
 * a keychain may come back. Nothing happens where there is nothing.
 */
export async function putAside(profile: string): Promise<void> {
  const here = new Set(await readdir(profile))
  // The vault first: without it, what is left when the power fails is taken for a new start.
  const names = [vaultPath, secretsPath, decisionsPath].map((path) => basename(path(profile)))
  const sealed = names.filter((name) => here.has(name))
  if (sealed.length === 0) return
  const aside = join(profile, `kept-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
  await mkdir(aside, { mode: privateFolder })
  for (const name of sealed) await rename(join(profile, name), join(aside, name))
  await syncFolder(profile)
}
