import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../testing/host.ts'
import { clearStale, lockProfile, profileHolder } from './lock.ts'

const lockOf = (given: object) =>
  JSON.stringify({ id: randomUUID(), pid: 1, since: Date.now(), address: null, ...given })

/** A process of another program: one that runs until the test is over, or one that has ended. */
async function otherProcess(running: boolean): Promise<number> {
  const child = spawn(process.execPath, ['-e', running ? 'setInterval(() => {}, 1000)' : ''])
  onTestFinished(() => void child.kill('SIGKILL'))
  if (!running) await once(child, 'exit')
  return child.pid as number
}

describe('the lock of a profile', () => {
  test('is held by one until it is released', async () => {
    const profile = await temporaryFolder()
    const lock = await lockProfile(profile)
    await expect(lockProfile(profile)).rejects.toMatchObject({
      problem: { code: 'profile-in-use' },
    })
    await lock.release()
    const next = await lockProfile(profile)
    // One who was released already takes nothing from who came after.
    await lock.release()
    await expect(lockProfile(profile)).rejects.toMatchObject({
      problem: { code: 'profile-in-use' },
    })
    await next.release()
    expect(await readdir(profile)).toEqual([])
  })

  test('tells where the window is', async () => {
    const profile = await temporaryFolder()
    expect(await profileHolder(profile)).toBeNull()
    const lock = await lockProfile(profile)
    expect(await profileHolder(profile)).toMatchObject({ pid: process.pid, address: null })
    await lock.announce('http://127.0.0.1:1/?key=x')
    expect(await profileHolder(profile)).toMatchObject({ address: 'http://127.0.0.1:1/?key=x' })
  })

  test('is one’s own when many come at once, also to a lock that was left behind', async () => {
    for (const left of [null, lockOf({ pid: await otherProcess(false) })]) {
      const profile = await temporaryFolder()
      if (left !== null) await writeFile(join(profile, 'host.lock'), left)
      const came = await Promise.allSettled(Array.from({ length: 8 }, () => lockProfile(profile)))
      expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await readdir(profile)).toEqual(['host.lock'])
    }
  })

  test('is not taken from a process that runs', async () => {
    const profile = await temporaryFolder()
    await writeFile(join(profile, 'host.lock'), lockOf({ pid: await otherProcess(true) }))
    await expect(lockProfile(profile)).rejects.toMatchObject({
      problem: { code: 'profile-in-use' },
    })
  })

  test('is taken over from a process that is gone, whoever has its number now', async () => {
    const beforeTheMachineStarted = Date.now() - uptime() * 1000 - 3_600_000
    for (const left of [
      lockOf({ pid: await otherProcess(false) }),
      lockOf({ pid: await otherProcess(true), since: beforeTheMachineStarted }),
      lockOf({ pid: process.pid }),
      '{"id":',
    ]) {
      const profile = await temporaryFolder()
      await writeFile(join(profile, 'host.lock'), left)
      const lock = await lockProfile(profile)
      expect(await profileHolder(profile)).toMatchObject({ pid: process.pid })
      await lock.release()
    }
  })

  test('is put back by one who took it for the stale one that it replaced', async () => {
    const profile = await temporaryFolder()
    const stale = lockOf({ pid: await otherProcess(false) })
    await lockProfile(profile)
    await clearStale(join(profile, 'host.lock'), stale)
    expect(await profileHolder(profile)).toMatchObject({ pid: process.pid })
    expect(await readdir(profile)).toEqual(['host.lock'])
  })
})
