import type { Context } from 'hono'
import { Sha256 } from '../../shared/model/values.ts'
import { fail, problem } from '../../shared/protocol/problem.ts'
import { findPermitted } from '../evidence/permission.ts'
import type { Central } from '../open.ts'
import { answerProblem, type Env } from './answers.ts'
import { parseRange } from './range.ts'

/** `GET /v1/evidence/:sha256`: bytes that never change under their address; one range at a time. */
export async function sendEvidence(central: Central, c: Context<Env>): Promise<Response> {
  const sha256 = c.req.param('sha256') ?? ''
  const file = Sha256.safeParse(sha256).success
    ? await findPermitted(central.db, c.get('device').reviewerId, sha256)
    : null
  if (!file) fail('evidence-unknown', sha256)
  const { size, mediaType } = file
  const etag = `"${sha256}"`
  const headers = {
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=31536000, immutable, no-transform',
    'Content-Type': mediaType,
    // What a learner handed in must not run as a page of this origin.
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Disposition': 'attachment',
  }
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers)

  const condition = c.req.header('If-Range')
  const range = condition === undefined || condition === etag ? c.req.header('Range') : undefined
  const part = parseRange(range, size)
  if (part === 'unsatisfiable')
    return answerProblem(c, problem('range-wrong', sha256), { 'Content-Range': `bytes */${size}` })
  const { begin, end } = part ?? { begin: 0, end: size }
  if (part) c.header('Content-Range', `bytes ${begin}-${end - 1}/${size}`)
  c.header('Content-Length', String(end - begin))
  const status = part ? 206 : 200
  return c.req.method === 'HEAD' || size === 0
    ? c.body(null, status, headers)
    : c.body(central.evidence.read(sha256, begin, end), status, headers)
}
