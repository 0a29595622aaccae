import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Hello } from '../../shared/protocol/envelope.ts'
import { framework, rubrics } from '../demo/programme/index.ts'
import { openCentral } from '../open.ts'
import { type Cluster, openCluster } from '../postgres/cluster.ts'
import { dataOf } from '../testing/device.ts'
import { put, putProgramme } from '../testing/fixtures.ts'
import { makeFolder } from '../testing/records.ts'

const achievement = framework.pathways[0]!.achievements[0]!
const program = path.join(import.meta.dirname, '..', 'cli.ts')
let data: string
const children: ChildProcess[] = []
beforeAll(async () => {
  data = await makeFolder()
  const central = await openCentral({ data })
  await putProgramme(central)
  await put(central, 'P-1')
  await central.close()
})
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
})
afterAll(() => rm(data, { recursive: true, force: true }))

type Ran = { code: number | string | null | undefined; stdout: string; stderr: string }

const runWith = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  new Promise<Ran>((resolve) => {
    const options = { env: { ...process.env, ...env } }
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr })
    })
  })

const run = (...args: string[]) => runWith({}, '--data', data, ...args)

async function serve(ipc: boolean, ...args: string[]) {
  const child = spawn(
    process.execPath,
    [program, 'serve', '--data', data, '--port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit', ...(ipc ? (['ipc'] as const) : [])],
    },
  )
  children.push(child)
  const [said] = (await once(ipc ? child : child.stdout!, ipc ? 'message' : 'data')) as [unknown]
  return { child, said: ipc ? said : String(said) }
}

describe('with a PostgreSQL that runs already', () => {
  let home: string
  let cluster: Cluster
  beforeAll(async () => {
    home = await makeFolder()
    cluster = await openCluster(home, 'command')
  })
  afterAll(async () => {
    await cluster.close()
    await rm(home, { recursive: true, force: true })
  })

  test('records are kept there, and evidence in the folder that is named', async () => {
    const { host, port, user, password, database } = cluster.config
    const DATABASE_URL = `postgres://${user}:${String(password)}@${host}:${port}/${database}`
    const place = ['--data', path.join(home, 'unused'), '--evidence', path.join(home, 'files')]
    const at = (...args: string[]) => runWith({ DATABASE_URL }, ...args, ...place)

    expect(await at('reviewers', 'add', 'R-7', 'Ada Ferreira')).toMatchObject({ code: 0 })
    const pool = new Pool(cluster.config)
    const { rows } = await pool.query('select id, name from reviewers')
    await pool.end()
    expect(rows).toEqual([{ id: 'R-7', name: 'Ada Ferreira' }])

    await writeFile(path.join(home, 'log.txt'), 'Low water at six.')
    await writeFile(
      path.join(home, 'manifest.csv'),
      'packet,learner,achievement,reviewer,submitted,title,file\n' +
        `P-9,s-9,${achievement.id},R-7,2026-11-02,Field log,log.txt\n`,
    )
    await writeFile(path.join(home, 'framework.json'), JSON.stringify({ framework, rubrics }))
    expect(await at('import', home)).toMatchObject({ code: 0, stderr: '' })
    expect(await readdir(path.join(home, 'files'))).not.toEqual([])
    await expect(stat(path.join(home, 'unused', 'postgres'))).rejects.toThrow('ENOENT')
  })
})

