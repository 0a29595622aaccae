import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Hello } from '../../shared/protocol/envelope.ts'
import { framework, rubrics } from '../demo/programme/index.ts'
import { type Cluster, openCluster } from '../postgres/cluster.ts'
import { dataOf } from '../testing/device.ts'
import { end, makeRecords, runWith, serve } from '../testing/command.ts'
import { makeFolder } from '../testing/records.ts'

const achievement = framework.pathways[0]!.achievements[0]!
let data: string
const children: ChildProcess[] = []
beforeAll(async () => {
  data = await makeRecords()
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
})
afterAll(() => rm(data, { recursive: true, force: true }))

const run = (...args: string[]) => runWith({}, '--data', data, ...args)

async function begin(ipc: boolean) {
  const begun = await serve(data, ipc)
  children.push(begun.child)
  return begun
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
    const { child, said } = await begin(false)
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
    const { child, said } = await begin(true)
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
