import { rm } from 'node:fs/promises'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openCluster } from '../postgres/cluster.ts'
import { makeFolder } from '../testing/records.ts'
import { connect } from './connect.ts'
import { migrate, type Migration, readMigrations } from './migrate.ts'

let data: string
let cluster: Awaited<ReturnType<typeof openCluster>>
let pool: pg.Pool
beforeAll(async () => {
  data = await makeFolder()
  cluster = await openCluster(data, 'command')
  pool = connect(cluster.config).pool
})
afterEach(async () => {
  await pool.query('drop schema public cascade')
  await pool.query('create schema public')
})
afterAll(async () => {
  await pool.end()
  await cluster.close()
  await rm(data, { recursive: true, force: true })
})

const one: Migration = { number: 1, name: '0001-one.sql', text: 'create table one ();' }
const two: Migration = { number: 2, name: '0002-two.sql', text: 'create table two ();' }
const tables = async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => name)
}

describe('migrations', () => {
  test('of this version make the database, once', async () => {
    const migrations = await readMigrations()
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1))
    expect(await migrate(pool)).toBe(migrations.length)
    expect(await migrate(pool)).toBe(0)
    expect(await tables()).toContain('ledger')
  })

  test('are applied from where the database is, by one program at a time', async () => {
    await migrate(pool, [one])
    const slow = { ...two, text: `select pg_sleep(0.3); ${two.text}` }
    const applied = await Promise.all([migrate(pool, [one, slow]), migrate(pool, [one, slow])])
    expect(new Set(applied)).toEqual(new Set([0, 1]))
    expect(await tables()).toEqual(['migrations', 'one', 'two'])
  })

  test('that fail leave nothing of themselves', async () => {
    const bad = { ...two, text: 'create table two (); create table one ();' }
    await expect(migrate(pool, [one, bad])).rejects.toThrow('0002-two.sql failed')
    expect(await tables()).toEqual(['migrations', 'one'])
    expect(await migrate(pool, [one, two])).toBe(1)
  })

  test('that were changed after they were applied are refused', async () => {
    await migrate(pool, [one])
    await expect(migrate(pool, [{ ...one, text: 'create table other ();' }, two])).rejects.toThrow(
      '0001-one.sql is not the one',
    )
    expect(await tables()).toEqual(['migrations', 'one'])
  })

  test('of a newer version are refused', async () => {
    await migrate(pool, [one, two])
    await expect(migrate(pool, [one])).rejects.toThrow('newer version')
  })
})
