import * as nodeCrypto from 'node:crypto'
import type { World } from '../engine/world.ts'

/** The moment at which every simulation begins. */
export const beginning = Date.parse('2026-11-24T09:00:00.000Z')

/** Every name that a simulated program finds as a global instead of the real one. */
export const globalNames = [
  'Date',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'AbortSignal',
  'crypto',
  'navigator',
  'BroadcastChannel',
  'fetch',
  'indexedDB',
  'IDBKeyRange',
  'process',
] as const

function clockOf(now: () => number): typeof Date {
  return class extends Date {
    constructor(...given: [] | [string | number | Date]) {
      super(given.length === 0 ? now() : given[0])
    }
    static override now = now
  } as typeof Date
}

/**
 * As `AbortSignal.any`. That of Node keeps its signal in memory for as long as somebody listens to it
 * and none of its sources has aborted, which is for ever where the process that waits was ended.
 */
function anyOf(signals: AbortSignal[]): AbortSignal {
  const either = new AbortController()
  for (const signal of signals) {
    const follow = () => either.abort(signal.reason)
    if (signal.aborted) follow()
    else signal.addEventListener('abort', follow, { once: true })
  }
  return either.signal
}

/** Time, as a process has it whose machine's clock is wrong by `skew()` milliseconds. */
export function timeGlobals(world: World, skew: () => number) {
  const setTimeout = (run: () => void, milliseconds = 0) => {
    const process = world.current
    if (process === null) throw new Error('a timer is set outside of a task')
    return world.timer(process, milliseconds, run)
  }
  const setInterval = (run: () => void, milliseconds: number) => {
    let end = () => {}
    const again = () => {
      end = setTimeout(() => {
        again()
        run()
      }, milliseconds)
    }
    again()
    // As Node's, which the host lets its process end in spite of.
    return Object.assign(() => end(), { unref: () => {} })
  }
  const clearTimeout = (end: (() => void) | undefined) => end?.()
  return {
    Date: clockOf(() => beginning + Math.floor(world.now) + skew()),
    performance: { now: () => world.now },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval: clearTimeout,
    setImmediate: (run: () => void) => world.soon(run),
    AbortSignal: {
      any: anyOf,
      timeout: (milliseconds: number) => {
        const late = new AbortController()
        setTimeout(() => late.abort(new DOMException('too late', 'TimeoutError')), milliseconds)
        return late.signal
      },
    },
  }
}

/** Random bytes by the seed. */
export function randomBytes(world: World, bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = world.below(256)
  return bytes
}

/** The window's `crypto`: its ciphers are the platform's, its chance is the simulation's. */
export function webCrypto(world: World) {
  return {
    getRandomValues: (bytes: Uint8Array) => randomBytes(world, bytes),
    randomUUID: () => uuidOf(world),
    subtle: new Proxy(nodeCrypto.webcrypto.subtle, {
      get: (subtle, name) => {
        const operation: unknown = Reflect.get(subtle, name)
        if (typeof operation !== 'function') return operation
        return (...given: unknown[]) =>
          world.outside(() => operation.apply(subtle, given) as Promise<unknown>)
      },
    }),
  }
}

/** The head of an Ed25519 private key in PKCS 8, before its 32 bytes. */
const keyHead = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The host's `node:crypto`: the real one, with keys and ids by the seed. */
export const hostCrypto = (world: World): Partial<typeof nodeCrypto> => ({
  ...nodeCrypto,
  randomBytes: (size: number) => Buffer.from(randomBytes(world, new Uint8Array(size))),
  randomUUID: () => uuidOf(world),
  generateKeyPairSync: (() => {
    const der = Buffer.concat([keyHead, randomBytes(world, new Uint8Array(32))])
    const privateKey = nodeCrypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    return { privateKey, publicKey: nodeCrypto.createPublicKey(privateKey) }
  }) as unknown as typeof nodeCrypto.generateKeyPairSync,
})

const made = new WeakMap<World, number>()

/** A version 4 UUID by the seed, unlike every other: two deeds may have the same luck. */
export function uuidOf(world: World): ReturnType<typeof nodeCrypto.randomUUID> {
  const bytes = Buffer.from(randomBytes(world, new Uint8Array(16)))
  const count = (made.get(world) ?? 0) + 1
  made.set(world, count)
  bytes.writeUInt32BE(count, 12)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
