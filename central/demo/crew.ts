import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { HandIn } from './hand-ins/hand-in.ts'

export type Order = { nth: number; today: Date }
/** `earlier` is what was handed in with the attempt before; empty where this is the first. */
export type Delivery = { nth: number; handIns: HandIn[]; earlier: HandIn[] }

/**
 * Has the hand-ins of so many packets made by as many threads as the machine can run at once; each
 * makes one packet at a time. They arrive in no order.
 * @param take is waited for before the thread that made it gets the next packet
 */
export async function makeByCrew(
  packets: number,
  today: Date,
  take: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  let next = 0
  const hands = Math.min(packets, Math.max(1, Math.min(availableParallelism(), 6)))
  const workers = Array.from(
    { length: hands },
    () => new Worker(new URL('hand.ts', import.meta.url)),
  )
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const order = () => {
        if (next >= packets) resolve()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        else worker.postMessage({ nth: next++, today } satisfies Order)
      }
      worker.on('error', reject)
      worker.on('exit', () => {
        reject(new Error('A thread of the demonstration ended before its work was done.'))
      })
      worker.on('message', (delivery: Delivery) => {
        take(delivery).then(order, reject)
      })
      order()
    })
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
