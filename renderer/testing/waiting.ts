import { pieceSize } from '../../shared/model/evidence.ts'
import { noLibrary } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import type { BrokenOff } from '../sync/broken-off.ts'
import { fetchEvidence } from '../sync/evidence.ts'
import { bytesOf, fileOf } from './fixtures.ts'
import { arrive } from './opened.ts'
import { bench, withFiles } from './setup.ts'

/** In bytes: a file of two whole pieces and a part of one. */
export const big = 2 * pieceSize + 500

export const endless = () => Promise.resolve(Infinity)

export const rangeOf = (init?: RequestInit) => new Headers(init?.headers).get('range')

/** One packet per size, each with one file that central records have. */
export async function waiting(...sizes: number[]) {
  const all = await bench()
  const contents = sizes.map((size, index) => bytesOf(index + 1, size))
  const files = await Promise.all(contents.map((bytes) => fileOf(bytes)))
  for (const [index, file] of files.entries()) all.central.blobs.set(file.sha256, contents[index]!)
  await arrive(all.store, ...files.map((file, index) => withFiles(`P-${index}`, [file])))
  const { store, client } = all
  const row = (index = 0) => store.library.files.get(files[index]!.sha256)
  const packet = (index = 0) => store.library.packets.get(`P-${index}`)
  const fetchAll = (room = endless, brokenOff?: BrokenOff) =>
    fetchEvidence(store, client(), () => 0, room, brokenOff)
  const counts = () => readMeta(store.library.meta, 'counts', noLibrary)
  return { ...all, contents, files, row, packet, fetchAll, counts }
}
