import { writeSync } from 'node:fs'
import { copyFile, type FileHandle, open, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SignedDecision } from '../../../shared/model/decision.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { privateFile, syncFolder, writeWhole } from '../profile/files.ts'
import { type Interrupted, joinOrder } from './mend.ts'
import { encodeAll, encodeRecord, hashOf, openLine, readLine } from './record.ts'
import { type Entry, type Frame, type Scan, scanFrame, scanRecords } from './scan.ts'
import { createSealer, type DecisionKeys, type Sealer } from './sealer.ts'

/** What the next decision follows. */
export type Tail = { sequence: number; hash: string | null }

/** A decisions file at a moment at which nothing is written to it. */
export type Still = {
  /** All of it, as it lies on the disk. */
  bytes: Buffer
  /** The hash of its last decision; null when there is none. */
  last: string | null
  /** How many it has without damage. */
  whole: number
  damaged: boolean
  has: (id: string) => boolean
}

/**
 * The decisions file: what it has accepted survives a crash of the program, of the machine and of
 * the database in the window, and is read by nobody but the profile's key and the office's. It is
 * the one writer; appends wait for each other.
 */
export class DecisionsFile {
  readonly #path: string
  readonly #profileKey: Uint8Array
  #sealer: Sealer
  #file: FileHandle
  #entries: Entry[] = []
  #byId = new Map<string, Entry>()
  /** Bytes that are known to be whole records. */
  #end = 0
  #damagedAt: number | null = null
  /** Readable or not. */
  #lines = 0
  /** The hash of the last line. */
  #tail: string | null = null
  /** Set when a failed write could not be undone; the file is then read anew before the next. */
  #unsure = false
  #ended = false
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(path: string, profileKey: Uint8Array, sealer: Sealer, file: FileHandle) {
    this.#path = path
    this.#profileKey = profileKey
    this.#sealer = sealer
    this.#file = file
  }

  /** Opens the file, or begins it, and checks every record. */
  static async open(path: string, keys: DecisionKeys): Promise<DecisionsFile> {
    const sealer = await createSealer(keys)
    const opened = new DecisionsFile(path, keys.profileKey, sealer, await begin(path))
    const { exposed } = await opened.#read()
    if (exposed > 0) await opened.#sealAll()
    return opened
  }

  /** Seals to this key of the office from now on, and what was sealed to none of its keys too. */
  sealTo(office: string): Promise<void> {
    return this.#inTurn(() => this.#turnTo(office))
  }

  async #turnTo(office: string): Promise<void> {
    if (this.#sealer.office === office) return
    this.#sealer = await createSealer({ profileKey: this.#profileKey, office })
    const { exposed } = await this.#read()
    if (exposed > 0) await this.#sealAll()
  }

  async close(): Promise<void> {
    await this.#queue
    await this.#file.close()
  }

