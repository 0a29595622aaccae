import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { enrollingCentral } from '../testing/central.ts'
import { temporaryFolder } from '../testing/host.ts'
import { defaultProfile } from './profile.ts'

const program = fileURLToPath(new URL('../browser.ts', import.meta.url))

type Said = {
  ready?: { address: string; profile: string }
  problem?: { code: string }
  address?: string
}

async function start(profile: string, enrol = '', port = 0) {
  const child = fork(program, ['--profile', profile, '--port', String(port)], {
    execArgv: [],
    env: { ...process.env, EVIDENCE_DESK_ENROL: enrol },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child, 'message')) as [Said]
  return { child, said }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const [code] = await once(child, 'exit')
  return code
}

/** Enters by the address as a browser does; answers with the session that the window then sees. */
async function enter(address: string) {
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = (entered.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
  const session = await fetch(new URL('/host/session', address), { headers: { Cookie: cookie } })
  return { cookie, session: (await session.json()) as { enrolment: { address: string } | null } }
}

const profileOf = async () => join(await temporaryFolder(), 'profile')

describe('the browser shell', () => {
  test('enrols itself as it was started to, and says when it is ready', async () => {
    const central = await enrollingCentral(undefined, true)
    const profile = await profileOf()
    const { said, child } = await start(profile, `${central.address} 0123-4567-89AB`)
    expect(said.ready?.profile).toBe(profile)
    const { session } = await enter(said.ready?.address ?? '')
    expect(session.enrolment?.address).toBe(central.address)
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(0)
    const again = await start(profile, `${central.address} 0123-4567-89AB`)
    expect(again.said.ready).toBeDefined()
    expect(central.asked).toHaveLength(1)
  })

  test('is ready even when central records are not there', async () => {
    const { said } = await start(await profileOf(), 'http://127.0.0.1:9 0123-4567-89AB')
    expect((await enter(said.ready?.address ?? '')).session.enrolment).toBeNull()
  })

  test('runs once for a profile, and says where', async () => {
    const profile = await profileOf()
    const first = await start(profile)
    const second = await start(profile)
    expect(second.said).toMatchObject({
      problem: { code: 'profile-in-use' },
      address: first.said.ready?.address,
    })
    expect(await ended(second.child)).toBe(1)
  })

  test('lets go of a profile when its port is taken', async () => {
    const first = await start(await profileOf())
    const port = Number(new URL(first.said.ready?.address ?? '').port)
    const profile = await profileOf()
    const second = await start(profile, '', port)
    expect(second.said.problem?.code).toBe('port-in-use')
    expect(await ended(second.child)).toBe(1)
    expect(existsSync(join(profile, 'host.lock'))).toBe(false)
  })

  test('goes on for an open window after a crash, and ends with its parent', async () => {
    const profile = await profileOf()
    const first = await start(profile)
    const { cookie } = await enter(first.said.ready?.address ?? '')
    const port = Number(new URL(first.said.ready?.address ?? '').port)
    first.child.kill('SIGKILL')
    await ended(first.child)
    const second = await start(profile, '', port)
    const page = await fetch(`http://127.0.0.1:${port}/host/session`, {
      headers: { Cookie: cookie },
    })
    expect(page.status).toBe(200)
    // The address of before was for the program of before.
    const stale = await fetch(first.said.ready?.address ?? '', { redirect: 'manual' })
    expect(stale.status).toBe(403)
    second.child.disconnect()
    expect(await ended(second.child)).toBe(0)
    expect(existsSync(join(profile, 'host.lock'))).toBe(false)
  })

  test('says so when its profile cannot be used', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'profile', 'vault.json'), { recursive: true })
    const { said, child } = await start(join(folder, 'profile'))
    expect(said.problem?.code).toBe('profile-damaged')
    expect(await ended(child)).toBe(1)
  })
})

test('a profile is by default where the system keeps a program’s data', () => {
  const home = '/home/ada'
  const at = (platform: NodeJS.Platform, env = {}) =>
    defaultProfile({ platform, env, home }).replaceAll('\\', '/')
  expect(at('linux')).toBe('/home/ada/.local/share/evidence-desk')
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/evidence-desk')
  expect(at('darwin')).toBe('/home/ada/Library/Application Support/Evidence Desk')
  expect(at('win32', { LOCALAPPDATA: '/local' })).toBe('/local/Evidence Desk')
})
