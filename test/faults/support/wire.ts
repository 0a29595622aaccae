/** A wire between two programs that can be cut, stalled, slowed and disturbed, in either direction. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../support/programs.ts'
import type { Random } from '../../../shared/rules/random.ts'

export const mishaps = ['cut', 'reset', 'stall', 'slow', 'corrupt', 'refuse'] as const
export type Mishap = (typeof mishaps)[number]

export type Wire = {
  port: number
  /** Connections made from now on meet with this, those that are open too; null for a good wire. */
  trouble(mishap: Mishap | null): void
  /** How many connections met with a mishap. */
  readonly met: number
  close(): Promise<void>
}

/** In bytes: at the most, so much passes before a mishap, of a few words or of a long download. */
const longest = { words: 6000, download: 400_000 } as const
/** Of a slow line, in bytes a second. */
const slowness = 200_000

/** @param target the port to which it leads */
export async function startWire(target: number, random: Random): Promise<Wire> {
  const open = new Set<Socket>()
  let mishap: Mishap | null = null
  let met = 0

  /** Passes bytes on until the mishap of this moment befalls them. */
  async function pass(from: Socket, to: Socket): Promise<void> {
    let left = random.below(random.pick(Object.values(longest)))
    let struck = false
    for await (const chunk of from as AsyncIterable<Buffer>) {
      let bytes = chunk
      left -= bytes.length
      if (mishap !== null && left < 0 && !struck) {
        met += 1
        struck = mishap !== 'slow'
        if (mishap === 'cut' || mishap === 'reset') {
          to.write(bytes.subarray(0, random.below(bytes.length)))
          if (mishap === 'cut') to.destroySoon()
          else to.resetAndDestroy()
          from.resetAndDestroy()
          return
        }
        // Not for ever, or nothing would tell it from a line that is only quiet.
        if (mishap === 'stall') await sleep(2000 + random.below(3000))
        if (mishap === 'slow') await sleep((bytes.length / slowness) * 1000)
        if (mishap === 'corrupt') {
          bytes = Buffer.from(bytes)
          const at = random.below(bytes.length)
          bytes[at] = bytes[at]! ^ (1 << random.below(8))
        }
      }
      if (!to.write(bytes)) await Promise.race([once(to, 'drain'), once(to, 'close')])
    }
    to.end()
  }

  const server = createServer((near) => {
    if (mishap === 'refuse') {
      met += 1
      near.resetAndDestroy()
      return
    }
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      // What breaks on one side ends the other below.
      socket.on('error', () => {})
    }
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroySoon())
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const)
      pass(from, to).catch(() => to.destroy())
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port,
    trouble(next) {
      mishap = next
    },
    get met() {
      return met
    },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
