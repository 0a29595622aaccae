/** Bytes of one file of evidence, read from this device; the host of the reader gives it. */
export type EvidenceSource = {
  /** In bytes. */
  size: number
  /** Bytes from `begin` up to and without `end`. */
  read(begin: number, end: number): Promise<Uint8Array>
  whole(): Promise<Blob>
}

/** Opens a file by its SHA-256. Rejects with a ProblemError that names what is wrong. */
export type OpenSource = (sha256: string) => Promise<EvidenceSource>
