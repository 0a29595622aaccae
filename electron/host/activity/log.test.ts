import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/host.ts'
import { checkLog } from './lines.ts'
import { ActivityLog } from './log.ts'

const decision = '0190a000-0000-7000-8000-000000000001'

async function filled(profile: string, count: number, limit?: number) {
  const log = await ActivityLog.open(profile, limit)
  for (let n = 1; n <= count; n++) log.note('opened', { packet: `P-${n}` })
  await log.close()
}
const textOf = (profile: string) => readFile(join(profile, 'activity.log'), 'utf8')

describe('the activity log', () => {
  test('has what was noted, in order, one chain from one start to the next', async () => {
    const profile = await temporaryFolder()
    const log = await ActivityLog.open(profile)
    log.note('started')
    log.note('decided', { packet: 'P-1', decision })
    await log.close()
    await filled(profile, 1)
    const { entries, brokenAt } = checkLog(await textOf(profile))
    expect(brokenAt).toBeNull()
    expect(entries.map(({ number, kind, packet }) => [number, kind, packet])).toEqual([
      [1, 'started', null],
      [2, 'decided', 'P-1'],
      [3, 'opened', 'P-1'],
    ])
    expect(entries[1]?.decision).toBe(decision)
  })

  test('shows where a line was changed, taken out or put in', async () => {
    const profile = await temporaryFolder()
    await filled(profile, 5)
    const lines = (await textOf(profile)).trimEnd().split('\n')
    const brokenAt = (changed: string[]) =>
      checkLog(changed.map((line) => `${line}\n`).join('')).brokenAt
    expect(brokenAt(lines)).toBeNull()
    expect(brokenAt(lines.with(1, lines[1]!.replace('P-2', 'P-9')))).toBe(3)
    expect(brokenAt(lines.toSpliced(2, 1))).toBe(3)
    expect(brokenAt(lines.toSpliced(2, 0, lines[1]!))).toBe(3)
    expect(brokenAt(lines.with(3, '{"kind":"opened","note":"words"}'))).toBe(4)
  })

  test('goes on after a line that was being written when the program stopped', async () => {
    const profile = await temporaryFolder()
    await filled(profile, 2)
    const text = await textOf(profile)
    await writeFile(join(profile, 'activity.log'), text.slice(0, -30))
    await filled(profile, 1)
    const { entries, brokenAt } = checkLog(await textOf(profile))
    expect(brokenAt).toBeNull()
    expect(entries.map(({ number }) => number)).toEqual([1, 2])
  })

  test('grows to two files at the most, and its chain goes over from one to the next', async () => {
    const profile = await temporaryFolder()
    const limit = 2000
    for (let n = 0; n < 30; n++) await filled(profile, 3, limit)
    const log = await ActivityLog.open(profile, limit)
    const { entries, brokenAt } = checkLog(await log.read())
    await log.close()
    expect(brokenAt).toBeNull()
    expect(entries.at(-1)?.number).toBe(90)
    expect(entries[0]?.number).toBeGreaterThan(60)
    for (const name of ['activity.log', 'activity.before.log'])
      expect((await stat(join(profile, name))).size).toBeLessThanOrEqual(limit)
  })

  test('counts what it could not write, and stops nobody', async () => {
    const profile = await temporaryFolder()
    const log = await ActivityLog.open(profile)
    await log.close()
    log.note('opened', { packet: 'P-1' })
    log.note('opened', { packet: 'P-2' })
    await log.read()
    expect(log.unwritten).toBe(2)
  })
})
