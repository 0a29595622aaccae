import type { Evidence } from '../../shared/model/evidence.ts'
import type { FileView } from '../store/packet.ts'

type Files = Record<string, FileView>

/** What the reader is told of a file that is not wholly here; null when it is, or is no file. */
export function arrivedOf(item: Evidence, files: Files) {
  if (item.kind !== 'file') return null
  const file = files[item.sha256] ?? { have: 0, size: item.size, state: 'waiting', problem: null }
  if (file.state === 'whole') return null
  return { have: file.have, size: file.size, problem: file.problem }
}

/** The items that are still to come; one that failed for good is not waited for. */
export const stillComing = (evidence: Evidence[], files: Files) =>
  evidence.filter((item) => {
    const arrived = arrivedOf(item, files)
    return arrived !== null && files[item.kind === 'file' ? item.sha256 : '']?.state !== 'failed'
  })
