/** One thread of the crew: makes the packets it is told to, one after the other. */
import { parentPort } from 'node:worker_threads'
import type { Delivery, Order } from './crew.ts'
import type { HandIn } from './hand-ins/hand-in.ts'
import { makeHandIns } from './make.ts'
import { planAll } from './all.ts'

const port = parentPort!

async function make({ nth, today }: Order) {
  const handIns: HandIn[] = []
  for await (const handIn of makeHandIns(planAll(today)[nth]!)) handIns.push(handIn)
  port.postMessage({ nth, handIns } satisfies Delivery)
}

port.on('message', (order: Order) => {
  make(order).catch((error: unknown) => {
    // Out of the promise, so that the thread ends and whoever waits is told.
    setImmediate(() => {
      throw error
    })
  })
})
