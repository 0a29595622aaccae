/** Comment banks of an office for tests. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { banks } from '../../central/demo/comments/index.ts'
import type { Office } from './office.ts'

/** Shares the banks of the demonstration with the reviewers of an office. */
export async function shareBanks(office: Office): Promise<void> {
  const file = join(office.folder, 'comments.json')
  await writeFile(file, JSON.stringify({ banks }))
  await office.run('comments', file)
}
