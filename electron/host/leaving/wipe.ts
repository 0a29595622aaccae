import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../profile/files.ts'

/**
 * What belongs to an enrolment, whole or half written, of now or put aside. The vault's own file stays:
 * it says that the key was destroyed. So does the activity log, which names nobody.
 */
const belongings = /^((enrolment|secrets|contact)\.json|decisions\.log|kept-|vault\.json\.)/

/** Deletes what the destroyed key has sealed, and whose this machine was. */
export async function wipeProfile(profile: string): Promise<void> {
  const names = (await readdir(profile)).filter((name) => belongings.test(name))
  for (const name of names) await rm(join(profile, name), { recursive: true, force: true })
  await syncFolder(profile)
}
