/**
 * The workstation's host for an installed browser: the same as in the desktop shell, over HTTP on a
 * loopback port. The port is part of the origin and so the identity of the reviewer's data.
 *
 *     node electron/browser.ts [--profile FOLDER] [--port PORT]
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import about from '../package.json' with { type: 'json' }
import { ProblemError, toProblem } from '../shared/protocol/problem.ts'
import { addressOf } from './browser/guard.ts'
import { cookieKey, newWindowKey } from './browser/key.ts'
import { systemKeychain } from './browser/keychain.ts'
import { openInBrowser, openInProgram } from './browser/links.ts'
import { defaultProfile } from './browser/profile.ts'
import { serveOnLoopback } from './browser/serve.ts'
import { enrolAtStart } from './host/enrol-at-start.ts'
import { createHost } from './host/host.ts'
import { profileHolder } from './host/profile/lock.ts'

const { values } = parseArgs({
  options: { profile: { type: 'string' }, port: { type: 'string' } },
})
const { env } = process
const profile = resolve(values.profile ?? env.EVIDENCE_DESK_PROFILE ?? defaultProfile())
const port = Number(values.port ?? env.EVIDENCE_DESK_PORT ?? 21560)

async function serve() {
  const host = await createHost({
    shell: 'browser',
    version: about.version,
    profile,
    rendererFolder: join(import.meta.dirname, '..', 'out', 'renderer'),
    now: () => new Date(),
    fetch,
    keychain: await systemKeychain(profile),
    openLink: openInBrowser,
    openFile: openInProgram,
  })
  const addressKey = newWindowKey()
  const listening = await serveOnLoopback(
    port,
    { addressKey, cookieKey: await cookieKey(profile) },
    host,
  ).catch(async (error: unknown) => {
    await host.close()
    throw error
  })
  const address = addressOf({ port: listening.port, addressKey })
  await host.announce(address)

  let stopping: Promise<void> | null = null
  const stop = async () => {
    await listening.stop()
    await host.close()
    process.exit(0)
  }
  // The parent's end is ours, however it came to it.
  for (const sign of ['SIGINT', 'SIGTERM', 'disconnect'])
    process.on(sign, () => void (stopping ??= stop()))

  await enrolAtStart(host, env).catch((error: unknown) => {
    const { what, todo } = toProblem(error)
    console.error(`This workstation could not be enrolled. ${what} ${todo}`)
  })
  if (process.send) process.send({ ready: { address, profile } })
  else console.log(`Evidence Desk is at ${address}`)
}

try {
  await serve()
} catch (error) {
  if (!(error instanceof ProblemError)) throw error
  const { code, what, todo } = error.problem
  const holder = code === 'profile-in-use' ? await profileHolder(profile) : null
  const address = holder?.address ?? null
  process.send?.({ problem: error.problem, address })
  if (address === null) console.error(`${what} ${todo}`)
  else console.log(`Evidence Desk runs already, at ${address}`)
  process.exitCode = 1
}
