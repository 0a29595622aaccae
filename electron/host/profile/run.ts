import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { readIfThere, writeWhole } from './files.ts'

/** What a run of the host leaves for the next one. */
const Mark = z.object({
  /** When the machine was started, in milliseconds since 1970. */
  bootedAt: z.number(),
  /** Whether the run ended in order. */
  ended: z.boolean(),
})

export type Run = {
  /** This run's id, where what was written before it may not be whole on the disk; else null. */
  interrupted: string | null
  /** Notes that this run ended in order. */
  end: () => Promise<void>
}

const runPath = (profile: string) => join(profile, 'host.run')

/** Clocks are set; the start of a machine is not known more exactly. In milliseconds. */
const slack = 60_000

const booted = () => Date.now() - uptime() * 1000

function readMark(text: string | null): z.infer<typeof Mark> | null {
  try {
    return text === null ? null : Mark.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * Begins a run on a profile that is locked for this process. The power may have gone in the run before
 * it, or after its end, when not all that it left was on the disk yet.
 */
export async function beginRun(profile: string): Promise<Run> {
  const path = runPath(profile)
  const before = readMark(await readIfThere(path))
  const bootedAt = booted()
  const isWhole = before?.ended === true && Math.abs(before.bootedAt - bootedAt) < slack
  const write = (ended: boolean) => writeWhole(path, JSON.stringify({ bootedAt, ended }))
  // Without room for it there is no mark, which says the same.
  await write(false).catch(() => rm(path, { force: true }))
  return { interrupted: isWhole ? null : randomUUID(), end: () => write(true) }
}
