import { protocol, type Session } from 'electron'
import { problem } from '../../shared/protocol/problem.ts'
import { failure } from '../host/answers.ts'
import type { Host } from '../host/host.ts'
import { isOwn, scheme } from './origin.ts'

/** Must come before the program is ready. `standard` gives the origin IndexedDB and workers. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ])
}

/** Protocols belong to a session: only what is shown in this one can ask the host. */
export function serveHost(session: Session, handle: Host['handle']): void {
  session.protocol.handle(scheme, async (request) =>
    isOwn(request.url) ? handle(request) : failure(problem('path-unknown', request.url)),
  )
}
