import * as z from 'zod'
import { Judgement, SignedDecision } from '../model/decision.ts'
import { Id, Instant, Line, Sha256, Uuid } from '../model/values.ts'
import { Problem } from './problem.ts'

/** Paths of the host, as the window asks its own origin. */
export const hostPaths = {
  session: '/host/session',
  enrol: '/host/enrol',
  decisions: '/host/decisions',
  decisionsFile: '/host/decisions-file',
  openLink: '/host/open-link',
  openFile: '/host/open-file',
  storage: '/host/storage',
  key: '/host/key',
  unlock: '/host/unlock',
  lock: '/host/lock',
  passphrase: '/host/passphrase',
  wipe: '/host/wipe',
  leave: '/host/leave',
  activity: '/host/activity',
  diagnostics: '/host/diagnostics',
} as const

/** Central records as the window reaches them: through the host, which adds the token. */
export const centralPrefix = '/central'

/**
 * What opens the key of a profile: the system's keychain, a passphrase, or, in a demonstration, whose
 * learners are made up, nothing.
 */
export const VaultKind = z.enum(['keychain', 'passphrase', 'demonstration'])
export type VaultKind = z.infer<typeof VaultKind>

/**
 * Why a key was destroyed: `POST /host/wipe` does it for `revoked`, after the host has asked central
 * records itself (`not-revoked` when they do not say so) and if nothing was decided since the window
 * looked (`leave-overtaken`); for the lease the host does it alone; and
 * `POST /host/leave` for `left`.
 */
export const DestroyReason = z.enum(['revoked', 'lease', 'left'])
export type DestroyReason = z.infer<typeof DestroyReason>

/** How many decisions the host's file had when the window saw that all of them were received. */
export const WipeRequest = z.object({ whole: z.int().nonnegative() })

/** How the key stands under which everything on this machine is kept. */
export const VaultState = z.object({
  state: z.enum(['none', 'open', 'locked', 'unreadable', 'destroyed']),
  kind: VaultKind.nullable(),
  /** Tells one key from another, so that what a lost key sealed is known for what it is. */
  keyId: Uuid.nullable(),
  /** Why the system's keychain cannot be used here; null when it can. */
  noKeychain: z.string().nullable(),
  destroyed: z
    .object({
      at: Instant,
      reason: DestroyReason,
      /** Whether central records know that this device is no more. */
      centralKnows: z.boolean(),
    })
    .nullable(),
})
export type VaultState = z.infer<typeof VaultState>

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
  vault: VaultState,
  /** Days without contact after which what is kept here is destroyed; null where no lease is set. */
  leaseDays: z.int().positive().nullable(),
  /** Whether the office asks for sums of the time at work. */
  timeSums: z.boolean(),
  /**
   * The id of this run of the host, where what was written before it may not be whole on the disk: the
   * run before did not end in order, or the machine was started since.
   */
  interrupted: Uuid.nullable(),
})
export type Session = z.infer<typeof Session>

/** Fewer characters can be tried out by whoever has the machine. */
export const passphraseLength = 12

const Passphrase = z.string().max(1000)

/**
 * `POST /host/enrol`: answers with the new session. The passphrase is null unless the reviewer chose
 * one; `passphrase-needed` says that there has to be one.
 */
export const EnrolRequest = z.object({
  address: z.string(),
  code: z.string(),
  deviceName: Line,
  passphrase: Passphrase.nullable(),
})
export type EnrolRequest = z.infer<typeof EnrolRequest>

/** `GET /host/key`: the window's own key, 32 bytes in hexadecimal; `locked` while there is none. */
export const WindowKey = z.object({ keyId: Uuid, key: z.string().regex(/^[0-9a-f]{64}$/) })

/** `POST /host/unlock`: answers with the session. Null asks the keychain. */
export const UnlockRequest = z.object({ passphrase: Passphrase.nullable() })

