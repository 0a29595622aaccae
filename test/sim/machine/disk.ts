import { posix } from 'node:path'
import type { World } from '../engine/world.ts'

/** A file, whatever its names. `synced` is what of it would be there after a loss of power. */
type Inode = { bytes: Buffer; synced: Buffer }

const failure = (code: string, path: string) =>
  Object.assign(new Error(`${code}: ${path}`), { code })

/**
 * The disk of one machine in memory, as far as the host uses one. A write is in the system's memory
 * until it is synced, a new name until its folder is: a loss of power takes both. On a real disk the
 * host's own tests work; here thousands of histories a minute need one that is cut at any moment.
 */
export class Disk {
  readonly #world: World
  #names = new Map<string, Inode>()
  #syncedNames = new Map<string, Inode>()
  /** By the numbers of open files. */
  readonly #opened: Inode[] = []
  /** Whether there is no room for another byte. */
  full = false

  constructor(world: World) {
    this.#world = world
  }

  /** Each call is a task of the process that makes it, so that it can be ended before and after. */
  #op<Result>(work: () => Result): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.#world.soon(() => {
      try {
        resolve(work())
      } catch (error) {
        reject(error)
      }
    })
    return promise
  }

  #find(path: string): Inode {
    return this.#names.get(path) ?? this.#missing(path)
  }

  #missing(path: string): never {
    throw failure('ENOENT', path)
  }

  #make(path: string): Inode {
    const inode = { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) }
    this.#names.set(path, inode)
    return inode
  }

  #write(inode: Inode, bytes: Uint8Array, position: number): number {
    if (this.full) throw failure('ENOSPC', 'write')
    // A system may take less than it was given.
    const taken = bytes.length > 1 && this.#world.below(8) === 0 ? bytes.length >> 1 : bytes.length
    const end = Math.max(inode.bytes.length, position + taken)
    const next = Buffer.alloc(end)
    inode.bytes.copy(next)
    next.set(bytes.subarray(0, taken), position)
    inode.bytes = next
    return taken
  }

  #overwrite(inode: Inode, content: string | Uint8Array): void {
    if (this.full) throw failure('ENOSPC', 'write')
    inode.bytes = Buffer.from(content as Uint8Array)
  }

  /** What the host finds as `node:fs`. */
  sync() {
    return {
      writeSync: (fd: number, from: Buffer, offset: number, length: number, position: number) =>
        this.#write(this.#opened[fd]!, from.subarray(offset, offset + length), position),
    }
  }

  /** What the host finds as `node:fs/promises`. */
  promises() {
    const op = this.#op.bind(this)
    return {
      mkdir: () => op(() => undefined),
      readFile: (path: string, encoding?: BufferEncoding) =>
        op(() => {
          const { bytes } = this.#find(path)
          return encoding === undefined ? Buffer.from(bytes) : bytes.toString(encoding)
        }),
      writeFile: (path: string, content: string | Uint8Array) =>
        op(() => this.#overwrite(this.#names.get(path) ?? this.#make(path), content)),
      copyFile: (from: string, to: string) =>
        op(() => this.#overwrite(this.#names.get(to) ?? this.#make(to), this.#find(from).bytes)),
      rename: (from: string, to: string) =>
        op(() => {
          this.#names.set(to, this.#find(from))
          this.#names.delete(from)
        }),
      link: (from: string, to: string) =>
        op(() => {
          if (this.#names.has(to)) throw failure('EEXIST', to)
          this.#names.set(to, this.#find(from))
        }),
      rm: (path: string, { force = false } = {}) =>
        op(() => void (this.#names.delete(path) || force || this.#missing(path))),
      readdir: (folder: string) =>
        op(() =>
          [...this.#names.keys()]
            .filter((name) => posix.dirname(name) === folder)
            .map((name) => posix.basename(name)),
        ),
      statfs: () => op(() => ({ bavail: this.full ? 0 : 1e9, bsize: 4096 })),
      open: (path: string, flags: string) => op(() => this.#open(path, flags)),
    }
  }

  #open(path: string, flags: string) {
    // A name without an ending is a folder in a profile; all that is asked of one is to sync it.
    if (flags === 'r' && posix.extname(path) === '') return this.#folder(path)
    const here = this.#names.get(path)
    if (flags === 'wx' && here) throw failure('EEXIST', path)
    if (flags.startsWith('r') && !here) this.#missing(path)
    return this.#handle(here ?? this.#make(path))
  }

  #folder(path: string) {
    const inside = (name: string) => posix.dirname(name) === path
    return {
      sync: () =>
        this.#op(() => {
          for (const name of this.#syncedNames.keys())
            if (inside(name)) this.#syncedNames.delete(name)
          for (const [name, inode] of this.#names)
            if (inside(name)) this.#syncedNames.set(name, inode)
        }),
      close: () => this.#op(() => undefined),
    }
  }

  #handle(inode: Inode) {
    const op = this.#op.bind(this)
    const sync = () =>
      op(() => {
        if (this.full) throw failure('ENOSPC', 'sync')
        inode.synced = inode.bytes
      })
    return {
      fd: this.#opened.push(inode) - 1,
      read: (into: Buffer, offset: number, length: number, position: number) =>
        op(() => ({
          bytesRead: inode.bytes.copy(into, offset, position, position + length),
          buffer: into,
        })),
      writeFile: (content: string | Uint8Array) => op(() => this.#overwrite(inode, content)),
      appendFile: (text: string) =>
        op(() => {
          if (this.full) throw failure('ENOSPC', 'write')
          inode.bytes = Buffer.concat([inode.bytes, Buffer.from(text)])
        }),
      truncate: (length: number) =>
        op(() => {
          inode.bytes = Buffer.from(inode.bytes.subarray(0, length))
        }),
      stat: () => op(() => ({ size: inode.bytes.length })),
      datasync: sync,
      sync,
      close: () => op(() => undefined),
    }
  }

  /** What was not synced is gone, or there in part. */
  losePower(): void {
    this.#names = new Map(this.#syncedNames)
    for (const inode of new Set(this.#names.values())) {
      const { bytes, synced } = inode
      const appended = bytes.subarray(0, synced.length).equals(synced)
      const more = appended ? this.#world.below(bytes.length - synced.length + 1) : 0
      inode.bytes = more > 0 ? Buffer.from(bytes.subarray(0, synced.length + more)) : synced
      inode.synced = inode.bytes
    }
  }

  /** Takes a file away, as a bad disk or a careless hand does. */
  lose(path: string): void {
    this.#names.delete(path)
    this.#syncedNames.delete(path)
  }

  /** Puts bytes of a file wrong. */
  damage(path: string, at: number): void {
    const inode = this.#names.get(path)
    if (inode === undefined || inode.bytes.length === 0) return
    const bytes = Buffer.from(inode.bytes)
    const place = Math.floor(at * bytes.length)
    bytes[place] = bytes[place]! ^ 0x15
    inode.bytes = bytes
    inode.synced = bytes
  }
}
