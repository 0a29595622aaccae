/** The programme of the simulation: small, but with everything that can move. */
import { createHash } from 'node:crypto'
import { type Evidence, type EvidenceFile, pieceSize } from '../../../shared/model/evidence.ts'
import type { Rubric } from '../../../shared/model/rubric.ts'

export const criteria = ['care', 'method', 'report'] as const

/** Each version puts one criterion, another each time, in other words. */
export const rubricOf = (version: number): Rubric => ({
  id: 'rubric-1',
  version,
  achievementId: 'field-1',
  level: 1,
  title: 'Field work',
  feedback: 'optional',
  criteria: criteria.map((id, index) => ({
    id,
    standardId: 's-1',
    title: id,
    description: `Shows ${id}, in words of ${version - ((version + index) % criteria.length)}`,
    evidenceDemanded: false,
    requiredRatingId: `${id}-yes`,
    ratings: ['no', 'yes', 'well'].map((step) => ({
      id: `${id}-${step}`,
      label: step,
      description: step,
      points: null,
    })),
  })),
})

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** The bytes of a file of evidence, which differ by its name. */
export function bytesOf(name: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  bytes.set(Buffer.from(name).subarray(0, 100))
  return bytes
}

export function fileEvidence(id: string, bytes: Uint8Array): EvidenceFile {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += pieceSize)
    pieces.push(sha256(bytes.subarray(at, at + pieceSize)))
  return {
    id,
    kind: 'file',
    title: `File ${id}`,
    fileName: null,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: sha256(bytes),
    pieces,
  }
}

export const textEvidence = (id: string, text: string): Evidence => ({
  id,
  kind: 'text',
  title: `Text ${id}`,
  text,
  sha256: sha256(text),
})
