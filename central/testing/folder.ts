import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { importFolder } from '../import/run.ts'
import { makeFolder, type Records } from './records.ts'

export type Folder = Awaited<ReturnType<typeof openFolder>>

/** A folder to be imported, and what is done with it. */
export async function openFolder({ central }: Pick<Records, 'central'>) {
  const folder = await makeFolder()
  return {
    path: folder,
    async write(name: string, content: string | Uint8Array): Promise<void> {
      const file = path.join(folder, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, content)
    },
    run: () => importFolder(central, folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