/**
 * `PUT /host/passphrase`: sets, changes or takes away the passphrase; answers with the session.
 * `current` is null where there is none yet, `next` to go back to the keychain.
 */
export const PassphraseRequest = z.object({
  current: Passphrase.nullable(),
  next: Passphrase.nullable(),
})
export type PassphraseRequest = z.infer<typeof PassphraseRequest>

/**
 * `POST /host/decisions`: adds device, order and signature to a judgement, appends the decision to
 * the decisions file and answers when it is on disk. The same id again is answered with the
 * decision made the first time. `file-behind` says that the file does not have `last`: something of
 * it is lost, and its places in the order must not be given again.
 */
export const SignRequest = z.object({
  judgement: Judgement,
  /** The id of the newest decision that the window has; null where it has none, or cannot help. */
  last: Uuid.nullable(),
})
export type SignRequest = z.infer<typeof SignRequest>
export const Signed = SignedDecision

/** `GET /host/decisions?after=SEQUENCE`: what the decisions file holds, in order. */
export const decisionsPage = 500
export const FiledDecisions = z.object({
  decisions: z.array(SignedDecision),
  more: z.boolean(),
  /** How many decisions, from the first on, the file has without damage. */
  whole: z.int().nonnegative(),
  /** Whether it takes no other before what is damaged in it is given back. */
  damaged: z.boolean(),
})
export type FiledDecisions = z.infer<typeof FiledDecisions>

/**
 * `PUT /host/decisions`: gives back, in their order, decisions that the file has lost; or a judgement
 * that was to be signed when the program ended, as the first of so many, of which the file may have
 * lost the decision: where it can be no other's place, it is signed again there.
 */
export const MendRequest = z.object({
  decisions: z.array(SignedDecision),
  interrupted: z.object({ judgement: Judgement, of: z.int().positive() }).nullable(),
})
export const Mended = FiledDecisions.pick({ whole: true })

/**
 * `GET /host/decisions-file` answers with all that is sealed on this machine of decisions, as it lies
 * on the disk; the office reads it by `central recover`.
 */

/** `GET /host/leave`: what only the host can tell of leaving this machine. */
export const Leaving = z.object({
  /**
   * Files with decisions, damaged or sealed by a key that is gone: nobody here can tell whether
   * central records have received all of them.
   */
  doubtful: z.int().nonnegative(),
})
export type Leaving = z.infer<typeof Leaving>

/**
 * `POST /host/leave`: ends the enrolment and destroys keys and sealed files; answers with the session.
 * The host knows which decisions were made, the window alone which were received: it names those that
 * were not, and up to where it looked. Unless there are none, nor files that are in doubt, it has to
 * show that it was given the file as it is now.
 */
export const LeaveRequest = z.object({
  /** The hash of the last decision of the file that the window has looked at; null when none. */
  last: Sha256.nullable(),
  /** The decisions that central records have not received. */
  undelivered: z.array(Uuid),
  /** SHA-256 of what `GET /host/decisions-file` answered and the reviewer saved; null when nothing. */
  saved: Sha256.nullable(),
})
export type LeaveRequest = z.infer<typeof LeaveRequest>

/** `POST /host/open-link`: hands a web address to the system's browser, after the window asked. */
export const OpenLinkRequest = z.object({ url: z.string().max(2000) })

/**
 * `POST /host/open-file?name=NAME`: writes the body, a file of evidence, where the system can read it and
 * hands it to the system's program for such files, after the window asked. The copy is deleted when
 * Evidence Desk is locked or closed, at the latest when it starts again.
 */

/**
 * `GET /host/storage`: bytes that are free to this user on the disk of the profile. A browser's own
 * estimate is no help: it tells every page of the same ten gigabytes.
 */
export const DiskSpace = z.object({ free: z.number().nonnegative() })
export type DiskSpace = z.infer<typeof DiskSpace>

/** What the host answers when it cannot: a problem, with its status. */
export const HostFailure = z.object({ problem: Problem })
