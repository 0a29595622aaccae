/** Code of the benchmarks inside a worker of a real browser, on the origin of a real host. */
import { build } from 'vite'
import type { Page } from '@playwright/test'
import { openBrowser } from './browser.ts'

/** Builds a module of the benchmarks, with the product's modules that it imports, into one script. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ['es'], fileName: 'worker' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  return output.output[0].code
}

export type BenchWorker = {
  /** Has the worker do one of its jobs; answers with what it measured. */
  ask<Answer>(job: string, given?: unknown): Promise<Answer>
  close(): Promise<void>
}

/**
 * Starts the worker on a page of the host's origin that is not the window, so that nothing else is
 * at work there.
 * @param address of the host, with its key
 */
export async function startWorker(address: string, entry: string): Promise<BenchWorker> {
  const running = await openBrowser()
  // Only the benchmark's own script needs it: the host's policy admits none from outside.
  const page = await running.newPage({ bypassCSP: true })
  return { ...(await workerOn(page, address, entry)), close: () => running.close() }
}

/** The same on a page whose context is passed by the host's policy; it ends with the page. */
export async function workerOn(page: Page, address: string, entry: string): Promise<BenchWorker> {
  await openEmpty(page, address)
  const script = await bundle(entry)
  const worker = await page.evaluateHandle(async (source) => {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
    const started = new Worker(url, { type: 'module' })
    await new Promise((resolve, reject) => {
      started.addEventListener('message', resolve, { once: true })
      started.addEventListener('error', (event) => reject(new Error(event.message)), { once: true })
    })
    return started
  }, script)
  return {
    ask: (job, given = null) =>
      worker.evaluate(
        (started, question) =>
          new Promise((resolve, reject) => {
            started.addEventListener(
              'message',
              ({ data }) =>
                'failed' in data ? reject(new Error(data.failed)) : resolve(data.done),
              { once: true },
            )
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's
            started.postMessage({ ...question, origin: location.origin })
          }),
        { job, given },
      ),
    close: () => page.close(),
  }
}

/** The cookie comes with the window's page; its scripts are kept from running. */
async function openEmpty(page: Page, address: string): Promise<void> {
  await page.route('**/assets/**', (route) => route.abort())
  await page.goto(address)
  await page.goto(new URL('/host/session', address).href)
  await page.unroute('**/assets/**')
}