  /**
   * Appends the decision that `make` makes to follow the last, and answers when it is on disk. One
   * with this id that is on file already is answered instead, whatever it says.
   * @param asked `last` is the id of a decision that the file must have, if any
   * @throws ProblemError `journal-damaged`, `file-behind`, `journal-unwritable`, and what `make` throws
   */
  append(
    { id, packetId, last: needed = null }: { id: string; packetId: string; last?: string | null },
    make: (tail: Tail) => SignedDecision,
  ): Promise<SignedDecision> {
    return this.#inTurn(async () => {
      if (this.#unsure) await this.#read()
      const known = this.#byId.get(id)
      if (known) return this.#load(known)
      if (this.#damagedAt !== null) fail('journal-damaged', String(this.#damagedAt))
      if (needed !== null && !this.#byId.has(needed)) fail('file-behind', packetId)
      const last = this.#entries.at(-1)
      const tail = { sequence: last?.sequence ?? 0, hash: last?.hash ?? null }
      const signed = make(tail)
      await this.#write(packetId, tail.sequence + 1, signed)
      return signed
    })
  }

  /** What is on file after a sequence number, in order, at most `limit`. */
  async page(
    after: number,
    limit: number,
  ): Promise<{ decisions: SignedDecision[]; more: boolean }> {
    // Sequences rise, and in a whole file the entry of sequence n is the n-th.
    const from =
      this.#damagedAt === null ? after : this.#entries.findIndex((e) => e.sequence > after)
    const wanted = from < 0 ? [] : this.#entries.slice(from, from + limit)
    const decisions = await Promise.all(wanted.map((entry) => this.#load(entry)))
    return { decisions, more: from >= 0 && from + wanted.length < this.#entries.length }
  }

  get damaged(): boolean {
    return this.#damagedAt !== null
  }

  /** How many decisions, from the first on, are here without damage. */
  get whole(): number {
    return this.#damagedAt === null ? this.#entries.length : this.#damagedAt - 1
  }

  /**
   * Takes back decisions that the file has lost, so that their places in the order are not given
   * again; and one that was interrupted, where its place can be no other's. What the file had until
   * then is kept beside it, where anything of it is damaged.
   * @returns how many decisions are here without damage now
   * @throws ProblemError `journal-unwritable`; the file is then as it was
   */
  mend(given: SignedDecision[], interrupted: Interrupted | null = null): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#unsure) await this.#read()
      const filed = await Promise.all(this.#entries.map((entry) => this.#load(entry)))
      const [lines, isKnown] = [this.#lines, interrupted && this.#byId.has(interrupted.id)]
      const joined = joinOrder({ filed, given, lines, interrupted: isKnown ? null : interrupted })
      if (joined.length > this.whole) await this.#replace(joined)
      return this.whole
    })
  }

  /** Looks at the whole file between two writes. */
  look<Result>(at: (still: Still) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => at(await this.#still()))
  }

  /**
   * Takes nothing more from the moment on at which `allow` has looked at the file and let it.
   * @throws what `allow` throws; the file then goes on
   */
  end(allow: (still: Still) => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await allow(await this.#still())
      this.#ended = true
    })
  }

  async #still(): Promise<Still> {
    if (this.#unsure) await this.#read()
    return {
      bytes: (await readFile(this.#path)).subarray(0, this.#end),
      last: this.#entries.at(-1)?.hash ?? null,
      whole: this.whole,
      damaged: this.#damagedAt !== null,
      has: (id) => this.#byId.has(id),
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(() => (this.#ended ? fail('not-enrolled') : work()))
    this.#queue = done.catch(() => {})
    return done
  }

  /**
   * Writes a whole file anew; a damaged one stays as it is, for what else might be read from it. A
   * disk that takes no more must not keep the file from being opened: it is tried again next time.
   */
  async #sealAll(): Promise<void> {
    if (this.#damagedAt !== null) return
    const filed = await Promise.all(this.#entries.map((entry) => this.#load(entry)))
    await this.#replace(filed).catch(() => {})
  }

  async #replace(joined: SignedDecision[]): Promise<void> {
    try {
      if (this.#damagedAt !== null)
        await copyFile(this.#path, `${this.#path}.damaged-${Date.now()}`)
      // Windows replaces no file that is open.
      await this.#file.close()
      await writeWhole(this.#path, encodeAll(joined, this.#sealer))
    } catch (error) {
      fail('journal-unwritable', null, error instanceof Error ? error.message : '', error)
    } finally {
      this.#file = await open(this.#path, 'r+')
      await this.#read()
    }
  }

  async #load({ offset, length, sequence }: Entry): Promise<SignedDecision> {
    const line = Buffer.alloc(length)
    await this.#file.read(line, 0, length, offset)
    const read = readLine(line)
    const filed = read && openLine(read, this.#sealer)
    return filed?.signed ?? fail('journal-damaged', String(sequence))
  }

  async #write(packetId: string, sequence: number, signed: SignedDecision): Promise<void> {
    const record = encodeRecord(signed, { sequence, after: this.#tail }, this.#sealer)
    try {
      let written = 0
      // Into the system's memory, which is quicker than to have another thread do it.
      while (written < record.byteLength) {
        const rest = record.byteLength - written
        written += writeSync(this.#file.fd, record, written, rest, this.#end + written)
      }
      await this.#file.datasync()
    } catch (error) {
      // After a failed sync the system may take the bytes for written; they are written again.
      await this.#file.truncate(this.#end).catch(() => (this.#unsure = true))
      fail('journal-unwritable', packetId, error instanceof Error ? error.message : '', error)
    }
    const { id, hash } = signed
    this.#add({ id, sequence, hash, offset: this.#end, length: record.byteLength - 1 })
    this.#end += record.byteLength
    this.#lines += 1
    this.#tail = hashOf(record.subarray(0, -1))
    this.#prepare()
  }

  /** While nobody waits. */
  #prepare() {
    const place = { sequence: this.#entries.length + 1, after: this.#tail }
    if (this.#damagedAt === null) setImmediate(() => this.#sealer.prepare(place))
  }

  #add(entry: Entry) {
    this.#entries.push(entry)
    this.#byId.set(entry.id, entry)
  }

  async #read(): Promise<Scan> {
    const scan = await scanRecords(this.#file, this.#sealer)
    const { records, entries, end, size, damagedAt, tail } = scan
    if (size > end) await this.#cutTail(end, size)
    this.#entries = []
    this.#byId.clear()
    for (const entry of entries) this.#add(entry)
    this.#end = end
    this.#damagedAt = damagedAt
    this.#lines = records
    this.#tail = tail
    this.#unsure = false
    this.#prepare()
    return scan
  }

  /** A record without its end was never answered for; its bytes are kept beside all the same. */
  async #cutTail(end: number, size: number): Promise<void> {
    const torn = Buffer.alloc(size - end)
    await this.#file.read(torn, 0, torn.byteLength, end)
    await writeFile(`${this.#path}.torn-${Date.now()}`, torn, { mode: privateFile })
    await this.#file.truncate(end)
    await this.#file.sync()
  }
}

/**
 * What can be told of a decisions file without its key; begins one that is not there.
 * @throws when the file system does not let it be read
 */
export async function checkFrame(path: string): Promise<Frame> {
  const file = await begin(path)
  try {
    return await scanFrame(file)
  } finally {
    await file.close()
  }
}

/** Opens a file that may not be there yet. */
async function begin(path: string): Promise<FileHandle> {
  // 'a+' creates without truncating, and is then left: on Linux its writes ignore their position.
  await (await open(path, 'a+', privateFile)).close()
  await syncFolder(dirname(path))
  return open(path, 'r+')
}
