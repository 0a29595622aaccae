import * as nodeOs from 'node:os'
import type { Host } from '../../../electron/host/host.ts'
import { ProblemError } from '../../../shared/protocol/problem.ts'
import type { Process, World } from '../engine/world.ts'
import { Bucket, type IndexedDb } from './browser.ts'
import { Disk } from './disk.ts'
import { beginning, hostCrypto, timeGlobals, webCrypto } from './globals.ts'
import { Locks } from './locks.ts'
import type { Network, Weather } from './network.ts'
import { plainModules, type Programs, type Window } from './programs.ts'

export const profile = '/profile'
export const decisionsPath = `${profile}/decisions.log`

/** Why a window may not come up, though nothing is wrong with it. */
const startAgain = new Set(['host-unreachable', 'locked', 'vault-destroyed', 'disk-full'])

type Running<Program> = { process: Process; program: Program | null }

/** A window that is open; `program` is null until its databases are open and settled. */
export type OpenWindow = Running<Window>

type Messages = { onmessage: ((event: { data: unknown }) => void) | null }

/** One reviewer's machine: a host, windows and a worker, and what of theirs outlives them. */
export class Device {
  readonly name: string
  readonly reviewerId: string
  /** At central records, once it is enrolled. */
  id = ''
  readonly disk: Disk
  /** The storage buckets of its browser, by name. */
  readonly #buckets = new Map<string, Bucket>()
  /** In milliseconds, how wrong its clock is. */
  skew = 0
  weather: Weather = 'good'
  host: Running<Host> | null = null
  windows: (OpenWindow | null)[] = [null, null]
  worker: Running<ReturnType<Window['runSync']>> | null = null

  readonly #world: World
  readonly #programs: Programs
  readonly #kit: IndexedDb
  readonly #network: Network
  readonly #engine: Process
  #starts = 0
  /** What waits for an answer of the host, to be told when it is gone. */
  #asking = new Set<() => void>()
  #channels = new Map<string, Map<Messages, Process>>()
  readonly #locks: Locks

  constructor(
    name: string,
    reviewerId: string,
    world: World,
    { programs, kit, network }: { programs: Programs; kit: IndexedDb; network: Network },
  ) {
    this.name = name
    this.reviewerId = reviewerId
    this.#world = world
    this.#programs = programs
    this.#kit = kit
    this.#network = network
    this.#engine = world.start(`${name} engine`)
    this.disk = new Disk(world)
    this.#locks = new Locks(world)
  }

  get on(): boolean {
    return this.host !== null
  }

  #globals(process: Process) {
    return {
      ...timeGlobals(this.#world, () => this.skew),
      crypto: webCrypto(this.#world),
      navigator: { storageBuckets: this.#storage(process), locks: this.#locks.of(process) },
      BroadcastChannel: this.#channelOf(process),
      fetch: (path: string, init?: RequestInit) => this.#ask(process, path, init),
      indexedDB: this.bucket('default').open(process),
      IDBKeyRange: this.#kit.IDBKeyRange,
      process: {
        pid: this.#starts,
        platform: 'linux',
        kill: () => {
          throw Object.assign(new Error('ESRCH'), { code: 'ESRCH' })
        },
      },
    }
  }

  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name) ?? new Bucket(this.#world, this.#kit, this.#engine)
    this.#buckets.set(name, bucket)
    return bucket
  }

  /** Loses the journal, whichever bucket it is in by now; after `losePower`. */
  loseJournal(): void {
    for (const [name, bucket] of this.#buckets) if (name.startsWith('journal')) bucket.vanish()
  }

  #storage(process: Process) {
    return {
      keys: async () => [...this.#buckets.keys()],
      open: async (name: string) => ({ indexedDB: this.bucket(name).open(process) }),
      delete: async (name: string) => void this.#buckets.delete(name),
    }
  }

  /** Among the programs of one browser. */
  #channelOf(process: Process) {
    const world = this.#world
    const channels = this.#channels
    return class implements Messages {
      onmessage: Messages['onmessage'] = null
      readonly #peers: Map<Messages, Process>
      constructor(name: string) {
        this.#peers = channels.get(name) ?? new Map<Messages, Process>()
        channels.set(name, this.#peers)
        this.#peers.set(this, process)
      }
      postMessage(message: unknown) {
        const data: unknown = structuredClone(message)
        for (const [peer, other] of this.#peers)
          if (peer !== this) world.enqueue(other, () => peer.onmessage?.({ data }))
      }
      close() {
        this.#peers.delete(this)
      }
    }
  }

  /** A request of a window to its own origin. */
  #ask(from: Process, path: string, init?: RequestInit): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const gone = () => this.#world.enqueue(from, () => reject(new TypeError('Failed to fetch')))
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
    const host = this.host
    if (host?.program == null) {
      gone()
      return promise
    }
    const { process, program } = host
    this.#asking.add(gone)
    this.#world.run(
      process,
      async () => {
        const response = await program.handle(requestOf(`http://desk${path}`, init))
        const { status, headers } = response
        // An answer may break off on its way, as one does that the window gives up.
        const bytes = await response.arrayBuffer().catch(() => null)
        return { status, headers, bytes }
      },
      ({ status, headers, bytes }) => {
        this.#asking.delete(gone)
        if (bytes === null) return gone()
        const body = status === 204 || status === 304 ? null : bytes
        this.#world.enqueue(from, () => resolve(new Response(body, { status, headers })))
      },
      (error) => this.#world.fail(error),
    )
    return promise
  }

  /** The host's way out. */
  async #fetchCentral(process: Process, url: string, init: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(url)
    const ask = {
      method: init.method ?? 'GET',
      path: `${pathname}${search}`,
      headers: new Headers(init.headers),
      body: await new Response(init.body ?? '').text(),
    }
    const { weather } = this
    const answer = await this.#network.send(process, weather, ask, init.signal ?? null)
    const { status, headers } = answer
    return new Response(Uint8Array.from(answer.body), { status, headers })
  }

