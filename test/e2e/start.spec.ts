/** `npm start` on an empty folder, and again: one address, sixty packets, nothing left behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { openBrowser } from '../support/desk.ts'
import { temporaryFolder } from '../support/office.ts'
import { freePort } from '../support/programs.ts'
import { test } from '../support/test.ts'
import { scorable } from '../support/window.ts'

type Started = { child: ChildProcess; address: string; said: string[] }

let data: string
let ports: { desk: number; central: number }
test.beforeAll(async () => {
  data = await temporaryFolder()
  ports = { desk: await freePort(), central: await freePort() }
})
const running = new Set<ChildProcess>()
test.afterEach(async () => {
  for (const child of running) await pressCtrlC(child)
})
test.afterAll(() => rm(data, { recursive: true, force: true, maxRetries: 5 }))

async function start(): Promise<Started> {
  const args = ['scripts/start.ts', '--no-window', '--data', data]
  args.push('--port', String(ports.desk), '--central-port', String(ports.central))
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const said: string[] = []
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said.push(...text.toString().split('\n').filter(Boolean))
      const line = said.find((one) => one.includes('Open this address'))
      if (line) resolve(line.slice(line.indexOf('http')))
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said.join('\n')}`)))
  })
  return { child, address, said }
}

async function pressCtrlC(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  await gone
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Written by the embedded PostgreSQL while it runs; it takes it away when it has closed cleanly. */
const postmaster = () => join(data, 'central', 'postgres', 'postmaster.pid')

async function open(address: string, use: (page: Page) => Promise<void>) {
  const context = await openBrowser(join(data, 'desk'))
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(address)
    await use(page)
  } finally {
    await context.close()
  }
}

test('a fresh machine gets the demonstration, enrolled and whole', async ({ shell }, info) => {
  test.skip(shell !== 'browser', 'it prints the address of the browser shell')
  const started = await start()
  expect(started.said.some((line) => line.startsWith('Preparing the demonstration'))).toBe(true)
  await open(started.address, async (page) => {
    const status = page.getByRole('contentinfo')
    await expect(status).toContainText('60 of 60 packets ready', { timeout: 60_000 })
    await expect(status).toContainText('learners are made up')
    await page.screenshot({ path: info.outputPath('queue.png') })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: /^Evidence: / })).toBeVisible()
    await scorable(page)
    await page.keyboard.press('1')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  expect(existsSync(postmaster())).toBe(true)
  await pressCtrlC(started.child)
  expect(existsSync(postmaster())).toBe(false)
  expect(await answers(ports.desk)).toBe(false)
  expect(await answers(ports.central)).toBe(false)
})

test('starting again goes on with the same data', async ({ shell }) => {
  test.skip(shell !== 'browser', 'it prints the address of the browser shell')
  const started = await start()
  expect(started.said.some((line) => line.startsWith('Preparing the demonstration'))).toBe(false)
  await open(started.address, async (page) => {
    await expect(page.getByRole('contentinfo')).toContainText('60 of 60 packets ready')
    await page.keyboard.press('q')
    await expect(page.getByRole('gridcell', { name: 'Draft', exact: true })).toHaveCount(1)
  })
  await pressCtrlC(started.child)
})
