import type * as z from 'zod'
import { fail, problem, type Problem, toProblem } from '../../shared/protocol/problem.ts'

/** Larger than any judgement: its bytes are at most a million. */
const bodyLimit = 1024 * 1024

/** On all that is not part of the window: it must never be shown as a page or kept by a cache. */
export const dataHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

export const answer = (data: unknown): Response => Response.json(data, { headers: dataHeaders })

export const nothing = (): Response => new Response(null, { status: 204, headers: dataHeaders })

export const failure = (problem: Problem): Response =>
  Response.json({ problem }, { status: problem.status, headers: dataHeaders })

/** Any thrown value as an answer, so that a host never throws. */
export const failureOf = (error: unknown): Response => failure(toProblem(error))

export function wrongMethod(path: string, method: string, allowed: string[]): Response {
  const response = failure(problem('method-wrong', path, method))
  response.headers.set('Allow', allowed.join(', '))
  return response
}

/** Where the first fault of a shape is, in one line. */
export function describeMisfit({ issues }: z.ZodError): string {
  const [issue] = issues
  if (!issue) return 'unknown'
  const path = issue.path.join('.')
  return path === '' ? issue.message : `${path}: ${issue.message}`
}

/** An answer as text, for whatever carries it. */
export type Told = { status: number; body: string }

/** What `work` answers, or what went wrong in it. */
export async function tell(work: () => Promise<unknown>): Promise<Told> {
  try {
    return { status: 200, body: JSON.stringify(await work()) }
  } catch (error) {
    const failed = toProblem(error)
    return { status: failed.status, body: JSON.stringify({ problem: failed }) }
  }
}

export const told = ({ status, body }: Told): Response =>
  new Response(body, { status, headers: { ...dataHeaders, 'Content-Type': 'application/json' } })

/** @throws ProblemError `body-too-large` */
export async function readBody(request: Request): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > bodyLimit) fail('body-too-large', null, `more than ${bodyLimit} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Half a surrogate pair, which an input method can leave behind, has no UTF-8 and cannot be signed. */
const wellFormed = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value

/**
 * A body in the shape that was agreed.
 * @throws ProblemError `body-too-large`, `request-malformed`
 */
export function parseBody<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> {
  // Bytes of UTF-8 are never fewer than the units of a string.
  if (text.length > bodyLimit) fail('body-too-large', null, `more than ${bodyLimit} bytes`)
  let body: unknown
  try {
    body = JSON.parse(text, wellFormed)
  } catch (error) {
    fail('request-malformed', null, 'it is not JSON', error)
  }
  const parsed = schema.safeParse(body)
  if (!parsed.success) fail('request-malformed', null, describeMisfit(parsed.error))
  return parsed.data
}

/** `parseBody` of a request. */
export const readJson = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> => parseBody(await readBody(request), schema)
