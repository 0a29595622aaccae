import type * as z from 'zod'
import { decisionsPage, centralPrefix } from '../../shared/protocol/host.ts'
import {
  EnrolRequest,
  type FiledDecisions,
  hostPaths,
  type Leaving,
  LeaveRequest,
  WipeRequest,
  MendRequest,
  OpenLinkRequest,
  PassphraseRequest,
  Session,
  SignRequest,
  UnlockRequest,
  type WindowKey,
} from '../../shared/protocol/host.ts'
import { ActivityRequest } from '../../shared/protocol/activity.ts'
import type { Terms } from '../../shared/protocol/devices.ts'
import { Failure } from '../../shared/protocol/envelope.ts'
import { fail, problem, ProblemError } from '../../shared/protocol/problem.ts'
import {
  answer,
  dataHeaders,
  failure,
  failureOf,
  nothing,
  parseBody,
  readBody,
  readJson,
  tell,
  type Told,
  told,
  wrongMethod,
} from './answers.ts'
import { deleteCopies, writeCopy } from './copies/copies.ts'
import type { Tail } from './decisions/file.ts'
import { isSignedBy, signDecision } from './decisions/sign.ts'
import { collectDiagnostics } from './diagnostics/collect.ts'
import { tellLeft } from './leaving/tell.ts'
import { webAddress } from './links.ts'
import type { HostPorts } from './ports.ts'
import { lockProfile, type ProfileLock } from './profile/lock.ts'
import { beginRun } from './profile/run.ts'
import { openProfile, unusable } from './profile/profile.ts'
import { diskSpace } from './storage.ts'
import { type Access, passToCentral } from './wire/pass.ts'
import { serveWindow } from './window/serve.ts'

export type Host = {
  /** Answers whatever the window asks of its origin; it never throws. */
  handle: (request: Request) => Promise<Response>
  /** `handle` of what is posted where somebody waits, without the streams of a request; neither throws. */
  post: (path: string, body: string) => Promise<Told>
  session: () => Session
  /** @throws ProblemError naming the address or the code at fault */
  enrol: (request: EnrolRequest) => Promise<Session>
  /** Whether central records still know this device; null when they cannot be asked. */
  tokenHolds: () => Promise<boolean | null>
  /** Closes the vault, as when the machine sleeps. @throws ProblemError `passphrase-none` */
  lock: () => Promise<void>
  /** Tells a second start on this profile where the window is. */
  announce: ProfileLock['announce']
  close: () => Promise<void>
}

/** What central records say of this device's token. */
type Standing = 'known' | 'unknown' | 'revoked' | 'unreachable'

/** Milliseconds. */
const leaseLook = 3_600_000

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

