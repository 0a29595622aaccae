import { randomBytes } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { problem } from '../../../shared/protocol/problem.ts'
import { failure, wrongMethod } from '../answers.ts'
import { mediaTypeOf } from './media-types.ts'
import { windowHeaders } from './policy.ts'

/** Names that change with the content: by its hash, or by the version of the library it is from. */
const unchanging = /^\/(assets\/.+-[\w-]{8}\.\w+|[a-z]+-\d+\.\d+\.\d+\/.+)$/

/** The file that a path of the window means; null when it would be outside or is not there. */
async function findFile(folder: string, pathname: string): Promise<string | null> {
  try {
    const path = decodeURIComponent(pathname)
    if (path.includes('\0')) return null
    const root = await realpath(folder)
    const file = await realpath(resolve(root, `.${path}`))
    const inside = relative(root, file)
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
      return null
    return (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

/** Puts this load's nonce where React Aria looks for it. */
function stampNonce(html: string, nonce: string): string {
  const meta = `<meta property="csp-nonce" nonce="${nonce}" content="${nonce}">`
  const before = /<meta[^>]*property="csp-nonce"[^>]*>/
  return before.test(html) ? html.replace(before, meta) : html.replace(/<head[^>]*>/, `$&${meta}`)
}

/** Serves the built window. There is one page: what it shows is in the hash of its address. */
export async function serveWindow(request: Request, folder: string): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return wrongMethod(pathname, request.method, ['GET', 'HEAD'])
  const page = pathname === '/' || pathname === '/index.html'
  const file = await findFile(folder, page ? '/index.html' : pathname)
  if (file === null) return failure(problem('path-unknown', pathname))

  const nonce = page ? randomBytes(18).toString('base64url') : null
  const content = await readFile(file)
  const bytes =
    nonce === null ? content : Buffer.from(stampNonce(content.toString('utf8'), nonce), 'utf8')
  const headers = {
    ...windowHeaders(nonce),
    'Content-Type': mediaTypeOf(file),
    'Content-Length': String(bytes.byteLength),
    'Cache-Control': page
      ? 'no-store'
      : unchanging.test(pathname)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
  }
  return new Response(request.method === 'HEAD' ? null : bytes, { headers })
}
