import { generateKeyPairSync } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { OfficeKey } from '../../shared/protocol/devices.ts'
import type { Db, Trx } from '../database/tables.ts'

/** X25519 as a JSON Web Key: `x` is the public, `d` the private half. */
const KeyPair = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('X25519'),
  x: OfficeKey,
  d: z.string(),
})
export type KeyPair = z.infer<typeof KeyPair>

/** Newest first. Older ones stay: a device's file has records that were sealed to them. */
const KeyFile = z.object({ format: z.literal(1), keys: z.array(KeyPair) })

export const officeKeysPath = (data: string) => path.join(data, 'office-keys.json')

/** The office's key pairs, newest first; none where another machine has them. */
export async function readOfficeKeys(data: string): Promise<KeyPair[]> {
  const file = officeKeysPath(data)
  try {
    return KeyFile.parse(JSON.parse(await readFile(file, 'utf8'))).keys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`${file} holds no keys. Restore it from a backup; it was left as it is.`, {
      cause: error,
    })
  }
}

/** Makes the office's first key, unless the records have one. */
export async function ensureOfficeKey(db: Db, data: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await lockKey(trx)) !== null) return
    // Where only the database was made anew, its devices' files are still sealed to this one.
    const [newest] = await readOfficeKeys(data)
    await publish(trx, newest ?? (await makeKey(data)))
  })
}

/** Makes a new key, to which devices seal from their next contact on. */
export async function renewOfficeKey(db: Db, data: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await lockKey(trx)
    const pair = await makeKey(data)
    await publish(trx, pair)
    return pair.x
  })
}

/** The public half, with its row locked: two programs that start together take turns. */
async function lockKey(trx: Trx): Promise<string | null> {
  const { office_key } = await trx
    .selectFrom('service')
    .select('office_key')
    .forUpdate()
    .executeTakeFirstOrThrow()
  return office_key
}

/** The private half is on disk before anyone can seal to the public one. */
async function makeKey(data: string): Promise<KeyPair> {
  const before = await readOfficeKeys(data)
  const pair = KeyPair.parse(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }))
  const file = officeKeysPath(data)
  const content: z.infer<typeof KeyFile> = { format: 1, keys: [pair, ...before] }
  // With a database elsewhere, nothing may have needed the folder yet.
  await mkdir(data, { recursive: true })
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
  await syncFolder(data)
  return pair
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

const publish = (trx: Trx, { x }: KeyPair) =>
  trx.updateTable('service').set({ office_key: x }).execute()
