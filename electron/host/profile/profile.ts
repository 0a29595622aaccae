import { isDeepStrictEqual } from 'node:util'
import type { Terms } from '../../../shared/protocol/devices.ts'
import type { DestroyReason, EnrolRequest, LeaveRequest } from '../../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import { ActivityLog } from '../activity/log.ts'
import { deleteCopies } from '../copies/copies.ts'
import { DecisionsFile } from '../decisions/file.ts'
import { enrol } from '../enrol.ts'
import { checkLeaving, exportOf } from '../leaving/check.ts'
import { readDoubtful } from '../leaving/doubtful.ts'
import { wipeProfile } from '../leaving/wipe.ts'
import type { HostPorts } from '../ports.ts'
import { decisionsPath } from './aside.ts'
import { leaseEnd, noteAfter, readContact, writeContact } from './contact.ts'
import { readEnrolment, writeEnrolment } from './enrolment.ts'
import { deleteSecrets, readSecrets, type Secrets } from './secrets.ts'
import { Vault, vaultPath } from './vault.ts'

export type Profile = Awaited<ReturnType<typeof openProfile>>

/** What the file system says of a profile, such as a folder that may not be written, as a problem. */
export const unusable = (path: string) => (error: unknown) => {
  if (error instanceof ProblemError) throw error
  return fail('profile-damaged', path, error instanceof Error ? error.message : '', error)
}

/**
 * What a workstation keeps in its profile folder. All but the enrolment hangs on the vault: while that
 * is closed there are no keys, no token and no decisions file.
 * @throws ProblemError `profile-damaged`
 */
