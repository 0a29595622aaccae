/** A small ext4 disk in a file, mounted by loop. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdir, open, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Image = {
  /** The file that is the disk. */
  file: string
  /** Where it is mounted. */
  at: string
  unmount(): Promise<void>
}

/** Says in one line why no disk can be mounted here, and ends the program with 2. */
export async function insistOnMounting(folder: string): Promise<void> {
  // A signal alone would end this program without a word to what has to be unmounted.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(1))
  try {
    await mkdir(folder, { recursive: true })
    const probe = await makeImage(`${folder}/probe.img`, `${folder}/probe`, 16)
    await probe.unmount()
    await rm(probe.file)
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    const why = stderr.trim() || (error instanceof Error ? error.message : String(error))
    console.error(`A disk image cannot be mounted here, which needs Linux and root: ${why}`)
    process.exit(2)
  }
}

/** @param size in MiB */
export async function makeImage(file: string, at: string, size: number): Promise<Image> {
  await writeFile(file, '')
  await truncate(file, size * 1024 * 1024)
  // Without room kept for root, or root would never see the disk full.
  await run('mkfs.ext4', ['-q', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', file])
  return mountImage(file, at)
}

/** Mounts a disk; ext4 replays its journal, as after a power cut. */
export async function mountImage(file: string, at: string): Promise<Image> {
  await mkdir(at, { recursive: true })
  // By itself the file system would write what was not flushed every five seconds, and so in the
  // middle of a copy, which then is of no moment that there was.
  await run('mount', ['-o', 'loop,commit=300', file, at])
  // Whatever ends this program early leaves no disk mounted; lazily, as programs may still use it.
  const letGo = () => spawnSync('umount', ['--lazy', at])
  process.once('exit', letGo)
  return {
    file,
    at,
    async unmount() {
      // Programs that have just ended may take a moment to let go.
      for (let tries = 0; ; tries += 1)
        try {
          await run('umount', [at])
          process.off('exit', letGo)
          return
        } catch (error) {
          if (tries === 20) throw error
          await new Promise((resolve) => setTimeout(resolve, 250))
        }
    },
  }
}

/** Copies of a disk that were made while the system wrote to it, before it is given up. */
const mostCopies = 30

/**
 * What is on a disk at one moment, without what the system has yet to write to it. The system writes
 * when it likes: only a copy that is still the same when it is done is of a moment that there was. In
 * any other, what ext4 was just moving can be missing in both places.
 */
export async function copyImage({ file }: Image, to: string): Promise<void> {
  for (let copies = 0; copies < mostCopies; copies += 1) {
    await run('cp', ['--sparse=always', file, to])
    const isSame = await run('cmp', ['--silent', file, to]).then(
      () => true,
      () => false,
    )
    if (isSame) return
  }
  throw new Error('The system did not stop writing to the disk while it was copied.')
}

/** Takes all the room that a disk has, to the last block. */
export async function fill(file: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file))
  await run('fallocate', ['-l', String(Math.max(1, bavail - 16) * bsize), file])
  const handle = await open(file, 'a')
  try {
    for (;;) await handle.write(Buffer.alloc(4096))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    await handle.close()
  }
}
