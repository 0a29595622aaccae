import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Changes, ChangesQuery } from '../shared/protocol/changes.ts'
import { Batch, Reconcile, Reconciled, Verdicts } from '../shared/protocol/decisions.ts'
import { Departed, Enrolled, Enrolment, termsHeader } from '../shared/protocol/devices.ts'
import { Hello } from '../shared/protocol/envelope.ts'
import { fail, problem, ProblemError } from '../shared/protocol/problem.ts'
import { Times, TimesTaken } from '../shared/protocol/times.ts'
import { authenticate } from './devices/authenticate.ts'
import { enrolDevice, tokenDays } from './devices/enrol.ts'
import { leaveDevice } from './devices/revoke.ts'
import { countTry, TooManyTries } from './devices/tries.ts'
import { readChanges } from './feed/read.ts'
import { answer, answerProblem, type Env, fit, identify, readBody } from './http/answers.ts'
import { sendEvidence } from './http/evidence.ts'
import { receiveDecision } from './ledger/receive.ts'
import { reconcile } from './ledger/reconcile.ts'
import type { Central } from './open.ts'
import { takeTimes } from './times/take.ts'

export type AppOptions = {
  /** How many days a device's token is good. */
  tokenDays?: number | undefined
  /** Whether a proxy in front says from which address a request came (`X-Forwarded-For`). */
  behindProxy?: boolean
}

/** Bytes of a body. A batch may hold one decision of a million characters, escaped. */
const limits = {
  enrolment: 16_384,
  batch: 8 * 1024 * 1024,
  reconcile: 262_144,
  times: 262_144,
} as const

/** What a revoked device may still ask, so that nothing it decided is lost. */
const deliveries = ['/v1/decisions', '/v1/decisions/reconcile']

const limit = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => answerProblem(c, problem('body-too-large', null, `over ${maxSize} bytes`)),
  })

/** The HTTP service in front of central records; one path for each message of the wire. */
export function createApp(central: Central, options: AppOptions = {}): Hono<Env> {
  const { db } = central
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
  })
  app.use(identify(central))

  app.get('/v1', (c) => {
    const { service, name, demonstration } = c.get('service')
    return answer(c, Hello, { service, name, demonstration })
  })

  app.post('/v1/devices', limit(limits.enrolment), async (c) => {
    const enrolment = await readBody(c, Enrolment)
    const enrolled = await countTry(db, addressOf(c, options), () =>
      enrolDevice(db, enrolment, options.tokenDays ?? tokenDays),
    )
    return answer(c, Enrolled, enrolled, 201)
  })

  app.use('/v1/*', async (c, next) => {
    const device = await authenticate(db, c.req.header('Authorization'))
    if (device.revoked && !deliveries.includes(c.req.path)) fail('device-revoked')
    c.set('device', device)
    await next()
    if (!device.revoked) c.header(termsHeader, JSON.stringify(c.get('service').terms))
  })

  app.delete('/v1/devices/own', async (c) => {
    const { deviceId } = c.get('device')
    await leaveDevice(db, deviceId)
    return answer(c, Departed, { deviceId })
  })

  app.get('/v1/changes', async (c) => {
    const query = fit(ChangesQuery, c.req.query())
    const changes = await readChanges(db, c.get('device'), c.get('service').epoch, query)
    return answer(c, Changes, changes)
  })

  app.get('/v1/evidence/:sha256', (c) => sendEvidence(central, c))

  app.post('/v1/decisions', limit(limits.batch), async (c) => {
    const { decisions } = await readBody(c, Batch)
    const verdicts = []
    for (const item of decisions)
      verdicts.push(await receiveDecision(db, c.get('device'), item, central.report))
    return answer(c, Verdicts, { verdicts })
  })

  app.post('/v1/decisions/reconcile', limit(limits.reconcile), async (c) => {
    const wanted = await readBody(c, Reconcile)
    return answer(c, Reconciled, await reconcile(db, c.get('device').deviceId, wanted))
  })

  app.post('/v1/times', limit(limits.times), async (c) => {
    const times = await readBody(c, Times)
    const { timeSums } = c.get('service').terms
    return answer(c, TimesTaken, { taken: timeSums && (await takeTimes(db, times)) })
  })

  app.notFound((c) => answerProblem(c, problem('path-unknown', c.req.path)))
  app.onError((error, c) => {
    if (error instanceof TooManyTries)
      return answerProblem(c, error.problem, { 'Retry-After': String(error.seconds) })
    if (error instanceof ProblemError) return answerProblem(c, error.problem)
    central.report(error)
    // The error itself may tell of tables and folders, and stays in the log.
    return answerProblem(c, problem('internal', null, 'see the log of central records'))
  })
  return app
}

/** A proxy adds the address that it saw at the end; what stands before it anyone could have sent. */
function addressOf(c: Context<Env>, { behindProxy }: AppOptions): string {
  const forwarded = behindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : ''
  return forwarded || (getConnInfo(c).remote.address ?? 'unknown')
}
