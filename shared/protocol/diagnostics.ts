import * as z from 'zod'
import { Id, Instant, Uuid } from '../model/values.ts'
import { Activity } from './activity.ts'
import { VaultState } from './host.ts'

/**
 * What may be told to support. Strict, and of numbers, ids, codes and versions: a problem's words can
 * name a learner's file, a path can name a person, and neither is in here.
 */
const count = z.int().nonnegative()

/** A code of the catalogue; other text must not pass for one. */
export const problemCode = /^[a-z]{2,20}(-[a-z]{2,20}){0,5}$/
const Code = z.string().regex(problemCode)

/** `GET /host/diagnostics`: what the machine's side knows. */
export const HostDiagnostics = z.strictObject({
  version: z.string().max(50),
  shell: z.enum(['electron', 'browser']),
  platform: z.strictObject({
    system: z.string().max(50),
    release: z.string().max(100),
    architecture: z.string().max(50),
    /** In bytes. */
    memory: count,
    node: z.string().max(50),
    electron: z.string().max(50).nullable(),
  }),
  enrolment: z
    .strictObject({
      service: Uuid,
      deviceId: Uuid,
      reviewerId: Id,
      expiresAt: Instant,
      demonstration: z.boolean(),
      leaseDays: count.nullable(),
      /** Whether the office's key is known, to which decisions are sealed as well. */
      office: z.boolean(),
    })
    .nullable(),
  vault: VaultState.pick({ state: true, kind: true }).strict(),
  /** In bytes; null when the disk does not say. */
  diskFree: z.number().nonnegative().nullable(),
  decisionsFile: z
    .strictObject({
      records: count,
      /** In bytes. */
      size: count,
      /** Bytes at its end that are no whole record. */
      torn: count,
      damagedAt: count.nullable(),
      /** Copies that were kept beside it: torn ends, damaged files, what another key sealed. */
      kept: count,
    })
    .nullable(),
  activity: z.strictObject({
    /** The first line that does not follow the one before; null when all do. */
    brokenAt: count.nullable(),
    /** Lines that could not be written since the program started. */
    unwritten: count,
    /** The newest, oldest first. */
    newest: z.array(Activity),
  }),
})
export type HostDiagnostics = z.infer<typeof HostDiagnostics>

/** What the window knows. */
export const WindowDiagnostics = z.strictObject({
  browser: z.string().max(300),
  schemas: z.strictObject({ library: count, journal: count }),
  journal: z.strictObject({
    bucket: z.enum(['own', 'default']),
    counts: z.record(z.string().regex(/^[a-z]{1,20}$/), count),
  }),
  library: z.strictObject({ counts: z.record(z.string().regex(/^[a-z]{1,20}$/), z.number()) }),
  storage: z.strictObject({
    used: z.number().nonnegative().nullable(),
    persisted: z.boolean(),
  }),
  sync: z.strictObject({
    network: z.string().regex(/^[a-z]{1,20}$/),
    since: Instant,
    contactAt: Instant.nullable(),
    phase: z.string().regex(/^[a-z]{1,20}$/),
    problem: Code.nullable(),
  }),
  /** How many packets and decisions have which problem. */
  problems: z.record(Code, count),
})
export type WindowDiagnostics = z.infer<typeof WindowDiagnostics>

/** The file that a reviewer can send to support. */
export const Diagnostics = z.strictObject({
  format: z.literal(1),
  madeAt: Instant,
  host: HostDiagnostics,
  window: WindowDiagnostics,
})
export type Diagnostics = z.infer<typeof Diagnostics>
