import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { fail } from '../../shared/protocol/problem.ts'
import { failureOf } from '../host/answers.ts'
import type { Host } from '../host/host.ts'
import { hasCode } from '../host/profile/files.ts'
import { type Door, guard } from './guard.ts'
import { answerLines } from './line.ts'

export type Listening = { port: number; stop: () => Promise<void> }

/**
 * Serves a host over HTTP to this machine alone.
 * @param port 0 for any that is free
 * @throws ProblemError `port-in-use`
 */
export async function serveOnLoopback(
  port: number,
  keys: Omit<Door, 'port'>,
  host: Pick<Host, 'handle' | 'post'>,
): Promise<Listening> {
  let door: Door | null = null
  const listener = getRequestListener(
    async (request) => (door && guard(request, door)) ?? (await host.handle(request)),
    { errorHandler: failureOf, overrideGlobalObjects: false },
  )
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  const admits = (request: Request) => door !== null && guard(request, door) === null
  const endLines = answerLines(server, admits, host.post)
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) return fail('port-in-use', String(port), '', error)
    throw error
  }
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
  door = { port: bound.port, ...keys }
  return { port: bound.port, stop: () => stop(server, endLines) }
}

async function stop(server: Server, endLines: () => void): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A window keeps its connections open, and would keep this program from ending.
  endLines()
  server.closeAllConnections()
  await closed
}
