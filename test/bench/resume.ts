/**
 * What a cut costs: the network between host and central records breaks once, at a random place of
 * the bytes of all evidence, with every download that is under way.
 *
 * `bytes_again`: of a file, sent more than once; at most one piece is wanted. Counted is what leaves
 * for the host, read there or not: what buffers on the way held at the cut was sent for nothing.
 */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { pieceSize } from '../../shared/model/evidence.ts'
import { createRandom } from '../../shared/rules/random.ts'
import { allFiles } from './support/documents.ts'
import { report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { startWorker } from './support/worker.ts'

const turns = 12
const random = createRandom(1)

const pathOf = (bytes: Uint8Array) =>
  `/v1/evidence/${createHash('sha256').update(bytes).digest('hex')}`

const files = await allFiles()
const sizes = new Map(files.map(({ bytes }) => [pathOf(bytes), bytes.length]))
const office = await openBenchOffice(files)
const { proxy } = office
try {
  const entry = fileURLToPath(new URL('page/resume.ts', import.meta.url))
  const worker = await startWorker(office.address, entry)
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const again: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const cutAt = random.below(total)
    let passed = 0
    let cut = false
    const first = proxy.asked.length
    proxy.treat(({ path }) => {
      if (!path.startsWith('/v1/evidence/')) return undefined
      const before = !cut
      return {
        bytes: (part) => {
          passed += part.length
          cut ||= passed > cutAt
          if (cut && before) throw new Error('the network is gone')
          return part
        },
      }
    })
    await worker.ask<number>('fetchAll')
    const sent = new Map<string, number>()
    for (const { path, sent: bytes } of proxy.asked.slice(first))
      if (sizes.has(path)) sent.set(path, (sent.get(path) ?? 0) + bytes)
    const excess = [...sent].map(([path, bytes]) => bytes - (sizes.get(path) ?? 0))
    again.push(Math.max(0, ...excess))
    process.stderr.write(`cut at ${cutAt} of ${total}: ${again.at(-1)} bytes again\n`)
  }
  await worker.close()
  const most = Math.max(...again)
  report({
    name: 'resume',
    pieces_again: Math.ceil((most / pieceSize) * 1000) / 1000,
    piece: pieceSize,
    turns,
    files: files.length,
    bytes_again: spread(again),
  })
  process.exitCode = most > pieceSize ? 1 : 0
} finally {
  await office.close()
}
