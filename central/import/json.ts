import * as z from 'zod'
import type { Problem } from '../../shared/protocol/problem.ts'
import { fault, faultsOf } from './faults.ts'
import {
  type History,
  ManifestEarlier,
  ManifestEarned,
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
): { programme: Programme; history: History; packets: Wanted[]; faults: Problem[] } {
  const faults: Problem[] = []
  const content = readText(text, name, faults)
  const list = z.object({ packets: z.array(z.unknown()).default([]) }).safeParse(content ?? {})
  if (!list.success) faults.push(...faultsOf(name, list.error))
  const programme = list.success ? readProgramme(content, name, faults) : none
  const history = list.success ? readHistory(content, name, faults) : noHistory()

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
  return { programme, history, packets, faults }
}

/** Reads `framework.json`: what the packets are reviewed against, by whom, and what was before. */
export function readFrameworkFile(text: string, name: string) {
  const faults: Problem[] = []
  const content = readText(text, name, faults)
  const programme = readProgramme(content, name, faults)
  const history = readHistory(content, name, faults)
  return { programme, history, faults }
}

const none: Programme = { rubrics: [], reviewers: [] }
const noHistory = (): History => ({ earned: [], earlier: [] })

function readProgramme(content: unknown, name: string, faults: Problem[]): Programme {
  const programme = Programme.safeParse(content ?? {})
  if (programme.success) return programme.data
  faults.push(...faultsOf(name, programme.error))
  return none
}

const Entries = z.array(z.unknown()).default([])
const WithHistory = z.object({ earned: Entries, earlier: Entries })

function readHistory(content: unknown, name: string, faults: Problem[]): History {
  const lists = WithHistory.safeParse(content ?? {})
  if (!lists.success) {
    // That it is no object at all is said already, of the programme.
    faults.push(
      ...faultsOf(name, lists.error).filter((_, at) => lists.error.issues[at]!.path.length > 0),
    )
    return noHistory()
  }
  const read = <Entry>(member: keyof History, schema: z.ZodType<Entry>) =>
    lists.data[member].flatMap((value, at) => {
      const where = `${name}, ${member}[${at}]`
      const entry = schema.safeParse(value)
      if (entry.success) return [{ where, entry: entry.data }]
      faults.push(...faultsOf(where, entry.error))
      return []
    })
  return { earned: read('earned', ManifestEarned), earlier: read('earlier', ManifestEarlier) }
}
