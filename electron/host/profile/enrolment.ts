import { join } from 'node:path'
import * as z from 'zod'
import { Terms } from '../../../shared/protocol/devices.ts'
import { Session } from '../../../shared/protocol/host.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { readIfThere, writeWhole } from './files.ts'

export const Enrolment = Session.shape.enrolment.unwrap().extend({
  /** As central records told them last; null for an enrolment of before there were any. */
  terms: Terms.nullable().default(null),
})
export type Enrolment = z.infer<typeof Enrolment>

const EnrolmentFile = Enrolment.extend({ format: z.literal(1) })

const enrolmentPath = (profile: string) => join(profile, 'enrolment.json')

/**
 * To whom this workstation belongs; null before the first enrolment.
 * @throws ProblemError `profile-damaged`
 */
export async function readEnrolment(profile: string): Promise<Enrolment | null> {
  const path = enrolmentPath(profile)
  const text = await readIfThere(path)
  if (text === null) return null
  try {
    return Enrolment.parse(EnrolmentFile.parse(JSON.parse(text)))
  } catch (error) {
    return fail('profile-damaged', path, 'it is not an enrolment', error)
  }
}

export async function writeEnrolment(profile: string, enrolment: Enrolment): Promise<void> {
  const file: z.infer<typeof EnrolmentFile> = { format: 1, ...enrolment }
  await writeWhole(enrolmentPath(profile), `${JSON.stringify(file, null, 2)}\n`)
}
