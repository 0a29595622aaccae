import path from 'node:path'
import type { PoolConfig } from 'pg'
import { connect } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import type { Db } from './database/tables.ts'
import { type EvidenceStore, openEvidence } from './evidence/store.ts'
import { type Use, openCluster } from './postgres/cluster.ts'
import { healFeed } from './programme/service.ts'
import { ensureOfficeKey } from './recovery/keys.ts'

export type CentralOptions = {
  /** The folder of the embedded database, the office's keys, and the evidence unless it has its own. */
  data: string
  /** A PostgreSQL that runs already, in place of the embedded one. */
  databaseUrl?: string | undefined
  evidence?: string | undefined
  /** `serve` keeps the embedded database to itself; `command` joins one that runs. */
  use?: Use
  /** Told of failures that no caller waits for. */
  report?: (error: unknown) => void
}

/** Central records, open: what every command and the HTTP service work on. */
export type Central = {
  db: Db
  /** The folder in which the private halves of the office's key are. */
  data: string
  evidence: EvidenceStore
  report: (error: unknown) => void
  /** Ends connections, and the embedded database if it was started here. */
  close(): Promise<void>
}

/**
 * Opens central records, bringing the database up to this version.
 * @throws ProblemError `data-folder-locked`
 */
export async function openCentral(options: CentralOptions): Promise<Central> {
  const { databaseUrl, report = () => {} } = options
  const data = path.resolve(options.data)
  const cluster = databaseUrl
    ? { config: { connectionString: databaseUrl } satisfies PoolConfig, close: async () => {} }
    : await openCluster(data, options.use ?? 'command', report)
  try {
    const evidence = await openEvidence(
      path.resolve(options.evidence ?? path.join(data, 'evidence')),
    )
    const { db, pool } = connect(cluster.config, report)
    try {
      await migrate(pool)
      await healFeed(db)
      await ensureOfficeKey(db, data)
    } catch (error) {
      await db.destroy()
      throw error
    }
    return {
      db,
      data,
      evidence,
      report,
      close: async () => {
        await db.destroy()
        await cluster.close()
      },
    }
  } catch (error) {
    await cluster.close()
    throw error
  }
}
