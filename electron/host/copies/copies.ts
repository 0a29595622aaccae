import { randomBytes } from 'node:crypto'
import { open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import { makePrivateFolder, privateFile } from '../profile/files.ts'
import { safeName } from './name.ts'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** In bytes. */
const largest = 500e6

const folderOf = (profile: string) => join(profile, 'copies')

/**
 * Writes a readable copy of a file of evidence, for a program that cannot read what is sealed.
 * @returns where it lies, in a folder of its own
 * @throws ProblemError `file-refused`, `file-not-copied`
 */
export async function writeCopy(profile: string, given: string, bytes: Bytes): Promise<string> {
  const name = safeName(given)
  const folder = join(folderOf(profile), randomBytes(8).toString('hex'))
  const path = join(folder, name)
  try {
    await makePrivateFolder(folder)
    await write(path, given, bytes)
    // Windows keeps macros of what is marked as come from elsewhere from running.
    if (process.platform === 'win32')
      await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n')
    return path
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    if (error instanceof ProblemError) throw error
    return fail('file-not-copied', given, error instanceof Error ? error.message : '', error)
  }
}

async function write(path: string, given: string, bytes: Bytes) {
  const file = await open(path, 'wx', privateFile)
  try {
    let size = 0
    for await (const part of bytes) {
      size += part.byteLength
      if (size > largest) fail('file-not-copied', given, `it has more than ${largest / 1e6} MB`)
      await file.writeFile(part)
    }
  } finally {
    await file.close()
  }
}

/** Deletes all copies. One that a program holds open on Windows stays until the next time. */
export const deleteCopies = (profile: string): Promise<void> =>
  rm(folderOf(profile), { recursive: true, force: true, maxRetries: 2 }).catch(() => {})
