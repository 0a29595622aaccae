/**
 * What sending decisions costs beyond the sending: a thousand decisions by the product, each answer
 * checked and written down with strict durability, against posting the same batches by fetch alone.
 *
 * `push_ratio`: time against time.
 */
import { fileURLToPath } from 'node:url'
import { ratio, report, spread } from './support/numbers.ts'
import { openHandInDesk } from './support/office.ts'
import { startWorker } from './support/worker.ts'

/** The first turn warms both sides and does not count. */
const turns = 3
const decisions = 1000

const text = (index: number) => [
  { title: 'Reflection', text: `What I learned at station ${index}.` },
]
const packets = Array.from({ length: 2 * decisions * (turns + 1) }, (_, index) => text(index))
const office = await openHandInDesk(packets)
try {
  const entry = fileURLToPath(new URL('page/push.ts', import.meta.url))
  const worker = await startWorker(office.address, entry)
  const left = [...office.packets]
  const product: number[] = []
  const plain: number[] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const order = turn % 2 === 0 ? (['product', 'plain'] as const) : (['plain', 'product'] as const)
    for (const side of order) {
      const took = await worker.ask<number>(side, left.splice(0, decisions))
      process.stderr.write(`turn ${turn}, ${side}: ${Math.round(took)} ms\n`)
      if (turn > 0) (side === 'product' ? product : plain).push(took)
    }
  }
  await worker.close()
  report({
    name: 'push',
    push_ratio: ratio(product, plain),
    decisions,
    turns,
    push_ms: spread(product),
    plain_ms: spread(plain),
  })
} finally {
  await office.close()
}
