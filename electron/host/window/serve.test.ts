import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/host.ts'
import { serveWindow } from './serve.ts'

async function put(path: string, text: string) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

async function built() {
  const folder = await temporaryFolder()
  const renderer = join(folder, 'renderer')
  await put(join(renderer, 'index.html'), '<!doctype html><html><head lang="en"><title>x</title>')
  await put(join(renderer, 'assets', 'index-Ab3_x-9Z.js'), 'export {}')
  await put(join(renderer, 'pdfjs-6.5.438', 'cmaps', 'a.bcmap'), 'cmap')
  await put(join(renderer, 'icon.svg'), '<svg/>')
  await put(join(folder, 'secret.txt'), 'secret')
  await put(join(folder, 'renderer-of-another', 'index.html'), 'another')
  const get = (path: string, method = 'GET') =>
    serveWindow(new Request(`http://desk${path}`, { method }), renderer)
  return { folder, renderer, get }
}

const policyOf = ({ headers }: Response) =>
  new Map(
    (headers.get('Content-Security-Policy') ?? '').split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ')
      return [name, values.join(' ')]
    }),
  )

describe('the page', () => {
  test('carries a policy that sends nothing away, and a nonce of its own for each load', async () => {
    const { get } = await built()
    const nonces = new Set<string>()
    for (const path of ['/', '/index.html', '/?x=1']) {
      const page = await get(path)
      const text = await page.text()
      const nonce = /<meta property="csp-nonce" nonce="([\w-]{24})" content="\1">/.exec(text)?.[1]
      nonces.add(nonce ?? 'none')
      expect(Object.fromEntries(policyOf(page))).toEqual({
        'default-src': "'none'",
        'script-src': "'self' 'wasm-unsafe-eval'",
        'worker-src': "'self'",
        'style-src': `'self' 'nonce-${nonce}'`,
        'img-src': "'self' blob: data:",
        'media-src': 'blob:',
        'font-src': "'self' data:",
        'connect-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
      })
      expect(page.headers.get('Cache-Control')).toBe('no-store')
      expect(page.headers.get('Content-Length')).toBe(String(Buffer.byteLength(text)))
    }
    expect(nonces.size).toBe(3)
  })

  test('has its nonce put where the build left room for it', async () => {
    const { renderer, get } = await built()
    await put(
      join(renderer, 'index.html'),
      '<head><meta charset="utf-8"><meta property="csp-nonce" nonce="" content=""><title>x</title>',
    )
    const text = await (await get('/')).text()
    expect(text.match(/csp-nonce/g)).toHaveLength(1)
    expect(text).toMatch(/nonce="[\w-]{24}"/)
  })
})

describe('a file of the window', () => {
  test('has its type, its policy and its time to live by its name', async () => {
    const { get } = await built()
    const script = await get('/assets/index-Ab3_x-9Z.js')
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('Cache-Control')).toContain('immutable')
    // A worker takes its policy from the answer that brought its script.
    expect(policyOf(script).get('connect-src')).toBe("'self'")
    expect(script.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(script.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(script.headers.get('Permissions-Policy')).toContain('camera=()')
    // A document may fill the screen.
    expect(script.headers.get('Permissions-Policy')).not.toContain('fullscreen')
    const map = await get('/pdfjs-6.5.438/cmaps/a.bcmap')
    expect(map.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(map.headers.get('Cache-Control')).toContain('immutable')
    const icon = await get('/icon.svg')
    expect(icon.headers.get('Content-Type')).toBe('image/svg+xml')
    expect(icon.headers.get('Cache-Control')).toBe('no-cache')
  })

  test('is only ever one inside its folder', async () => {
    const { folder, renderer, get } = await built()
    await symlink(join(folder, 'secret.txt'), join(renderer, 'link.txt'))
    await symlink(folder, join(renderer, 'up'))
    for (const path of [
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%2frenderer-of-another/index.html',
      '/..%5csecret.txt',
      '/%00',
      '/%E0%A4%A',
      '/assets',
      '/assets/',
      '/link.txt',
      '/up/secret.txt',
      `/${encodeURIComponent(join(folder, 'secret.txt'))}`,
      '/nothing.js',
    ])
      expect((await get(path)).status, path).toBe(404)
  })

  test('is read and never written', async () => {
    const { get } = await built()
    const head = await get('/icon.svg', 'HEAD')
    expect([head.status, await head.text(), head.headers.get('Content-Length')]).toEqual([
      200,
      '',
      '6',
    ])
    const posted = await get('/', 'POST')
    expect([posted.status, posted.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
  })
})