  /** Starts the host; `started` is called in its process when it answers. */
  startHost(started: (host: Host) => void = () => {}): void {
    if (this.host !== null) return
    this.#starts += 1
    const process = this.#world.start(`${this.name} host`)
    const running: Running<Host> = { process, program: null }
    this.host = running
    const modules = {
      ...plainModules,
      'node:os': { ...nodeOs, uptime: () => 1e6 + this.#world.now / 1000 },
      'node:crypto': hostCrypto(this.#world),
      'node:fs': this.disk.sync(),
      'node:fs/promises': this.disk.promises(),
    }
    this.#world.run(
      process,
      async () => {
        const { createHost } = this.#programs.host(this.#globals(process), modules)
        return createHost({
          shell: 'browser',
          version: '1.0.0',
          profile,
          rendererFolder: '/window',
          now: () => new Date(beginning + Math.floor(this.#world.now) + this.skew),
          fetch: (url, init) => this.#fetchCentral(process, url, init),
          keychain: {
            seal: async (bytes) => bytes,
            open: async (bytes) => ({ bytes, sealAgain: false }),
          },
          openLink: async () => {},
          openFile: async () => {},
        })
      },
      (host) => {
        running.program = host
        started(host)
      },
      (error) => {
        // A host that cannot write its lock to a full disk does not start; there may be room by now.
        if (!lacksRoom(error))
          this.#world.fail(new Error(`the host of ${this.name} does not start`, { cause: error }))
        this.killHost()
      },
    )
  }

  /** Opens a window as `boot` of the renderer does, and the worker with the first. */
  openWindow(index: number, opened: (window: Window, warning: unknown) => void = () => {}): void {
    if (this.windows[index] != null) return
    const process = this.#world.start(`${this.name} window ${index}`)
    const running: OpenWindow = { process, program: null }
    this.windows[index] = running
    this.#world.run(
      process,
      async () => {
        const window = this.#programs.window(this.#globals(process), {})
        await window.openStore()
        const warning: unknown = await window.reconcileJournal().catch((error: unknown) => error)
        return { window, warning }
      },
      ({ window, warning }) => {
        running.program = window
        this.#startWorker()
        opened(window, warning)
      },
      (error) => this.#giveUp(error, () => this.killWindow(index)),
    )
  }

  #startWorker(): void {
    if (this.worker !== null) return
    const process = this.#world.start(`${this.name} worker`)
    const running: NonNullable<Device['worker']> = { process, program: null }
    this.worker = running
    this.#world.run(
      process,
      async () => {
        const window = this.#programs.window(this.#globals(process), {})
        await window.openStore()
        const clock = { ...window.clock, random: () => this.#world.random() }
        return window.runSync(window.here(), clock)
      },
      (loop) => {
        running.program = loop
      },
      (error) => this.#giveUp(error, () => this.#killWorker()),
    )
  }

  /** What does not start because something else is gone is started again later. */
  #giveUp(error: unknown, end: () => void): void {
    if (error instanceof ProblemError && startAgain.has(error.problem.code)) end()
    else this.#world.fail(error)
  }

  /** As the reviewer's press on “Sync now”, or the network that is back. */
  wake(how?: 'anew'): void {
    const { worker } = this
    if (worker?.program) this.#world.enqueue(worker.process, () => worker.program?.wake(how))
  }

  #end(process: Process): void {
    this.#world.kill(process)
    for (const peers of this.#channels.values())
      for (const [peer, owner] of peers) if (owner === process) peers.delete(peer)
    for (const bucket of this.#buckets.values()) bucket.release(process)
    this.#locks.release(process)
  }

  killHost(): void {
    if (this.host === null) return
    this.#world.kill(this.host.process)
    this.host = null
    for (const gone of this.#asking) gone()
    this.#asking.clear()
  }

  killWindow(index: number): void {
    const running = this.windows[index]
    if (running == null) return
    this.windows[index] = null
    this.#end(running.process)
  }

  killBrowser(): void {
    this.killWindow(0)
    this.killWindow(1)
    this.#killWorker()
    for (const bucket of this.#buckets.values()) bucket.endBrowser()
  }

  #killWorker(): void {
    if (this.worker === null) return
    const { process } = this.worker
    this.worker = null
    this.#end(process)
  }

  losePower(): void {
    this.killHost()
    this.killBrowser()
    for (const bucket of this.#buckets.values()) bucket.losePower()
    this.disk.losePower()
  }
}

/**
 * A request with its signal as it is. One that Node follows is kept, with all that listens to it, until
 * Node gets round to tidying up, which a simulation leaves it no time for.
 */
function requestOf(url: string, { signal, ...init }: RequestInit = {}): Request {
  const request = new Request(url, init)
  return signal ? Object.defineProperty(request, 'signal', { value: signal }) : request
}

/** Whether a full disk is what an error comes from. */
const lacksRoom = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as NodeJS.ErrnoException).code === 'ENOSPC' || lacksRoom(error.cause))
