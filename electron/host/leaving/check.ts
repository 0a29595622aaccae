import type { LeaveRequest } from '../../../shared/protocol/host.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import type { Still } from '../decisions/file.ts'
import { hashOf } from '../decisions/record.ts'
import { joinFiles } from './doubtful.ts'

/** All that is sealed of decisions on this machine. */
export const exportOf = ({ bytes }: Pick<Still, 'bytes'>, doubtful: Buffer[]): Buffer =>
  joinFiles([...doubtful, bytes].filter(({ byteLength }) => byteLength > 0))

/**
 * Whether this machine may be left. Whoever knows the hash of the export has had all of it, as it is
 * now; nothing else is taken for a copy.
 * @throws ProblemError `leave-overtaken`, `leave-unfiled`, `leave-unsent`
 */
export function checkLeaving(
  { last, undelivered, saved }: LeaveRequest,
  file: Still,
  doubtful: Buffer[],
): void {
  if (last !== file.last) fail('leave-overtaken')
  const unfiled = undelivered.filter((id) => !file.has(id))
  if (unfiled.length > 0) fail('leave-unfiled', null, String(unfiled.length))
  const inDoubt = file.damaged || doubtful.length > 0
  if (undelivered.length === 0 && !inDoubt) return
  if (saved === hashOf(exportOf(file, doubtful))) return
  const detail = undelivered.length > 0 ? `${undelivered.length} not sent` : 'in an earlier file'
  fail('leave-unsent', null, detail)
}
