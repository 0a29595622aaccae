import { join } from 'node:path'
import * as z from 'zod'
import { Instant } from '../../../shared/model/values.ts'
import { readIfThere, writeWhole } from './files.ts'
import { seal, unseal } from './seal.ts'
import type { Vault } from './vault.ts'

const contactPath = (profile: string) => join(profile, 'contact.json')
const name = 'contact'
const ContactFile = z.object({ format: z.literal(1), sealed: z.base64() })

/** Milliseconds between writes: a lease is counted in days. */
export const noteAfter = 3_600_000

/**
 * When central records answered this device last. Sealed, so that nobody prolongs a lease by editing
 * a file.
 * @returns null when it was never noted, or not under this key
 */
export async function readContact(profile: string, vault: Vault): Promise<Date | null> {
  const text = await readIfThere(contactPath(profile))
  if (text === null) return null
  try {
    const { sealed } = ContactFile.parse(JSON.parse(text))
    const bytes = unseal(vault.key('contact'), Buffer.from(sealed, 'base64'), name)
    return new Date(Instant.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}

export async function writeContact(profile: string, vault: Vault, at: Date): Promise<void> {
  const sealed = seal(vault.key('contact'), Buffer.from(at.toISOString()), name).toString('base64')
  const file: z.infer<typeof ContactFile> = { format: 1, sealed }
  await writeWhole(contactPath(profile), JSON.stringify(file))
}

const day = 86_400_000

/** When a lease of so many days ends; null where the office sets none. */
export const leaseEnd = (contact: Date, leaseDays: number | null): Date | null =>
  leaseDays === null ? null : new Date(contact.getTime() + leaseDays * day)
