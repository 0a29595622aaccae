import * as z from 'zod'
import { Judgement, SignedDecision } from '../model/decision.ts'
import { Id, Instant, Line, Uuid } from '../model/values.ts'
import { Problem } from './problem.ts'

/** Paths of the host, as the window asks its own origin. */
export const hostPaths = {
  session: '/host/session',
  enrol: '/host/enrol',
  decisions: '/host/decisions',
  openLink: '/host/open-link',
  storage: '/host/storage',
} as const

/** Central records as the window reaches them: through the host, which adds the token. */
export const centralPrefix = '/central'

/** `GET /host/session`: who is at this workstation. Answered without the network. */
export const Session = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  enrolment: z
    .object({
      service: Uuid,
      address: z.url(),
      deviceId: Uuid,
      deviceName: Line,
      reviewer: z.object({ id: Id, name: Line }),
      expiresAt: Instant,
      demonstration: z.boolean(),
    })
    .nullable(),
})
export type Session = z.infer<typeof Session>

/** `POST /host/enrol`: answers with the new session. */
export const EnrolRequest = z.object({ address: z.string(), code: z.string(), deviceName: Line })
export type EnrolRequest = z.infer<typeof EnrolRequest>

/**
 * `POST /host/decisions`: adds device, order and signature to a judgement, appends the decision to
 * the decisions file and answers when it is on disk. The same id again is answered with the
 * decision made the first time.
 */
export const SignRequest = Judgement
export const Signed = SignedDecision

/** `GET /host/decisions?after=SEQUENCE`: what the decisions file holds, in order. */
export const decisionsPage = 500
export const FiledDecisions = z.object({
  decisions: z.array(SignedDecision),
  more: z.boolean(),
  /** How many decisions, from the first on, the file has without damage. */
  whole: z.int().nonnegative(),
})
export type FiledDecisions = z.infer<typeof FiledDecisions>

/** `PUT /host/decisions`: gives back, in their order, decisions that the file has lost. */
export const MendRequest = z.object({ decisions: z.array(SignedDecision) })
export const Mended = FiledDecisions.pick({ whole: true })

/** `POST /host/open-link`: hands a web address to the system's browser, after the window asked. */
export const OpenLinkRequest = z.object({ url: z.string().max(2000) })

/**
 * `GET /host/storage`: bytes that are free to this user on the disk of the profile. A browser's own
 * estimate is no help: it tells every page of the same ten gigabytes.
 */
export const DiskSpace = z.object({ free: z.number().nonnegative() })
export type DiskSpace = z.infer<typeof DiskSpace>

/** What the host answers when it cannot: a problem, with its status. */
export const HostFailure = z.object({ problem: Problem })
