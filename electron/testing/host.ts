import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createHost, type Host } from '../host/host.ts'
import type { HostPorts, Keychain } from '../host/ports.ts'

/** A folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'host-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A keychain whose seal shows whether it was used. */
export const testKeychain = (): Keychain => ({
  seal: async (bytes) => Uint8Array.from([...bytes].toReversed()),
  open: async (bytes) => ({ bytes: Uint8Array.from([...bytes].toReversed()), sealAgain: false }),
})

/** Ports on a folder of the test's own. */
export async function testPorts(given: Partial<HostPorts> = {}): Promise<HostPorts> {
  const folder = await temporaryFolder()
  const rendererFolder = join(folder, 'renderer')
  await mkdir(join(rendererFolder, 'assets'), { recursive: true })
  await writeFile(join(rendererFolder, 'index.html'), '<html><head><title>x</title></head></html>')
  return {
    shell: 'electron',
    version: '1.2.3',
    profile: join(folder, 'profile'),
    rendererFolder,
    now: () => new Date(),
    fetch,
    keychain: testKeychain(),
    openLink: async () => {},
    openFile: async () => {},
    ...given,
  }
}

/** A host that is closed when the test is over. */
export async function testHost(ports: HostPorts): Promise<Host> {
  const host = await createHost(ports)
  onTestFinished(() => host.close())
  return host
}

export const ask = (host: Host, path: string, init?: RequestInit) =>
  host.handle(new Request(`http://desk${path}`, init))

export const post = (host: Host, path: string, body: unknown) =>
  ask(host, path, { method: 'POST', body: JSON.stringify(body) })

/** @param last of the decisions that the window has, its id */
export const sign = (host: Host, judgement: unknown, last: string | null = null) =>
  post(host, '/host/decisions', { judgement, last })

/** The code of the problem that an answer carries. */
export async function problemOf(response: Response): Promise<string> {
  const { problem } = (await response.json()) as { problem: { code: string; status: number } }
  return problem.status === response.status ? problem.code : `${problem.code} as ${response.status}`
}