describe('serve', () => {
  test('prints its address, answers, lets commands work beside it, and ends in order', async () => {
    const { child, said } = await serve(false)
    const address = /^Central records at (http:\S+)\n$/.exec(String(said))?.[1] ?? ''
    expect(await dataOf(await fetch(`${address}/v1`), Hello)).toMatchObject({
      demonstration: false,
    })
    const enrol = await run('enrol', 'R-1', '--json')
    expect(JSON.parse(enrol.stdout)).toMatchObject({
      code: expect.stringMatching(/^.{4}-.{4}-.{4}$/),
      reviewer: { id: 'R-1', name: 'First reviewer' },
    })
    expect(await run('serve')).toMatchObject({ code: 1, stderr: expect.stringContaining('in use') })
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('tells a parent by message, and ends when the parent goes', async () => {
    const { child, said } = await serve(true)
    expect(said).toMatchObject({
      ready: {
        address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        demonstration: false,
      },
    })
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('names a port that is taken, and stops its database', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    expect(await run('serve', '--port', String(port))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Port ${port}`),
    })
    expect((await run('reviewers')).code).toBe(0)
    taken.close()
  })
})

describe('commands', () => {
  test('reviewers are added and listed', async () => {
    const { stdout } = await run('reviewers', 'add', 'R-3', 'Third', 'reviewer')
    expect(stdout).toMatch(/R-3 +Third reviewer +0/)
    expect(JSON.parse((await run('reviewers', '--json')).stdout)).toContainEqual({
      id: 'R-1',
      name: 'First reviewer',
      packets: 1,
    })
  })

  test('packets are assigned and withdrawn', async () => {
    expect(await run('assign', 'P-1', 'R-2')).toMatchObject({ code: 0 })
    expect(await run('withdraw', 'P-1')).toMatchObject({ code: 0 })
    expect(await run('assign', 'P-9', 'R-2')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('P-9'),
    })
  })

  test('an import says what it did, and fails when something was left out', async () => {
    const folder = await makeFolder()
    const row = (id: string, text: string) => `${id},s-${id},field-1,2026-11-02,Text,${text},\n`
    await writeFile(
      path.join(folder, 'manifest.csv'),
      `packet,learner,achievement,submitted,title,text,file\n${row('P-10', 'words')}${row('P-11', ',gone.pdf').replace(/,\n$/, '\n')}`,
    )
    expect(await run('import', folder)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('1 packets: 1 new'),
      stderr: expect.stringContaining('manifest.csv, line 3: there is no file gone.pdf'),
    })
    await rm(folder, { recursive: true })
  })

  test('decisions, verify, restored and devices answer on records without any', async () => {
    expect(JSON.parse((await run('decisions', '--json')).stdout)).toEqual({
      decisions: [],
      refused: [],
    })
    expect((await run('decisions')).stdout).toMatch(/^no\. +packet +reviewer +kind +outcome/)
    expect(await run('verify')).toEqual({
      code: 0,
      stdout: '0 decisions of 0 devices: nothing is altered or missing.\n',
      stderr: '',
    })
    expect((await run('restored')).stdout).toContain('new epoch')
    expect(JSON.parse((await run('devices', '--json')).stdout)).toEqual([])
  })

  test('the office sets a lease and takes another key, whose private half is its own', async () => {
    const ask = async (...args: string[]) =>
      JSON.parse((await run('settings', ...args, '--json')).stdout)
    const officeKeyFile = path.join(data, 'office-keys.json')
    const before = await ask()
    expect(before).toMatchObject({ leaseDays: 30, officeKeyFile })
    const owners = process.platform === 'win32' ? 0 : (await stat(officeKeyFile)).mode & 0o077
    expect(owners).toBe(0)
    expect(await ask('lease', '7')).toEqual({ ...before, leaseDays: 7 })
    expect(await ask('lease', 'none')).toEqual({ ...before, leaseDays: null })
    const after = await ask('office-key', 'new')
    expect(after.officeKey).not.toBe(before.officeKey)
    expect((await run('settings')).stdout).toMatch(/lease +none\n/)
  })

  test('a database that does not answer is named', async () => {
    const DATABASE_URL = 'postgres://central@127.0.0.1:1/central'
    const { stderr } = await runWith({ DATABASE_URL }, 'decisions', '--data', data)
    expect(stderr).toMatch(/^The database does not answer\. Check DATABASE_URL.*\n.*REFUSED.*\n$/)
  })

  test.each([
    [['nonsense'], 'no command “nonsense”'],
    [['enrol'], 'central enrol REVIEWER'],
    [['enrol', 'R-9'], 'no reviewer R-9'],
    [['serve', '--port', '70000'], '--port is a whole number'],
    [['serve', '--colour'], '--colour'],
    [['revoke', 'x'], 'no device x'],
    [['recover'], 'central recover FILE'],
    [['recover', '/nowhere/decisions.log'], 'no file /nowhere/decisions.log'],
    [['settings', 'lease'], 'settings lease DAYS'],
    [['settings', 'lease', '0'], 'not “0”'],
    [['settings', 'nonsense', '1'], 'settings lease DAYS'],
    [['import', '/nowhere'], 'no manifest.csv'],
  ])('%j is refused in words', async (args, words) => {
    const { code, stderr } = await run(...args)
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(words) })
    expect(stderr).not.toContain('    at ')
  })
})
