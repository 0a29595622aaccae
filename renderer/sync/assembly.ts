import { pieceSize } from '../../shared/model/evidence.ts'

export type Piece = Uint8Array<ArrayBuffer>

/** A piece that came whole; `free` gives back its bytes, which the next one may then take. */
export type Came = { index: number; bytes: Piece; free: () => void }

/** The beginning of a piece, none of it at first. */
export type Begun = { index: number; bytes: Piece }

export const noneOf = (index: number): Begun => ({ index, bytes: new Uint8Array(0) })

/** Puts a file together piece by piece, in order, from parts of any size. */
export class Assembly {
  readonly #size: number
  /** Memory for pieces: what was used before costs a tenth of what is new. */
  readonly #spare: ArrayBuffer[] = []
  #begun: Begun

  /**
   * @param size of the file, in bytes
   * @param begun by another one, or none of a piece
   */
  constructor(size: number, begun: Begun) {
    this.#size = size
    this.#begun = begun
  }

  /** What is there of the piece that is being made. */
  get begun(): Begun {
    return this.#begun
  }

  /** The place in the file of the next byte. */
  get at(): number {
    return this.#begun.index * pieceSize + this.#begun.bytes.length
  }

  /** How many bytes the piece lacks; none when the file is whole. */
  get lacks(): number {
    return Math.min(pieceSize - this.#begun.bytes.length, this.#size - this.at)
  }

  /**
   * Copies a part, of no more bytes than the piece lacks.
   * @returns the piece, when it is whole
   */
  add(part: Uint8Array): Came | null {
    const { index, bytes } = this.#begun
    const into = bytes.length > 0 ? bytes.buffer : this.#memory()
    const lacked = this.lacks
    const piece = new Uint8Array(into, 0, bytes.length + part.length)
    piece.set(part, bytes.length)
    this.#begun = { index, bytes: piece }
    if (part.length < lacked) return null
    this.#begun = noneOf(index + 1)
    return { index, bytes: piece, free: () => void this.#spare.push(into) }
  }

  /** Begins the file anew. */
  restart(): void {
    this.#begun = noneOf(0)
  }

  #memory(): ArrayBuffer {
    return this.#spare.pop() ?? new ArrayBuffer(Math.min(pieceSize, this.#size))
  }
}
