import { type FileHandle, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Activity, ActivityKind } from '../../../shared/protocol/activity.ts'
import { privateFile, readIfThere } from '../profile/files.ts'
import { hashOfLine, readEntry } from './lines.ts'

/** In bytes: some five thousand lines. The file before is kept, so that there are two at the most. */
const longest = 1024 * 1024

type About = { packet?: string | null; decision?: string | null }
type Noted = Omit<Activity, 'number' | 'after'>

const pathsOf = (profile: string) => ({
  now: join(profile, 'activity.log'),
  before: join(profile, 'activity.before.log'),
})

/**
 * What happened on this machine, line by line, each with the hash of the line before. Nobody waits
 * for it: lines are written behind what they tell of, and not synced. A crash of the program loses
 * what it had in memory, a few lines at the most; a loss of power, what the system had not written
 * yet, on Linux up to half a minute. What must not be lost is in the decisions file.
 */
export class ActivityLog {
  readonly #profile: string
  readonly #limit: number
  #file: FileHandle
  #size: number
  #last: { number: number; hash: string } | null
  #waiting: Noted[] = []
  #writing: Promise<void> = Promise.resolve()
  /** Lines that could not be written; a full disk must not stop a decision. */
  unwritten = 0

  private constructor(profile: string, limit: number, file: FileHandle, size: number) {
    this.#profile = profile
    this.#limit = limit
    this.#file = file
    this.#size = size
    this.#last = null
  }

  /** @param limit of a file, in bytes */
  static async open(profile: string, limit: number = longest): Promise<ActivityLog> {
    const { now, before } = pathsOf(profile)
    const file = await open(now, 'a', privateFile)
    const text = (await readIfThere(now)) ?? ''
    // A line without its end was being written when the program stopped.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    const size = Buffer.byteLength(whole)
    if (whole.length < text.length) await file.truncate(size)
    const log = new ActivityLog(profile, limit, file, size)
    log.#last = lastOf(whole) ?? lastOf((await readIfThere(before)) ?? '')
    return log
  }

  /** Notes what happened; it is written in a moment, and nobody waits for it. */
  note(kind: ActivityKind, { packet = null, decision = null }: About = {}): void {
    this.#waiting.push({ at: new Date().toISOString(), kind, packet, decision })
    if (this.#waiting.length > 1) return
    const behind = new Promise<void>((resolve) => setImmediate(resolve))
    this.#writing = this.#writing.then(() => behind).then(() => this.#write())
  }

  /** Resolves when what was noted until now is in the file. */
  async written(): Promise<void> {
    await this.#writing
  }

  /** The log as it is on disk, the older file first. */
  async read(): Promise<string> {
    await this.written()
    const { now, before } = pathsOf(this.#profile)
    return ((await readIfThere(before)) ?? '') + ((await readIfThere(now)) ?? '')
  }

  async close(): Promise<void> {
    await this.#writing
    await this.#file.close()
  }

  async #write(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    let last = this.#last
    let text = ''
    for (const noted of waiting) {
      const number = (last?.number ?? 0) + 1
      const line = JSON.stringify({
        number,
        ...noted,
        after: last?.hash ?? null,
      } satisfies Activity)
      last = { number, hash: hashOfLine(line) }
      text += `${line}\n`
    }
    try {
      if (this.#size > 0 && this.#size + text.length > this.#limit) await this.#turn()
      await this.#file.appendFile(text)
      this.#size += text.length
      this.#last = last
    } catch {
      this.unwritten += waiting.length
      // Half a line must not stand before the next.
      await this.#file.truncate(this.#size).catch(() => {})
    }
  }

  /** Begins another file; the one before last is let go. */
  async #turn(): Promise<void> {
    const { now, before } = pathsOf(this.#profile)
    await this.#file.close()
    await rename(now, before)
    this.#file = await open(now, 'a', privateFile)
    this.#size = 0
  }
}

const lastOf = (text: string) => {
  const line = text.trimEnd().split('\n').at(-1) ?? ''
  const entry = readEntry(line)
  return entry && { number: entry.number, hash: hashOfLine(line) }
}
