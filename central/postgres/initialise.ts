import { randomBytes } from 'node:crypto'
import {
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { runAs } from './run.ts'

type Place = { data: string; folder: string; binaries: Binaries; account: Account }

/** Where a cluster is made before it is moved to its place, whole. */
const unfinished = 'postgres-unfinished-'

/**
 * Makes the database's folder unless it is there. It is made aside and moved when it is whole and on
 * disk, so an interrupted start leaves nothing half made in its place, and nothing that holds data
 * is ever deleted.
 * @returns the password of the database
 */
export async function initialise({ data, folder, binaries, account }: Place): Promise<string> {
  const secret = path.join(data, 'password')
  for (const name of await readdir(data))
    if (name.startsWith(unfinished)) await rm(path.join(data, name), { recursive: true })

  if (await exists(folder)) {
    if (!(await exists(path.join(folder, 'PG_VERSION'))))
      throw new Error(
        `${folder} is there but holds no database. Look at what it is; it was left as it is.`,
      )
    return (await readFile(secret, 'utf8')).trim()
  }

  const password = randomBytes(24).toString('base64url')
  await writeSynced(secret, `${password}\n`)
  const aside = path.join(data, `${unfinished}${randomBytes(6).toString('hex')}`)
  await mkdir(aside, { mode: 0o700 })
  const cluster = path.join(aside, 'cluster')
  const passwordFile = path.join(aside, 'password')
  await mkdir(cluster, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account.ids)
    for (const place of [aside, cluster, passwordFile])
      await chown(place, account.ids.uid, account.ids.gid)

  await runAs(account, binaries.initdb, [
    `--pgdata=${cluster}`,
    '--username=central',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The same order of words on every system, whatever its locales are.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--set=listen_addresses=127.0.0.1',
    '--set=unix_socket_directories=',
    '--set=max_connections=60',
    '--set=log_min_messages=warning',
    '--set=timezone=UTC',
  ])
  await rename(cluster, folder)
  await syncFolder(data)
  await rm(aside, { recursive: true })
  return password
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

async function writeSynced(file: string, text: string) {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string) {
  // Windows cannot open a folder for syncing.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
