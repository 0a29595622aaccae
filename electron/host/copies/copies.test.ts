import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { hostPaths } from '../../../shared/protocol/host.ts'
import { enrollingCentral } from '../../testing/central.ts'
import { ask, post, problemOf, testHost, testPorts } from '../../testing/host.ts'
import type { Host } from '../host.ts'
import type { HostPorts } from '../ports.ts'

// A passphrase costs what it would cost a thief.
vi.setConfig({ testTimeout: 60_000 })

async function enrolled(given: Partial<HostPorts> = {}, passphrase: string | null = null) {
  const { address } = await enrollingCentral()
  const opened: string[] = []
  const openFile = async (path: string) => void opened.push(path)
  const ports = await testPorts({ openFile, ...given })
  const host = await testHost(ports)
  await host.enrol({ address, code: '0123456789AB', deviceName: 'Laptop', passphrase })
  return { host, ports, opened }
}

const open = (host: Host, name: string, body: string = 'bytes', headers = {}) =>
  ask(host, `${hostPaths.openFile}?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers,
  })
const copies = (ports: HostPorts) => readdir(join(ports.profile, 'copies')).catch(() => [])

describe('a file for another program', () => {
  test('is copied and opened', async () => {
    const { host, opened } = await enrolled()
    expect((await open(host, 'Field log.doc', 'Low water')).status).toBe(204)
    expect((await open(host, 'Field log.doc', 'High water')).status).toBe(204)
    expect(opened.map((path) => basename(path))).toEqual(['Field log.doc', 'Field log.doc'])
    expect(await Promise.all(opened.map((path) => readFile(path, 'utf8')))).toEqual([
      'Low water',
      'High water',
    ])
  })

  test.skipIf(process.platform === 'win32')('is nobody else’s to read', async () => {
    const { host, opened } = await enrolled()
    await open(host, 'Field log.doc')
    const path = opened[0]!
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700)
  })

  test('that could start a program is neither copied nor opened', async () => {
    const { host, ports, opened } = await enrolled()
    expect(await problemOf(await open(host, 'photo.jpg.exe'))).toBe('file-refused')
    expect(await problemOf(await open(host, ''))).toBe('file-refused')
    expect([await copies(ports), opened]).toEqual([[], []])
  })

  test('comes from the window alone', async () => {
    const { host, opened } = await enrolled()
    const foreign = await open(host, 'a.doc', 'x', { 'Sec-Fetch-Site': 'cross-site' })
    expect(await problemOf(foreign)).toBe('not-this-window')
    expect(await problemOf(await ask(host, hostPaths.openFile))).toBe('method-wrong')
    expect(opened).toEqual([])
  })

  test('that cannot be written leaves nothing', async () => {
    const { host, ports, opened } = await enrolled()
    await writeFile(join(ports.profile, 'copies'), 'in the way')
    expect(await problemOf(await open(host, 'a.doc'))).toBe('file-not-copied')
    expect(opened).toEqual([])
  })
})

describe('copies are gone', () => {
  test('when the machine is locked, and none is made while it is', async () => {
    const { host, ports } = await enrolled({ keychain: 'none' }, 'kelp barnacle tide table')
    await open(host, 'a.doc')
    expect(await copies(ports)).toHaveLength(1)
    await host.lock()
    expect(await copies(ports)).toEqual([])
    // Before its name is looked at: nothing is written first.
    expect(await problemOf(await open(host, 'a.exe'))).toBe('locked')
    expect(await copies(ports)).toEqual([])
  })

  test('when the machine is locked while one is written', async () => {
    const { host, ports, opened } = await enrolled({ keychain: 'none' }, 'kelp barnacle tide table')
    const body = new ReadableStream({
      async pull(controller) {
        await host.lock()
        controller.enqueue(new TextEncoder().encode('bytes'))
        controller.close()
      },
    })
    const path = `${hostPaths.openFile}?name=a.doc`
    const answer = await ask(host, path, { method: 'POST', body, duplex: 'half' })
    expect(await problemOf(answer)).toBe('locked')
    expect([await copies(ports), opened]).toEqual([[], []])
  })

  test('when it is left', async () => {
    const { host, ports } = await enrolled()
    await open(host, 'a.doc')
    const left = await post(host, hostPaths.leave, { last: null, undelivered: [], saved: null })
    expect(left.status).toBe(200)
    expect(await copies(ports)).toEqual([])
  })

  test('when Evidence Desk is closed', async () => {
    const { host, ports } = await enrolled()
    await open(host, 'a.doc')
    await host.close()
    expect(await copies(ports)).toEqual([])
  })

  test('when it starts after it was ended by force', async () => {
    const { host, ports } = await enrolled()
    await host.close()
    await mkdir(join(ports.profile, 'copies', 'x'), { recursive: true })
    await writeFile(join(ports.profile, 'copies', 'x', 'a.doc'), 'left behind')
    await testHost(ports)
    expect(await copies(ports)).toEqual([])
  })
})
