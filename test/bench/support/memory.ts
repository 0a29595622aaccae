/** The memory of the process that draws a window, and of its scripts. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'

export type Memory = {
  /** In MB: what the process holds, with its share of what several hold. */
  resident(): Promise<number>
  /** In MB: what scripts of the window hold once the garbage is collected, there and in its workers. */
  heap(): Promise<number>
}

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10

/** Of a process, in bytes; none once it has ended. */
async function shareOf(pid: number): Promise<number> {
  const lines = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '')
  return 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(lines)?.[1] ?? 0)
}

/** Of the only window that is open in a browser. Linux alone tells what a process holds. */
export async function watchMemory(browser: Browser, page: Page): Promise<Memory> {
  if (process.platform !== 'linux') throw new Error('Memory can be measured on Linux only.')
  const system = await browser.newBrowserCDPSession()
  const script = await page.context().newCDPSession(page)
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  const renderers = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => ({ id, share: await shareOf(id) })),
  )
  // A browser keeps another one ready, which has nothing in it.
  const largest = renderers.toSorted((one, other) => other.share - one.share)[0]
  if (!largest) throw new Error('The browser has no process for a window.')
  return {
    resident: async () => megabytes(await shareOf(largest.id)),
    async heap() {
      // For the workers, which collect only while they work: no protocol asks each of them.
      await script.send('Memory.simulatePressureNotification', { level: 'critical' })
      await script.send('HeapProfiler.collectGarbage')
      return megabytes((await script.send('Runtime.getHeapUsage')).usedSize)
    },
  }
}
