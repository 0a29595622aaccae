/**
 * How much of what the browser can do is left when evidence goes the product's whole way: from
 * central records through the host, hashed piece by piece, stored with progress and counts.
 *
 * `pull_ratio`: megabytes per second against a plain fetch and put of the same files through the
 * same host, as many at a time. `rows_ratio`: packets per second from the JSON of a page to the
 * library, parsed and checked, against putting the same rows with the same indexes.
 */
import { fileURLToPath } from 'node:url'
import { allFiles } from './support/documents.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { startWorker } from './support/worker.ts'

const turns = 7
const packets = { count: 2000, page: 500 }

const files = await allFiles()
const office = await openBenchOffice(files)
try {
  const entry = fileURLToPath(new URL('./page/pull.ts', import.meta.url))
  const worker = await startWorker(office.address, entry)
  const ours: number[] = []
  const plain: number[] = []
  let bytes = 0
  // The first turn warms both sides and does not count.
  for (let turn = 0; turn <= turns; turn += 1) {
    const evidence = await worker.ask<{ took: number; hashes: string[]; bytes: number }>('evidence')
    const took = await worker.ask<number>('plainEvidence', evidence.hashes)
    bytes = evidence.bytes
    if (turn === 0) continue
    const speed = (milliseconds: number) => bytes / 1e6 / (milliseconds / 1000)
    ours.push(speed(evidence.took))
    plain.push(speed(took))
  }
  const applied: number[] = []
  const put: number[] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const { took, plain } = await worker.ask<{ took: number; plain: number }>('rows', packets)
    if (turn === 0) continue
    applied.push(packets.count / (took / 1000))
    put.push(packets.count / (plain / 1000))
  }
  await worker.close()
  report({
    name: 'pull',
    pull_ratio: ratio(ours, plain),
    rows_ratio: ratio(applied, put),
    turns,
    files: files.length,
    megabytes: Math.round(bytes / 1e5) / 10,
    pull_mb_per_s: spread(ours),
    plain_mb_per_s: spread(plain),
    rows_per_s: spread(applied),
    plain_rows_per_s: spread(put),
  })
} finally {
  await office.close()
}
