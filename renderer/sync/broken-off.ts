import type { FileRow } from '../store/rows.ts'
import { type Begun, noneOf } from './assembly.ts'

/**
 * Beginnings of pieces whose download broke off. They need not be sent again while this worker
 * lives; on the disk only whole pieces are kept, as only those can be checked.
 */
export class BrokenOff {
  readonly #begun = new Map<string, Begun>()
  readonly #most: number

  /** @param most how many are kept, each at most a piece in memory; the newest stay */
  constructor(most: number) {
    this.#most = most
  }

  /** Where a file goes on: after what is kept of its next piece, or at that piece. */
  take({ sha256, have }: FileRow): Begun {
    const begun = this.#begun.get(sha256)
    this.#begun.delete(sha256)
    return begun?.index === have ? begun : noneOf(have)
  }

  keep(sha256: string, begun: Begun): void {
    if (begun.bytes.length === 0) return
    this.#begun.set(sha256, begun)
    const [oldest] = this.#begun.keys()
    if (this.#begun.size > this.#most && oldest !== undefined) this.#begun.delete(oldest)
  }
}
