import type { Evidence } from '../../shared/model/evidence.ts'
import type { Trx } from '../database/tables.ts'

/**
 * Writes down the files among some evidence, as they can be asked for by their bytes.
 * @returns their SHA-256, each once
 */
export async function putFiles(trx: Trx, evidence: Evidence[]): Promise<string[]> {
  const files = new Map(
    evidence.flatMap((item) => (item.kind === 'file' ? [[item.sha256, item]] : [])),
  )
  if (files.size === 0) return []
  await trx
    .insertInto('evidence_files')
    .values(
      [...files.values()].map(({ sha256, size, mediaType, pieces }) => ({
        sha256,
        size,
        media_type: mediaType,
        pieces,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return [...files.keys()]
}
