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

async function readBody(request: Request): Promise<string> {
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
 * The body of a request in the shape that was agreed.
 * @throws ProblemError `body-too-large`, `request-malformed`
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = await readBody(request)
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
