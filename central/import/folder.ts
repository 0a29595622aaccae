import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { fail, type Problem } from '../../shared/protocol/problem.ts'
import { readCsv } from './csv.ts'
import { readFrameworkFile, readJson } from './json.ts'
import { fault } from './faults.ts'
import type { History, Manifest, Programme } from './manifest.ts'

/** @throws ProblemError `manifest-missing` */
export async function readFolder(folder: string): Promise<Manifest> {
  const [framework, json, csv] = await Promise.all(
    ['framework.json', 'manifest.json', 'manifest.csv'].map((name) => readIn(folder, name)),
  )
  if (json === null && csv === null) fail('manifest-missing', folder)
  const faults: Problem[] = []
  const programme: Programme = { rubrics: [], reviewers: [] }
  const history: History = { earned: [], earlier: [] }
  const add = (read: { programme: Programme; history: History; faults: Problem[] }) => {
    if (read.programme.framework) programme.framework = read.programme.framework
    programme.rubrics.push(...read.programme.rubrics)
    programme.reviewers.push(...read.programme.reviewers)
    history.earned.push(...read.history.earned)
    history.earlier.push(...read.history.earlier)
    faults.push(...read.faults)
  }
  if (typeof framework === 'string') add(readFrameworkFile(framework, 'framework.json'))
  const packets = []
  if (typeof json === 'string') {
    const read = readJson(json, 'manifest.json')
    add(read)
    packets.push(...read.packets)
  }
  if (typeof csv === 'string') {
    const read = readCsv(csv, 'manifest.csv')
    faults.push(...read.faults)
    for (const wanted of read.packets) {
      const twice = packets.find(({ packet }) => packet.id === wanted.packet.id)
      if (twice) faults.push(fault(wanted.where, `${wanted.packet.id} is in ${twice.where} too`))
      else packets.push(wanted)
    }
  }
  return { programme, history, packets, faults }
}

async function readIn(folder: string, name: string): Promise<string | null> {
  try {
    const bytes = await readFile(path.join(folder, name))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    if (error instanceof TypeError) fail('manifest-malformed', name, 'is not text in UTF-8', error)
    throw error
  }
}

/**
 * The real path of a file that a manifest names.
 * @returns null when there is none, or when it lies outside the folder, whatever links say
 */
export async function findFile(folder: string, name: string): Promise<string | null> {
  try {
    const root = await realpath(folder)
    const file = await realpath(path.resolve(root, name))
    const inside = path.relative(root, file)
    return inside.startsWith('..') || path.isAbsolute(inside) ? null : file
  } catch {
    return null
  }
}
