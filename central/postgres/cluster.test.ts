import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../database/connect.ts'
import { makeFolder } from '../testing/records.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { lockFolder } from './lock.ts'
import { processName } from './process.ts'

let data: string
const children: ChildProcess[] = []
beforeEach(async () => {
  data = await makeFolder()
})
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  // The database of a killed service ends a moment after it, and writes until then.
  const left = await databasePid().catch(() => null)
  if (left !== null) await gone(left)
  await rm(data, { recursive: true, force: true })
})

async function query(cluster: Cluster, text: string): Promise<unknown[]> {
  const { pool } = connect(cluster.config)
  try {
    return (await pool.query(text)).rows
  } finally {
    await pool.end()
  }
}

const databasePid = async () =>
  Number((await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
const gone = async (pid: number) => {
  for (let at = 0; at < 100 && (await processName(pid)) !== null; at += 1) await sleep(100)
  return (await processName(pid)) === null
}

/** Another process that opens the folder to serve, and stays. */
async function serveElsewhere(): Promise<ChildProcess> {
  const script = `
    const { openCluster } = await import(${JSON.stringify(path.join(import.meta.dirname, 'cluster.ts'))})
    await openCluster(${JSON.stringify(data)}, 'serve')
    process.send('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  await once(child, 'message')
  return child
}

test('keeps its data over a stop, with every write synced to disk', async () => {
  const first = await openCluster(data, 'serve')
  await query(first, 'create table kept (); ')
  expect(await query(first, 'show fsync')).toEqual([{ fsync: 'on' }])
  const pid = await databasePid()
  await first.close()
  expect(await processName(pid)).toBeNull()
  const again = await openCluster(data, 'serve')
  await query(again, 'select from kept')
  await again.close()
  expect((await stat(path.join(data, 'password'))).mode & 0o777).toBe(
    process.platform === 'win32' ? 0o666 : 0o600,
  )
})

test('one serves; a command joins it, another service is refused', async () => {
  const other = await serveElsewhere()
  const joined = await openCluster(data, 'command')
  expect(await query(joined, 'select 1 as one')).toEqual([{ one: 1 }])
  await joined.close()
  await expect(openCluster(data, 'serve')).rejects.toMatchObject({
    problem: {
      code: 'data-folder-locked',
      subject: data,
      what: expect.stringContaining(`${other.pid}`),
    },
  })
  const still = await openCluster(data, 'command')
  expect(await query(still, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two commands at once take turns', async () => {
  const use = async () => {
    const cluster = await openCluster(data, 'command')
    const rows = await query(cluster, 'select 1 as one')
    await cluster.close()
    return rows
  }
  expect(await Promise.all([use(), use()])).toEqual([[{ one: 1 }], [{ one: 1 }]])
})

test('the database of a service that was killed is stopped, and its folder free', async () => {
  const other = await serveElsewhere()
  const pid = await databasePid()
  other.kill('SIGKILL')
  const cluster = await openCluster(data, 'serve')
  expect(await gone(pid)).toBe(true)
  expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }])
  const second = await databasePid()
  await cluster.close()
  expect(await gone(second)).toBe(true)
})

test('nobody else starting, the database of a killed service ends by itself', async () => {
  const other = await serveElsewhere()
  const pid = await databasePid()
  expect(await processName(pid)).toContain('postgres')
  other.kill('SIGKILL')
  expect(await gone(pid)).toBe(true)
})

test('a note of a stranger’s process, as a power cut may leave it, does not stop a start', async () => {
  await (await openCluster(data, 'command')).close()
  const { uid, gid } = await stat(path.join(data, 'postgres'))
  const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], {
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    cwd: '/',
  })
  children.push(stranger)
  const note = `${stranger.pid}\n${path.join(data, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n  1  1\nready   \n`
  await writeFile(path.join(data, 'postgres', 'postmaster.pid'), note)
  const cluster = await openCluster(data, 'command')
  expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }])
  await cluster.close()
  expect(stranger.exitCode).toBeNull()
})

test('what an interrupted first start left is cleared, what is no database is left alone', async () => {
  const left = path.join(data, 'postgres-unfinished-abc')
  await mkdir(left)
  await writeFile(path.join(left, 'half'), '')
  await (await openCluster(data, 'command')).close()
  expect(await readdir(data)).not.toContain('postgres-unfinished-abc')

  const folder = await makeFolder()
  await mkdir(path.join(folder, 'postgres'))
  await writeFile(path.join(folder, 'postgres', 'mine'), 'kept')
  await expect(openCluster(folder, 'command')).rejects.toThrow('holds no database')
  expect(await readFile(path.join(folder, 'postgres', 'mine'), 'utf8')).toBe('kept')
  // The lock was given back with the failure.
  const unlock = await lockFolder(folder)
  expect(unlock).not.toBeNull()
  expect(await lockFolder(folder)).toBeNull()
  unlock?.()
  await rm(folder, { recursive: true })
})

test('a database that is killed under its service is started again, at the same port', async () => {
  const reports: unknown[] = []
  const cluster = await openCluster(data, 'serve', (error) => reports.push(error))
  const before = await databasePid()
  // In use between two statements, a connection has nobody else who hears of its end.
  const { pool } = connect(cluster.config)
  const held = await pool.connect()
  process.kill(before, 'SIGKILL')
  await expect
    .poll(() => query(cluster, 'select 1 as one').catch(() => []), { timeout: 60_000 })
    .toEqual([{ one: 1 }])
  expect(await databasePid()).not.toBe(before)
  expect(String(reports[0])).toContain('started again')
  await expect(held.query('select 1')).rejects.toThrow('not queryable')
  held.release(true)
  await pool.end()
  await cluster.close()
  expect(await gone(await databasePid().catch(() => before))).toBe(true)
})