export async function openProfile(ports: HostPorts) {
  const { profile } = ports
  const activity = await ActivityLog.open(profile).catch(unusable(profile))
  const vault = await Vault.read(ports).catch(unusable(vaultPath(profile)))
  // Leaving it may have been interrupted; without the key there is nothing left to keep.
  if (vault.state.destroyed?.reason === 'left') await wipeProfile(profile).catch(() => {})
  // What the last start left readable, however it ended.
  await deleteCopies(profile)
  let enrolment = await readEnrolment(profile)
  let secrets: Secrets | null = null
  let decisions: DecisionsFile | null = null
  /** When central records answered last, and when that was written down. */
  let contact: { at: Date; noted: Date } | null = null
  let turn: Promise<unknown> = Promise.resolve()

  /** One change of the vault at a time, and what hangs on it after it. */
  function change<Result>(make: () => Promise<Result>): Promise<Result> {
    const changed = turn.then(async () => {
      try {
        return await make()
      } finally {
        await follow()
      }
    })
    turn = changed.catch(() => {})
    return changed
  }

  const leaseDays = () =>
    vault.state.kind === 'demonstration' ? null : (enrolment?.terms?.leaseDays ?? null)
  const office = () => enrolment?.terms?.office ?? null

  /** Opens or closes what hangs on the vault. */
  async function follow(): Promise<void> {
    const open = vault.state.state === 'open'
    if (!open) {
      secrets = contact = null
      await deleteCopies(profile)
    }
    if (open && contact === null) await findContact()
    if (open && decisions === null) {
      const path = decisionsPath(profile)
      const profileKey = vault.key('decisions file')
      decisions = await DecisionsFile.open(path, { profileKey, office: office() }).catch(
        unusable(path),
      )
    }
    if (!open && decisions !== null) {
      const closing = decisions
      decisions = null
      await closing.close()
    }
  }

  /** A key that is new, or of before there were leases, has its lease from now on. */
  async function findContact(): Promise<void> {
    const found = await readContact(profile, vault)
    const at = found ?? ports.now()
    if (found === null) await writeContact(profile, vault, at)
    contact = { at, noted: at }
  }

  async function noteContact(): Promise<void> {
    if (contact === null) return
    const at = ports.now()
    contact = { ...contact, at }
    // A clock that was set back is written down too, or the lease would end by the one of before.
    if (Math.abs(at.getTime() - contact.noted.getTime()) < noteAfter) return
    await writeContact(profile, vault, at)
    contact = { at, noted: at }
  }

  async function sealToOffice(): Promise<void> {
    const key = office()
    if (key !== null) await decisions?.sealTo(key)
  }

  await follow()

  activity.note('started')

  return {
    vault,
    activity,
    get enrolment() {
      return enrolment
    },

    enrol: (request: EnrolRequest): Promise<void> =>
      change(async () => {
        await enrol(ports, vault, request)
        enrolment = await readEnrolment(profile)
        secrets = null
        activity.note('enrolled')
        await sealToOffice()
      }),

    /** Null where the office sets no lease, and in a demonstration, which guards nobody. */
    get leaseDays(): number | null {
      return leaseDays()
    },

    /** Whether the office asks for sums of the time at work. */
    get timeSums(): boolean {
      return enrolment?.terms?.timeSums ?? false
    },

    /** When what is kept here is destroyed for want of contact; null while nothing says so. */
    get leaseEnds(): Date | null {
      return contact && leaseEnd(contact.at, leaseDays())
    },

    /** What central records say with an answer counts from then on. */
    hear: (terms: Terms): Promise<void> =>
      change(async () => {
        await noteContact()
        if (enrolment === null || isDeepStrictEqual(enrolment.terms, terms)) return
        enrolment = { ...enrolment, terms }
        await writeEnrolment(profile, enrolment)
        await sealToOffice()
      }),

    /** @throws ProblemError `passphrase-wrong`, and others of the vault */
    unlock: (passphrase: string | null): Promise<void> =>
      change(async () => {
        await vault.unlock(passphrase)
        activity.note('unlock')
      }),

    /** @throws ProblemError `passphrase-none` */
    lock: (): Promise<void> =>
      change(async () => {
        vault.lock()
        activity.note('lock')
      }),

    setPassphrase: (current: string | null, next: string | null): Promise<void> =>
      change(() => vault.setPassphrase(current, next)),

    /**
     * Makes what is kept here unreadable for good; the decisions file stays for the office.
     * @param whole how many decisions whoever asks knows to be received; null where that is not asked
     * @throws ProblemError `leave-overtaken` when there are others; all is then as it was
     */
    destroy: (reason: DestroyReason, whole: number | null = null): Promise<void> =>
      change(async () => {
        if (whole !== null) {
          vault.key('decisions file')
          const file = decisions ?? fail('locked')
          await file.end(async (still) => {
            if (still.whole !== whole) fail('leave-overtaken')
          })
          decisions = null
          await file.close()
        }
        await vault.destroy(reason, ports.now())
        await deleteSecrets(profile)
        activity.note('wipe')
      }),

    /** All that is sealed of decisions here. @throws ProblemError while the vault is closed */
    async decisionsFile(): Promise<Buffer> {
      const file = await this.decisions()
      return file.look(async (still) => exportOf(still, await readDoubtful(profile)))
    },

    /** How many files have decisions of which nobody here can tell whether they were received. */
    async doubtful(): Promise<number> {
      const file = await this.decisions()
      const aside = await readDoubtful(profile)
      return file.look(async ({ damaged }) => aside.length + Number(damaged))
    },

    /**
     * Destroys what is kept here, if the request may. Nothing is decided between the check and the end:
     * the decisions file takes nothing any more once it was checked.
     * @returns the token that was this device's
     * @throws ProblemError of `checkLeaving`, or of the vault; all is then as it was
     */
    leave: (request: LeaveRequest): Promise<string | null> =>
      change(async () => {
        if (enrolment === null) fail('not-enrolled')
        vault.key('decisions file')
        const file = decisions ?? fail('locked')
        const known = secrets ?? (await readSecrets(profile, vault).catch(() => null))
        await file.end(async (still) => checkLeaving(request, still, await readDoubtful(profile)))
        activity.note('left')
        await activity.written()
        decisions = null
        await file.close()
        // Should this fail, the vault is open and the file is opened again behind it.
        await vault.destroy('left', ports.now())
        // What cannot be deleted now cannot be read either, and goes at the next start.
        await wipeProfile(profile).catch(() => {})
        enrolment = null
        return known?.token ?? null
      }),

    centralKnows: (): Promise<void> => change(() => vault.noteCentralKnows()),

    /** @throws ProblemError `secrets-unreadable`, and what the vault says while it is closed */
    async secrets(): Promise<Secrets> {
      if (vault.state.state === 'unreadable') await change(() => vault.tryKeychain())
      secrets ??= await readSecrets(profile, vault)
      return secrets ?? fail('secrets-unreadable', null, 'there are none')
    },

    /** @throws ProblemError what the vault says while it is closed */
    async decisions(): Promise<DecisionsFile> {
      if (vault.state.state === 'unreadable') await change(() => vault.tryKeychain())
      if (decisions === null) vault.key('decisions file')
      return decisions ?? fail('locked')
    },

    async close(): Promise<void> {
      await turn
      vault.forget()
      await follow()
      await activity.close()
    },
  }
}
