import { randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { readIfThere, writeWhole } from '../host/profile/files.ts'

const keyForm = /^[A-Za-z0-9_-]{43}$/

/** 256 bits, base64url. */
export const newWindowKey = (): string => randomBytes(32).toString('base64url')

/** The value of the window's cookie: kept, so that an open window goes on after a restart. */
export async function cookieKey(profile: string): Promise<string> {
  const path = join(profile, 'window.key')
  const kept = (await readIfThere(path))?.trim()
  if (kept !== undefined && keyForm.test(kept)) return kept
  const key = newWindowKey()
  await writeWhole(path, `${key}\n`)
  return key
}

/** Compares in a time that does not tell how much of a guess was right. */
export function sameKey(one: string | null | undefined, other: string): boolean {
  const [a, b] = [Buffer.from(one ?? ''), Buffer.from(other)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}
