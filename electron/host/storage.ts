import { statfs } from 'node:fs/promises'
import type { DiskSpace } from '../../shared/protocol/host.ts'

/** What is free to this user on the disk where a folder is. */
export async function diskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, bsize } = await statfs(folder)
  return { free: bavail * bsize }
}
