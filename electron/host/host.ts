import { join } from 'node:path'
import { decisionsPage, centralPrefix } from '../../shared/protocol/host.ts'
import {
  EnrolRequest,
  type FiledDecisions,
  hostPaths,
  MendRequest,
  OpenLinkRequest,
  type Session,
  SignRequest,
} from '../../shared/protocol/host.ts'
import { fail, problem, ProblemError } from '../../shared/protocol/problem.ts'
import { answer, failure, failureOf, nothing, readJson, wrongMethod } from './answers.ts'
import { type Access, passToCentral } from './wire/pass.ts'
import { DecisionsFile } from './decisions/file.ts'
import { isSignedBy, signDecision } from './decisions/sign.ts'
import { enrol } from './enrol.ts'
import { webAddress } from './links.ts'
import type { HostPorts } from './ports.ts'
import { readEnrolment } from './profile/enrolment.ts'
import { lockProfile, type ProfileLock } from './profile/lock.ts'
import { readSecrets } from './profile/secrets.ts'
import { diskSpace } from './storage.ts'
import { serveWindow } from './window/serve.ts'

export type Host = {
  /** Answers whatever the window asks of its origin; it never throws. */
  handle: (request: Request) => Promise<Response>
  session: () => Session
  /** @throws ProblemError naming the address or the code at fault */
  enrol: (request: EnrolRequest) => Promise<Session>
  /** Whether central records still know this device; null when they cannot be asked. */
  tokenHolds: () => Promise<boolean | null>
  /** Tells a second start on this profile where the window is. */
  announce: ProfileLock['announce']
  close: () => Promise<void>
}

/**
 * Opens a profile and answers for it.
 * @throws ProblemError `profile-in-use`, `profile-damaged`
 */
export async function createHost(ports: HostPorts): Promise<Host> {
  const lock = await lockProfile(ports.profile).catch(unusable(ports.profile))
  try {
    return await openHost(ports, lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** What the file system says of a profile, such as a folder that may not be written, as a problem. */
const unusable = (path: string) => (error: unknown) => {
  if (error instanceof ProblemError) throw error
  return fail('profile-damaged', path, error instanceof Error ? error.message : '', error)
}

async function openHost(ports: HostPorts, lock: ProfileLock): Promise<Host> {
  const { profile, shell, version } = ports
  let enrolment = await readEnrolment(profile)
  let secrets: Awaited<ReturnType<typeof readSecrets>> = null
  let enrolling: Promise<unknown> = Promise.resolve()
  const decisionsPath = join(profile, 'decisions.log')
  const decisions = await DecisionsFile.open(decisionsPath).catch(unusable(decisionsPath))

  // A keychain may be locked now and open later, so that it is asked until it answers.
  const openSecrets = async () => (secrets ??= await readSecrets(ports))

  const session = (): Session => ({ version, shell, enrolment })

  function enrolThis(request: EnrolRequest): Promise<Session> {
    const enrolled = enrolling.then(async () => {
      await enrol(ports, request)
      enrolment = await readEnrolment(profile)
      secrets = null
      return session()
    })
    enrolling = enrolled.catch(() => {})
    return enrolled
  }

  async function access(): Promise<Access> {
    if (enrolment === null) return fail('not-enrolled')
    const token = (await openSecrets())?.token
    return token == null ? fail('token-unknown') : { address: enrolment.address, token }
  }

  async function sign(request: Request) {
    const judgement = await readJson(request, SignRequest)
    if (enrolment === null) return fail('not-enrolled')
    const by = enrolment
    const { key } = (await openSecrets()) ?? fail('secrets-unreadable', null, 'there are none')
    return decisions.append(judgement, (tail) => signDecision(judgement, by, key, tail))
  }

  async function filed(request: Request): Promise<FiledDecisions> {
    const after = new URL(request.url).searchParams.get('after') ?? '0'
    if (!/^\d{1,15}$/.test(after)) fail('request-malformed', null, '“after” is not a number')
    return { ...(await decisions.page(Number(after), decisionsPage)), whole: decisions.whole }
  }

  /** Only what this device's own key has signed: a window cannot make decisions up. */
  async function mend(request: Request) {
    const given = await readJson(request, MendRequest)
    const { key } = (await openSecrets()) ?? fail('secrets-unreadable', null, 'there are none')
    const own = given.decisions.filter((signed) => isSignedBy(signed, key))
    return { whole: await decisions.mend(own) }
  }

  async function openLink(request: Request) {
    const { url } = await readJson(request, OpenLinkRequest)
    await ports.openLink(webAddress(url))
    return nothing()
  }

  type Endpoint = Record<string, (request: Request) => Promise<Response>>
  const endpoints: Record<string, Endpoint> = {
    [hostPaths.session]: { GET: async () => answer(session()) },
    [hostPaths.enrol]: {
      POST: async (request) => answer(await enrolThis(await readJson(request, EnrolRequest))),
    },
    [hostPaths.decisions]: {
      GET: async (request) => answer(await filed(request)),
      POST: async (request) => answer(await sign(request)),
      PUT: async (request) => answer(await mend(request)),
    },
    [hostPaths.openLink]: { POST: openLink },
    [hostPaths.storage]: { GET: async () => answer(await diskSpace(profile)) },
  }

  async function handle(request: Request): Promise<Response> {
    try {
      const { pathname } = new URL(request.url)
      const passes = pathname === centralPrefix || pathname.startsWith(`${centralPrefix}/`)
      if (!passes && !pathname.startsWith('/host/'))
        return await serveWindow(request, ports.rendererFolder)
      if (!isFromWindow(request)) return failure(problem('not-this-window'))
      if (passes) return await passToCentral(request, ports.fetch, access)
      const endpoint = Object.hasOwn(endpoints, pathname) ? endpoints[pathname] : undefined
      if (!endpoint) return failure(problem('path-unknown', pathname))
      const respond = Object.hasOwn(endpoint, request.method) ? endpoint[request.method] : undefined
      if (!respond) return wrongMethod(pathname, request.method, Object.keys(endpoint))
      return await respond(request)
    } catch (error) {
      return failureOf(error)
    }
  }

  async function tokenHolds(): Promise<boolean | null> {
    const here = await access().catch((error: unknown) => {
      if (error instanceof ProblemError) return null
      throw error
    })
    if (here === null) return false
    const request = new Request(`http://host${centralPrefix}/v1/changes?limit=1`)
    const { status, ok, body } = await passToCentral(request, ports.fetch, async () => here)
    await body?.cancel()
    return ok ? true : status === 401 ? false : null
  }

  return {
    handle,
    session,
    enrol: enrolThis,
    tokenHolds,
    announce: lock.announce,
    async close() {
      await enrolling
      await decisions.close()
      await lock.release()
    },
  }
}

/**
 * Chromium says of each request where it comes from; another site's, or one that would show an answer
 * as a page, is not the window's.
 */
function isFromWindow({ headers }: Request): boolean {
  const site = headers.get('Sec-Fetch-Site')
  const destination = headers.get('Sec-Fetch-Dest')
  return (
    (site === null || site === 'same-origin') && (destination === null || destination === 'empty')
  )
}
