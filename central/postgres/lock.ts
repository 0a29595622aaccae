import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes the data folder for this process alone. SQLite is here only for its file lock, which the
 * system itself drops when the process ends in whatever way: a file with a process id would outlive
 * a power cut and then name a stranger.
 * @returns how to give it back; null when another process has it
 */
export async function lockFolder(folder: string): Promise<(() => void) | null> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const database = new DatabaseSync(path.join(folder, 'lock'), { timeout: 0 })
  try {
    database.exec('begin exclusive')
    return () => database.close()
  } catch (error) {
    database.close()
    if (error instanceof Error && error.message.includes('locked')) return null
    throw error
  }
}
