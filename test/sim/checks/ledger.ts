import { isSigned } from '../../../central/ledger/verify.ts'
import { Decision } from '../../../shared/model/decision.ts'
import type { Entry, State } from '../records/state.ts'
import { marksIn } from '../told.ts'

const doubled = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at)

/** What must be so of the ledger at every moment. */
export function ledgerFaults({ ledger, devices }: State): string[] {
  const faults = doubled(ledger.map(({ id }) => id)).map((id) => `${id} is in the ledger twice`)
  const places = ledger.map(({ deviceId, sequence }) => `${deviceId} ${sequence}`)
  faults.push(...doubled(places).map((place) => `the place ${place} was given twice`))
  for (const entry of ledger) {
    const key = devices.find(({ deviceId }) => deviceId === entry.deviceId)?.publicKey ?? ''
    if (!isSigned(entry, key)) faults.push(`${entry.id} is not as it was signed`)
    const decision = Decision.parse(JSON.parse(entry.canonical))
    if (decision.kind === 'withdrawal') continue
    const { packetId, note, scores } = decision
    const marks = [...marksIn(note), ...scores.map(({ comment }) => comment)]
    for (const mark of marks)
      if (mark !== '' && !mark.startsWith(`${packetId}#`))
        faults.push(`the decision on ${packetId} has ${mark}`)
  }
  return faults
}

/** What must be so of a device's order once all that it decided has come. */
export function orderFaults(entries: Entry[]): string[] {
  const order = entries.toSorted((one, other) => one.sequence - other.sequence)
  return order.flatMap((entry, index) => {
    const before = order[index - 1]
    const { previousHash } = Decision.parse(JSON.parse(entry.canonical))
    const next = before !== undefined && entry.sequence === before.sequence + 1
    return next && previousHash !== before.hash ? [`${entry.id} follows another`] : []
  })
}
