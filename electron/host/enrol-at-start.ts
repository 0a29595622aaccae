import { hostname } from 'node:os'
import type { Host } from './host.ts'

/** The variable by which whoever starts the workstation enrols it: an address, a space, a code. */
export const enrolVariable = 'EVIDENCE_DESK_ENROL'

/**
 * Enrols the workstation if whoever starts it says so and it is not enrolled, or its token is not
 * taken any more. A machine that is enrolled already leaves the code unused.
 * @throws ProblemError as `Host.enrol`
 */
export async function enrolAtStart(host: Host, env: NodeJS.ProcessEnv): Promise<void> {
  const asked = env[enrolVariable]
  if (asked === undefined || asked.trim() === '') return
  const { enrolment, vault } = host.session()
  // A vault that is closed is opened by its reviewer, or given up by them; not by a start.
  const given = vault.state === 'none' || vault.destroyed?.reason === 'left'
  if (!given && vault.state !== 'open') return
  if (enrolment !== null && (await host.tokenHolds()) !== false) return
  const [address = '', ...code] = asked.trim().split(/\s+/)
  await host.enrol({ address, code: code.join(''), deviceName: hostname(), passphrase: null })
}
