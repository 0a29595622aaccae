import * as z from 'zod'

/** A readable identifier that central records hand out, such as `P-0412`; safe in a path and in a table. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'letters, digits and . _ : - only')

export const Uuid = z.uuid()

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal')
export type Sha256 = z.infer<typeof Sha256>

/** An instant in UTC, ISO 8601 with milliseconds, such as `2026-11-23T15:04:05.000Z`. */
export const Instant = z.iso.datetime()

/** One line that a person reads: a title, a label, a name. */
export const Line = z.string().trim().min(1).max(300)

/** Free text of a person, in plain text; empty when nothing was written. */
export const Prose = z.string().max(20_000)
