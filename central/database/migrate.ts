import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'

export type Migration = { number: number; name: string; text: string }

const folder = new URL('../migrations/', import.meta.url)

/** Any number that no other program is likely to take as its advisory lock. */
const lockKey = 5_021_560

/** The migrations of this version, in order. */
export async function readMigrations(from: URL = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 4)),
      name,
      // Git may check text out with other line ends; the checksum must not depend on it.
      text: (await readFile(new URL(name, from), 'utf8')).replaceAll('\r\n', '\n'),
    })),
  )
}

const checksum = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Brings the database up to this version, each migration in its own transaction. Two programs that
 * start together take turns.
 * @throws Error when the database does not answer, is newer than the program, or an applied
 *   migration was changed
 */
export async function migrate(pool: pg.Pool, migrations?: Migration[]): Promise<number> {
  const wanted = migrations ?? (await readMigrations())
  const client = await pool.connect().catch((error: unknown) => {
    throw new Error('The database does not answer. Check DATABASE_URL, and that it runs.', {
      cause: error,
    })
  })
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(
      `create table if not exists migrations (number integer primary key, name text not null,
        checksum text not null, applied_at timestamptz not null default now())`,
    )
    const { rows: applied } = await client.query<{
      number: number
      name: string
      checksum: string
    }>('select number, name, checksum from migrations order by number')
    for (const { number, name, checksum: sum } of applied) {
      const known = wanted.find((migration) => migration.number === number)
      if (!known)
        throw new Error(
          `The database was used by a newer version of central records (${name}). Update this program; nothing was changed.`,
        )
      if (checksum(known.text) !== sum)
        throw new Error(
          `Migration ${name} is not the one that was applied to this database. Restore the program's own files; nothing was changed.`,
        )
    }
    const pending = wanted.filter(({ number }) => applied.every((done) => done.number !== number))
    for (const { number, name, text } of pending) await apply(client, number, name, text)
    return pending.length
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    client.release()
  }
}

async function apply(client: pg.PoolClient, number: number, name: string, text: string) {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum(text),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed; nothing of it was applied.`, { cause: error })
  }
}