async function openHost(ports: HostPorts, lock: ProfileLock): Promise<Host> {
  const { version, shell } = ports
  const profile = await openProfile(ports)
  const run = await beginRun(ports.profile).catch(unusable(ports.profile))
  const { vault } = profile

  const session = (): Session => ({
    version,
    shell,
    enrolment: Session.shape.enrolment.parse(profile.enrolment),
    vault: vault.state,
    leaseDays: profile.leaseDays,
    timeSums: profile.timeSums,
    interrupted: run.interrupted,
  })

  async function enrolThis(request: EnrolRequest): Promise<Session> {
    await profile.enrol(request)
    return session()
  }

  const enrolled = () => profile.enrolment ?? fail('not-enrolled')

  async function access(): Promise<Access> {
    const { address } = enrolled()
    const { token } = await profile.secrets()
    return token === null ? fail('token-unknown') : { address, token }
  }

  /** The answer is passed on at once; terms that could not be kept come with the next again. */
  const heard = (terms: Terms) => void profile.hear(terms).catch(() => {})

  async function sign(body: string) {
    const { judgement, last } = parseBody(body, SignRequest)
    const by = enrolled()
    const { key } = await profile.secrets()
    const decisions = await profile.decisions()
    let made = false
    const signed = await decisions.append({ ...judgement, last }, (tail) => {
      made = true
      return signDecision(judgement, by, key, tail)
    })
    if (made) profile.activity.note('decided', { packet: judgement.packetId, decision: signed.id })
    return signed
  }

  async function filed(request: Request): Promise<FiledDecisions> {
    const after = new URL(request.url).searchParams.get('after') ?? '0'
    if (!/^\d{1,15}$/.test(after)) fail('request-malformed', null, '“after” is not a number')
    const decisions = await profile.decisions()
    const { whole, damaged } = decisions
    return { ...(await decisions.page(Number(after), decisionsPage)), whole, damaged }
  }

  /** Only what this device's own key has signed: a window cannot make decisions up. */
  async function mend(request: Request) {
    const given = await readJson(request, MendRequest)
    const by = enrolled()
    const { key } = await profile.secrets()
    const own = given.decisions.filter((signed) => isSignedBy(signed, key))
    const decisions = await profile.decisions()
    const { judgement, of } = given.interrupted ?? { judgement: null, of: 0 }
    const interrupted = judgement && {
      id: judgement.id,
      of,
      make: (tail: Tail) => signDecision(judgement, by, key, tail),
    }
    return { whole: await decisions.mend(own, interrupted) }
  }

  function windowKey(): z.infer<typeof WindowKey> {
    const key = vault.key('window').toString('hex')
    return { keyId: vault.state.keyId ?? fail('locked'), key }
  }

  async function unlock(request: Request) {
    const { passphrase } = await readJson(request, UnlockRequest)
    await profile.unlock(passphrase)
    await checkLease()
    return session()
  }

  async function lockVault() {
    await profile.lock()
    return session()
  }

  async function changePassphrase(request: Request) {
    const { current, next } = await readJson(request, PassphraseRequest)
    await profile.setPassphrase(current, next)
    return session()
  }

  async function openLink(request: Request) {
    const { url } = await readJson(request, OpenLinkRequest)
    await ports.openLink(webAddress(url))
    return nothing()
  }

  async function openFile(request: Request) {
    const isOpen = () => vault.state.state === 'open'
    if (!isOpen()) fail('locked')
    const name = new URL(request.url).searchParams.get('name') ?? ''
    const path = await writeCopy(ports.profile, name, request.body ?? []).catch(
      (error: unknown) => {
        if (isOpen()) throw error
        return null
      },
    )
    if (path === null || !isOpen()) {
      // It was locked meanwhile, and the copies of before are gone, or what was being written.
      await deleteCopies(ports.profile)
      fail('locked')
    }
    await ports.openFile(path)
    return nothing()
  }

  async function noteActivity(request: Request) {
    const { events } = await readJson(request, ActivityRequest)
    for (const { kind, packet, decision } of events)
      profile.activity.note(kind, { packet, decision })
    return nothing()
  }

  async function exportActivity() {
    profile.activity.note('export')
    return new Response(await profile.activity.read(), {
      headers: { ...dataHeaders, 'Content-Type': 'application/x-ndjson' },
    })
  }

  async function exportDiagnostics() {
    profile.activity.note('export')
    return answer(await collectDiagnostics(ports, profile))
  }

  const posts: Record<string, (body: string) => Promise<unknown>> = {
    [hostPaths.decisions]: sign,
  }
  const post: Host['post'] = (path, body) =>
    tell(() => {
      const answering = Object.hasOwn(posts, path) ? posts[path] : undefined
      return answering?.(body) ?? fail('path-unknown', path)
    })

  async function exportDecisions() {
    profile.activity.note('export')
    return new Response(new Uint8Array(await profile.decisionsFile()), {
      headers: { ...dataHeaders, 'Content-Type': 'application/octet-stream' },
    })
  }

  async function leave(request: Request) {
    const asked = await readJson(request, LeaveRequest)
    const { address } = enrolled()
    const token = await profile.leave(asked)
    // After the key is gone: nothing waits for a network that may not be there.
    if (token !== null && (await tellLeft(ports.fetch, { address, token })))
      await profile.centralKnows().catch(() => {})
    return session()
  }

  type Endpoint = Record<string, (request: Request) => Promise<Response>>
  const endpoints: Record<string, Endpoint> = {
    [hostPaths.session]: { GET: async () => answer(session()) },
    [hostPaths.enrol]: {
      POST: async (request) => answer(await enrolThis(await readJson(request, EnrolRequest))),
    },
    [hostPaths.decisions]: {
      GET: async (request) => answer(await filed(request)),
      POST: async (request) => told(await post(hostPaths.decisions, await readBody(request))),
      PUT: async (request) => answer(await mend(request)),
    },
    [hostPaths.decisionsFile]: { GET: exportDecisions },
    [hostPaths.leave]: {
      GET: async () => answer({ doubtful: await profile.doubtful() } satisfies Leaving),
      POST: async (request) => answer(await leave(request)),
    },
    [hostPaths.openLink]: { POST: openLink },
    [hostPaths.openFile]: { POST: openFile },
    [hostPaths.storage]: { GET: async () => answer(await diskSpace(ports.profile)) },
    [hostPaths.key]: { GET: async () => answer(windowKey()) },
    [hostPaths.unlock]: { POST: async (request) => answer(await unlock(request)) },
    [hostPaths.lock]: { POST: async () => answer(await lockVault()) },
    [hostPaths.wipe]: { POST: async (request) => answer(await closeForGood(request)) },
    [hostPaths.activity]: { GET: exportActivity, POST: noteActivity },
    [hostPaths.diagnostics]: { GET: exportDiagnostics },
    [hostPaths.passphrase]: { PUT: async (request) => answer(await changePassphrase(request)) },
  }

  async function handle(request: Request): Promise<Response> {
    try {
      const { pathname } = new URL(request.url)
      const passes = pathname === centralPrefix || pathname.startsWith(`${centralPrefix}/`)
      if (!passes && !pathname.startsWith('/host/'))
        return await serveWindow(request, ports.rendererFolder)
      if (!isFromWindow(request)) return failure(problem('not-this-window'))
      if (passes) return await passToCentral(request, ports.fetch, access, heard)
      const endpoint = Object.hasOwn(endpoints, pathname) ? endpoints[pathname] : undefined
      if (!endpoint) return failure(problem('path-unknown', pathname))
      const respond = Object.hasOwn(endpoint, request.method) ? endpoint[request.method] : undefined
      if (!respond) return wrongMethod(pathname, request.method, Object.keys(endpoint))
      return await respond(request)
    } catch (error) {
      return failureOf(error)
    }
  }

  async function askStanding(): Promise<Standing> {
    const here = await access().catch((error: unknown) => {
      if (error instanceof ProblemError) return null
      throw error
    })
    if (here === null) return 'unknown'
    const request = new Request(`http://host${centralPrefix}/v1/changes?limit=1`)
    const response = await passToCentral(request, ports.fetch, async () => here, heard)
    const failed = Failure.safeParse(response.ok ? null : await response.json().catch(() => null))
    if (response.ok) await response.body?.cancel()
    if (failed.data?.problem.code === 'device-revoked') return 'revoked'
    return response.ok ? 'known' : response.status === 401 ? 'unknown' : 'unreachable'
  }

  /** On central records' own word alone: a window cannot have it done. */
  async function closeForGood(request: Request) {
    const { whole } = await readJson(request, WipeRequest)
    if ((await askStanding()) !== 'revoked') fail('not-revoked')
    await profile.destroy('revoked', whole)
    return session()
  }

  /** Destroys the key of a machine that was out of contact for too long, and still is. */
  async function checkLease(): Promise<void> {
    const ends = profile.leaseEnds
    if (ends === null || ports.now() < ends) return
    const standing = await askStanding()
    if (standing !== 'known') await profile.destroy(standing === 'revoked' ? 'revoked' : 'lease')
  }

  await checkLease()
  const watch = setInterval(() => void checkLease().catch(() => {}), leaseLook)
  watch.unref()

  return {
    handle,
    post,
    session,
    enrol: enrolThis,
    tokenHolds: async () => {
      const standing = await askStanding()
      return standing === 'unreachable' ? null : standing === 'known'
    },
    announce: lock.announce,
    lock: profile.lock,
    async close() {
      clearInterval(watch)
      await profile.close()
      // Without the mark the next run does more than it needs to.
      await run.end().catch(() => {})
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
