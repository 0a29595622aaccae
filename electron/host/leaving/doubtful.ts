import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../profile/files.ts'

async function readIfFile(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * The decisions files that lie beside the one in use, the oldest first: damaged, or put aside with a
 * key that is gone. The window has no journal to tell what of them was received.
 */
export async function readDoubtful(profile: string): Promise<Buffer[]> {
  const names = (await readdir(profile)).toSorted()
  const paths = [
    ...names.filter((name) => name.startsWith('kept-')).map((name) => join(name, 'decisions.log')),
    ...names.filter((name) => name.startsWith('decisions.log.damaged-')),
  ]
  const files = await Promise.all(paths.map((path) => readIfFile(join(profile, path))))
  return files.filter((bytes) => bytes !== null && bytes.byteLength > 0) as Buffer[]
}

const lineBreak = Buffer.from('\n')

/** One file of all their lines; each line is read by itself, and the same decision twice is one. */
export const joinFiles = (files: Buffer[]): Buffer =>
  Buffer.concat(files.flatMap((bytes) => (bytes.at(-1) === 10 ? [bytes] : [bytes, lineBreak])))
