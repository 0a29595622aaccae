import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { writeBytes } from '../../ui/bytes.ts'
import { kindOf } from '../names.ts'
import { writeLength } from './length.ts'

/** What a player tells of a recording once it has read its header. */
export type Recording = { seconds: number; width: number; height: number }

/** A recording in one line: type, length, size. */
export function writeFacts(file: EvidenceFile, recording: Recording | null): string {
  const { seconds, width, height } = recording ?? { seconds: 0, width: 0, height: 0 }
  const length = recording && (writeLength(seconds) ?? t`length unknown`)
  const picture = width > 0 ? t`${width} by ${height} pixels` : null
  const facts = [kindOf(file.mediaType), length, picture, writeBytes(file.size)]
  return facts.filter((fact) => fact !== null).join(' · ')
}
