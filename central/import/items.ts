import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { EarnedBy } from '../../shared/model/packet.ts'
import { type Problem, problem } from '../../shared/protocol/problem.ts'
import { boxOf } from '../covers/box.ts'
import { canBeCovered, setCovers } from '../covers/put.ts'
import type { Trx } from '../database/tables.ts'
import { mediaTypes, mismatch, typeOfName } from '../evidence/media.ts'
import type { Central } from '../open.ts'
import { findFile } from './folder.ts'
import { fault } from './faults.ts'
import type { EarnedItem, ManifestItem, PlacedItem } from './manifest.ts'

/**
 * Stores what a manifest names.
 * @returns the items that could be taken, in order, and what is wrong with the others
 */
export async function takeItems(
  central: Central,
  folder: string,
  items: readonly PlacedItem[],
): Promise<{ evidence: Evidence[]; faults: Problem[] }> {
  const faults: Problem[] = []
  const evidence: Evidence[] = []
  for (const [at, { where, item }] of items.entries()) {
    const made = await toEvidence(central, folder, where, `E${at + 1}`, item)
    if ('code' in made) {
      faults.push(made)
      continue
    }
    evidence.push(made)
    if (item.covers && !(made.kind === 'file' && canBeCovered(made)))
      faults.push(fault(where, 'is of a type of which no part can be covered'))
  }
  return { evidence, faults }
}

/** Covers what the manifest says of each item; of those of which it says nothing, all stays. */
export async function coverItems(
  trx: Trx,
  items: readonly PlacedItem[],
  evidence: readonly Evidence[],
): Promise<void> {
  for (const [at, { item }] of items.entries())
    if (item.covers) await setCovers(trx, evidence[at]!.sha256, item.covers.map(toCovering))
}

const toCovering = ({ page, name, ...edges }: NonNullable<ManifestItem['covers']>[number]) => ({
  page: page - 1,
  name,
  box: boxOf(edges),
})

/** Names what a level was earned by; what was handed in is known by its bytes, which are not kept. */
export async function nameItem(
  folder: string,
  where: string,
  { title, file: name, text, url }: EarnedItem,
): Promise<EarnedBy['evidence'][number] | Problem> {
  if (text !== undefined) return { title, kind: 'text', sha256: hash(text) }
  if (url !== undefined) return { title, kind: 'link', sha256: hash(url) }
  if (name === undefined) return { title, kind: 'file', sha256: null }
  const file = await findIn(folder, where, name)
  if (typeof file !== 'string') return file
  const digest = createHash('sha256')
  for await (const part of createReadStream(file)) digest.update(part as Buffer)
  return { title, kind: 'file', sha256: digest.digest('hex') }
}

async function findIn(folder: string, where: string, name: string): Promise<string | Problem> {
  const file = await findFile(folder, name)
  return file !== null && (await stat(file)).isFile() ? file : problem('file-missing', where, name)
}

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

async function toEvidence(
  central: Central,
  folder: string,
  where: string,
  id: string,
  { title, file: name, text, url, type }: ManifestItem,
): Promise<Evidence | Problem> {
  if (text !== undefined) return { id, title, kind: 'text', text, sha256: hash(text) }
  if (url !== undefined) return { id, title, kind: 'link', url, sha256: hash(url) }
  if (name === undefined) return fault(where, 'needs exactly one of file, text and url')

  const file = await findIn(folder, where, name)
  if (typeof file !== 'string') return file
  const mediaType = type ?? typeOfName(name)
  if (mediaType === null || !mediaTypes.has(mediaType))
    return fault(where, `${type ?? name} is of a type that reviewers cannot read here`)
  const wrong = await mismatch(file, mediaType)
  if (wrong !== null) return problem('file-not-its-type', where, `${name} ${wrong}`)
  const stored = await central.evidence.put(file)
  return {
    id,
    title,
    kind: 'file',
    fileName: path.basename(name).slice(0, 300),
    mediaType,
    ...stored,
  }
}
