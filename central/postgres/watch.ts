import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Server } from './server.ts'

/** Milliseconds between one failure to start the database again and the next try, at the most. */
const longest = 30_000

/**
 * Has a database started again that ended by itself: killed by the system for want of memory, or by
 * a hand that meant something else. One connection is held for nothing but to notice it at once.
 * @returns how to end the watch, before the database is stopped
 */
export function watchServer(
  server: Server,
  config: pg.ClientConfig,
  report: (error: unknown) => void,
): () => Promise<void> {
  const end = new AbortController()
  let client: pg.Client | null = null

  /** Resolves when the connection is over, made or not. */
  async function hold(): Promise<void> {
    client = new pg.Client(config)
    const over = new Promise<void>((resolve) => client?.once('end', resolve))
    // What ends a connection is told by its end.
    client.on('error', () => {})
    await client.connect()
    await over
  }

  async function watch(): Promise<void> {
    let failures = 0
    while (!end.signal.aborted) {
      await hold().then(
        () => (failures = 0),
        () => (failures += 1),
      )
      if (end.signal.aborted) return
      report(new Error('The connection to the database is gone; it is started again if it ended.'))
      await server.ensure().catch(report)
      const pause = Math.min(longest, 100 * 2 ** failures)
      await sleep(pause, null, { signal: end.signal }).catch(() => {})
    }
  }

  const over = watch()
  return async () => {
    end.abort()
    await client?.end().catch(() => {})
    await over
  }
}
