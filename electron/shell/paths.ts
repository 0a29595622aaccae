import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { defaultProfile } from '../browser/profile.ts'
import { privateFolder } from '../host/profile/files.ts'

/**
 * Names the program and the folders it keeps its data in; before anything else, because the lock
 * against a second start and the window's databases follow from them. Name and folders must never
 * change: the keychain files the key of secrets under the name, and IndexedDB is in the folder.
 */
export function setPaths(env: NodeJS.ProcessEnv = process.env): void {
  app.setName('Evidence Desk')
  // Not Electron's own choice: on Windows that one roams from machine to machine with its user.
  const profile = resolve(env.EVIDENCE_DESK_PROFILE || defaultProfile())
  const sessionData = join(profile, 'electron')
  mkdirSync(sessionData, { recursive: true, mode: privateFolder })
  app.setPath('userData', profile)
  app.setPath('sessionData', sessionData)
}
