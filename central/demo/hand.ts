/** One thread of the crew: makes the packets it is told to, one after the other. */
import { parentPort } from 'node:worker_threads'
import type { Delivery, Order } from './crew.ts'
import type { HandIn } from './hand-ins/hand-in.ts'
import { makeHandIns } from './make.ts'
import { recallHandIns } from './recall.ts'
import { planAll } from './all.ts'

const port = parentPort!

async function make({ nth, today }: Order) {
  const packet = planAll(today)[nth]!
  const handIns: HandIn[] = []
  for await (const handIn of makeHandIns(packet)) handIns.push(handIn)
  const earlier = packet.attempt > 1 ? await recallHandIns(packet, handIns) : []
  port.postMessage({ nth, handIns, earlier } satisfies Delivery)
}

port.on('message', (order: Order) => {
  make(order).catch((error: unknown) => {
    // Out of the promise, so that the thread ends and whoever waits is told.
    setImmediate(() => {
      throw error
    })
  })
})
