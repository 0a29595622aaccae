import { readdir } from 'node:fs/promises'
import { arch, platform, release, totalmem } from 'node:os'
import { HostDiagnostics } from '../../../shared/protocol/diagnostics.ts'
import { checkLog } from '../activity/lines.ts'
import { checkFrame } from '../decisions/file.ts'
import type { HostPorts } from '../ports.ts'
import { decisionsPath } from '../profile/aside.ts'
import type { Profile } from '../profile/profile.ts'
import { diskSpace } from '../storage.ts'

/** Lines of the activity log that go with it. */
const tail = 200

/** What the machine's side can tell support, whether the vault is open or not. */
export async function collectDiagnostics(
  { shell, version, profile: folder }: Pick<HostPorts, 'shell' | 'version' | 'profile'>,
  { enrolment, vault, activity }: Profile,
): Promise<HostDiagnostics> {
  const { entries, brokenAt } = checkLog(await activity.read())
  const { state, kind } = vault.state
  // Parsed on the way out: what the shape does not name stays here.
  return HostDiagnostics.parse({
    version,
    shell,
    platform: {
      system: platform(),
      release: release(),
      architecture: arch(),
      memory: totalmem(),
      node: process.versions.node,
      electron: process.versions['electron'] ?? null,
    },
    enrolment: enrolment && {
      service: enrolment.service,
      deviceId: enrolment.deviceId,
      reviewerId: enrolment.reviewer.id,
      expiresAt: enrolment.expiresAt,
      demonstration: enrolment.demonstration,
      leaseDays: enrolment.terms?.leaseDays ?? null,
      office: enrolment.terms !== null,
    },
    vault: { state, kind },
    diskFree: await diskSpace(folder).then(
      ({ free }) => free,
      () => null,
    ),
    decisionsFile: await healthOf(folder).catch(() => null),
    activity: { brokenAt, unwritten: activity.unwritten, newest: entries.slice(-tail) },
  } satisfies HostDiagnostics)
}

async function healthOf(folder: string): Promise<HostDiagnostics['decisionsFile']> {
  const { records, end, size, damagedAt } = await checkFrame(decisionsPath(folder))
  const kept = (await readdir(folder)).filter((name) => /^(decisions\.log\.|kept-)/.test(name))
  return { records, size, torn: size - end, damagedAt, kept: kept.length }
}
