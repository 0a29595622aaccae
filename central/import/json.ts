import * as z from 'zod'
import type { Problem } from '../../shared/protocol/problem.ts'
import {
  fault,
  faultsOf,
  ManifestItem,
  ManifestPacket,
  Programme,
  type Wanted,
} from './manifest.ts'

const WithItems = z.object({ evidence: z.array(z.unknown()).min(1).max(100) })

/** Reads a JSON text; a fault says where it breaks off. */
function readText(text: string, name: string, faults: Problem[]): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    faults.push(
      fault(name, `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`),
    )
    return undefined
  }
}

/** Reads `manifest.json`: the packets, each with its evidence, and perhaps the programme. */
export function readJson(
  text: string,
  name: string,
): { programme: Programme; packets: Wanted[]; faults: Problem[] } {
  const faults: Problem[] = []
  const content = readText(text, name, faults)
  const list = z.object({ packets: z.array(z.unknown()).default([]) }).safeParse(content ?? {})
  if (!list.success) faults.push(...faultsOf(name, list.error))
  const programme = list.success ? readProgramme(content, name, faults) : none

  const packets: Wanted[] = []
  const seen = new Map<string, string>()
  for (const [at, entry] of (list.data?.packets ?? []).entries()) {
    const where = `${name}, packets[${at}]`
    const before = faults.length
    const packet = ManifestPacket.safeParse(entry)
    const evidence = WithItems.safeParse(entry)
    if (!packet.success) faults.push(...faultsOf(where, packet.error))
    if (!evidence.success) faults.push(...faultsOf(where, evidence.error))
    const items = (evidence.data?.evidence ?? []).flatMap((value, index) => {
      const place = `${where}.evidence[${index}]`
      const item = ManifestItem.safeParse(value)
      if (item.success) return [{ where: place, item: item.data }]
      faults.push(...faultsOf(place, item.error))
      return []
    })
    const id = packet.data?.id ?? ''
    if (packet.success && seen.has(id))
      faults.push(fault(where, `${id} is described already in ${seen.get(id)}`))
    if (packet.success && faults.length === before)
      packets.push({ where, packet: packet.data, items })
    seen.set(id, where)
  }
  return { programme, packets, faults }
}

/** Reads `framework.json`: what the packets are reviewed against, and by whom. */
export function readFrameworkFile(text: string, name: string) {
  const faults: Problem[] = []
  const programme = readProgramme(readText(text, name, faults), name, faults)
  return { programme, faults }
}

const none: Programme = { rubrics: [], reviewers: [], earned: [] }

function readProgramme(content: unknown, name: string, faults: Problem[]): Programme {
  const programme = Programme.safeParse(content ?? {})
  if (programme.success) return programme.data
  faults.push(...faultsOf(name, programme.error))
  return none
}
