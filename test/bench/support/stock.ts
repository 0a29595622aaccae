/** The viewer components that pdfjs-dist ships, in a bare page: what ours is measured against. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { addPainted } from '../page/paint.ts'
import { closeInStock, openInStock } from '../page/stock.ts'

const types: Record<string, string> = {
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
}

const distribution = 'node_modules/pdfjs-dist'

const html = `<!doctype html><meta charset="utf-8"><title>Stock viewer</title>
<link rel="stylesheet" href="/web/pdf_viewer.css">
<style>body { margin: 0 } #container { position: absolute; inset: 0; overflow: auto }</style>
<div id="container"><div class="pdfViewer"></div></div>
<script type="module">
  import * as pdfjsLib from '/build/pdf.min.mjs'
  globalThis.pdfjsLib = pdfjsLib
  globalThis.components = await import('/web/pdf_viewer.mjs')
  pdfjsLib.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.min.mjs'
</script>`

export type StockViewer = {
  page: Page
  /** Hands over a document, so that reading it from a disk does not count. */
  give(name: string, bytes: Buffer): void
  /** Milliseconds until the first page of a document was on screen with its text layer. */
  open(name: string): Promise<number>
  /** Closes the document that is open. */
  shut(): Promise<void>
  close(): Promise<void>
}

/** @param size of the window of pages, in CSS pixels, with the bar that scrolls it */
export async function openStock(
  browser: Browser,
  size: { width: number; height: number },
): Promise<StockViewer> {
  const documents = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const answer = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type }).end(body)
    if (pathname === '/') return answer('text/html', html)
    const given = documents.get(decodeURIComponent(pathname.slice(1)))
    if (given) return answer('application/pdf', given)
    readFile(join(distribution, pathname)).then(
      (body) => answer(types[extname(pathname)] ?? 'application/octet-stream', body),
      () => response.writeHead(404).end(),
    )
    return undefined
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage({ viewport: size })
  await page.addInitScript(addPainted)
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction(() => 'components' in globalThis)
  return {
    page,
    give(name, bytes) {
      documents.set(name, bytes)
    },
    open: (name) => page.evaluate(openInStock, name),
    shut: () => page.evaluate(closeInStock),
    async close() {
      await page.close()
      server.closeAllConnections()
      server.close()
    },
  }
}
