import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/**
 * Opens a pool of connections; none is made before the first query.
 * @param report is told of a connection that broke while nobody used it
 */
export function connect(
  config: pg.PoolConfig,
  report: (error: unknown) => void = () => {},
): { db: Kysely<Tables>; pool: pg.Pool } {
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 15_000, ...config })
  // Without a listener a server that goes away would end this process.
  // One that is being closed, and has not said so to the server yet, may be ended by it.
  pool.on('error', (error) => pool.ending || report(error))
  // Nor one that goes away between two statements of a transaction; the next one then fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}
