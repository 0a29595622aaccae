import { DiskSpace, hostPaths } from '../../shared/protocol/host.ts'
import { askHost, type Fetch } from '../store/ask.ts'

/**
 * In bytes: left to drafts and decisions, and to what the browser writes for itself, however much
 * evidence there is.
 */
export const reserve = 500_000_000

/** In bytes: after so much evidence it is asked again, as others write to the disk too. */
const askAgainAfter = 50_000_000

/** How many bytes of evidence may come. */
export type Room = () => Promise<number>

/** What the disk has free beyond the reserve. @throws ProblemError of the host */
export const roomOnDisk =
  (fetch: Fetch): Room =>
  async () => {
    const { free } = await askHost(fetch, hostPaths.storage, DiskSpace)
    return Math.max(0, free - reserve)
  }

/** Promises room to files, and asks for more of it only when what was known is promised. */
export function createGauge(room: Room) {
  let known = 0
  /** Null when a file of `size` bytes fits, else what is free. */
  return async (size: number): Promise<number | null> => {
    if (size > known) {
      const free = await room()
      if (size > free) return free
      known = Math.min(free, size + askAgainAfter)
    }
    known -= size
    return null
  }
}
