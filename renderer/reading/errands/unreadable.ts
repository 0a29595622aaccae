/** Thrown in a worker: why a file cannot be read, as the end of a sentence that names it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
