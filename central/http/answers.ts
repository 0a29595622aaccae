import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type * as z from 'zod'
import { protocolVersion } from '../../shared/protocol/envelope.ts'
import { fail, type Problem } from '../../shared/protocol/problem.ts'
import type { Central } from '../open.ts'
import { readService, type Service } from '../programme/service.ts'
import type { Device } from '../devices/authenticate.ts'

export type Env = { Variables: { service: Service; device: Device } }

/** Reads who we are for every request: a new epoch counts from the next answer on. */
export function identify({ db }: Central): MiddlewareHandler<Env> {
  let last: Service | undefined
  return async (c, next) => {
    try {
      last = await readService(db)
    } catch (error) {
      // Even the answer that the database is away must be known as ours.
      if (!last) throw error
    }
    c.set('service', last)
    await next()
  }
}

const stamp = (c: Context<Env>) => ({
  protocol: protocolVersion,
  // Before anything could be read, an epoch that is nobody's: the answer is a failure anyway.
  epoch: c.get('service')?.epoch ?? '00000000-0000-0000-0000-000000000000',
  serverTime: new Date().toISOString(),
})

export const answer = <Shape extends z.ZodType>(
  c: Context<Env>,
  _shape: Shape,
  data: z.infer<Shape>,
  status: ContentfulStatusCode = 200,
) => c.json({ ...stamp(c), data }, status, { 'Cache-Control': 'no-store' })

export const answerProblem = (
  c: Context<Env>,
  problem: Problem,
  headers: Record<string, string> = {},
) =>
  c.json({ ...stamp(c), problem }, problem.status as ContentfulStatusCode, {
    'Cache-Control': 'no-store',
    ...headers,
  })

/** The body of a request in the shape that was agreed. @throws ProblemError `request-malformed` */
export async function readBody<Shape extends z.ZodType>(
  c: Context<Env>,
  shape: Shape,
): Promise<z.infer<Shape>> {
  let body: unknown
  try {
    body = await c.req.json()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    fail('request-malformed', null, 'the body is not JSON', error)
  }
  return fit(shape, body)
}

/** @throws ProblemError `request-malformed`, naming the field */
export function fit<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return fail(
    'request-malformed',
    null,
    `${issue?.path.join('.') || 'the request'}: ${issue?.message ?? ''}`,
  )
}
