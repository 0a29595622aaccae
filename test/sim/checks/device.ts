import { isDeepStrictEqual } from 'node:util'
import { isFinal } from '../../../renderer/store/draft-row.ts'
import { countingOf, holdsWork, stand } from '../../../renderer/store/work.ts'
import type { Device } from '../machine/device.ts'
import type { Play } from '../play.ts'
import { readPacket } from '../records/packets.ts'
import { marksIn } from '../told.ts'
import type { View } from '../view.ts'

/** What was called saved or decided on a device and is not there. */
export function lossFaults({ told }: Play, device: Device, view: View): string[] {
  const faults: string[] = []
  const rows = new Map(view.decisions.map((one) => [one.row.id, one]))
  for (const [id, { device: of, packetId, canonical }] of told.decisions) {
    if (of !== device) continue
    const here = rows.get(id)
    if (here === undefined) faults.push(`the decision ${id} on ${packetId} is lost`)
    else if (here.row.signed.canonical !== canonical) faults.push(`${id} has other bytes`)
    else if (here.row.packetId !== packetId) faults.push(`${id} went to ${here.row.packetId}`)
  }
  const notes = [...view.drafts, ...view.decisions.map(({ decision }) => decision)]
  const kept = new Set(
    notes.flatMap((one) =>
      'note' in one ? marksIn(one.note).map((mark) => `${one.packetId} ${mark}`) : [],
    ),
  )
  for (const { packetId, mark } of told.saved.get(device) ?? [])
    if (!kept.has(`${packetId} ${mark}`)) faults.push(`${packetId} lost ${mark}`)
  for (const { packetId, note } of view.drafts)
    for (const mark of marksIn(note))
      if (!mark.startsWith(`${packetId}#`)) faults.push(`the draft of ${packetId} has ${mark}`)
  return faults
}

/**
 * A review of what is decided: nothing could come of it but a second decision. It is so by the newest
 * revision that is known here: after a loss of power a draft can go on with an older state of the
 * library, or be on a revision that never comes again, as the packet was withdrawn meanwhile.
 */
export function draftFaults({ central }: Play, { drafts, sealed, packets }: View): string[] {
  // What was refused or in conflict when it was begun may be taken after a restore.
  if (central.restored) return []
  return drafts.flatMap(({ packetId, packetRevision, kind, supersedes }) => {
    const decision = countingOf(sealed.filter((one) => one.packetId === packetId))
    const now = Math.max(packets.get(packetId)?.revision ?? 0, packetRevision)
    const begunAnew = kind === 'review' && supersedes === null
    return begunAnew && decision !== null && isFinal(decision, now)
      ? [`a review of ${packetId} was begun, which is ${decision.state}`]
      : []
  })
}

/** Where a device does not agree with central records about what was decided on it. */
export function deliveryFaults({ central, told }: Play, device: Device, view: View): string[] {
  const faults: string[] = []
  const { ledger, refused } = central.state
  for (const { row } of view.decisions) {
    const entry = ledger.find(({ id }) => id === row.id)
    if (row.state === 'refused') {
      if (entry !== undefined && entry.state !== 'refused')
        faults.push(`${row.id} is refused here and ${entry.state} there`)
      if (!refused.some(({ body }) => body.includes(row.id)) && entry?.state !== 'refused')
        faults.push(`${row.id} is refused here and not there`)
      if (row.problem === null) faults.push(`${row.id} is refused without a reason`)
      continue
    }
    const there = entry?.state === 'kept' ? 'accepted' : entry?.state
    // One that was held before has its place in the ledger.
    const refusedThere = refused.some(({ body }) => body.includes(row.id)) || there === 'refused'
    if (row.state === 'answered' && (refusedThere || there === 'conflict')) continue
    if (entry === undefined) faults.push(`${row.id} (${row.state}) is not in the ledger`)
    else if (there !== row.state) faults.push(`${row.id}: ${row.state}, there ${entry.state}`)
    else if (entry.canonical !== row.signed.canonical) faults.push(`${row.id}: other bytes there`)
    if (
      (row.state === 'accepted' || row.state === 'conflict') &&
      row.receipt?.hash !== row.signed.hash
    )
      faults.push(`${row.id} was retired without its receipt`)
    if (row.state === 'conflict' && row.receipt?.conflict !== entry?.conflict)
      faults.push(`${row.id} is a conflict without its kind`)
  }
  for (const [id, { device: of }] of told.decisions)
    if (of === device && !view.decisions.some(({ row }) => row.id === id))
      faults.push(`${id} is not here`)
  for (const id of told.unsigned)
    if (ledger.some((entry) => entry.id === id) || refused.some(({ body }) => body.includes(id)))
      faults.push(`${id} was sent, and is of a packet served again`)
  return faults
}

/** Where the library of a device is not what central records have for its reviewer. */
export function libraryFaults({ central }: Play, device: Device, view: View): string[] {
  const faults: string[] = []
  const { state } = central
  for (const { id } of state.packets) {
    const now = readPacket(state, id)!
    // One that is served again may have been given the name of somebody else's.
    const row = view.rows.find((one) => one.id === id && one.repeatOf === undefined)
    const mine = !now.withdrawn && now.reviewerId === device.reviewerId
    if (mine && row === undefined) faults.push(`${id} is missing`)
    if (row === undefined) continue
    const own = view.sealed.filter(({ packetId }) => packetId === id)
    const work = {
      draft: view.drafts.some(({ packetId }) => packetId === id),
      latest: countingOf(own),
      undelivered: own.some((one) => one.state !== 'accepted' && one.state !== 'answered'),
      withdrawn: new Set(
        own.flatMap(({ kind, supersedes }) => (kind === 'withdrawal' ? (supersedes ?? []) : [])),
      ),
    }
    const here = view.packets.get(id)
    const { standing } = stand(work, {
      inEffect: here?.decided ?? null,
      revision: here?.revision ?? 1,
    })
    if (row.standing !== standing) faults.push(`${id} shows ${row.standing}, not ${standing}`)
    if (mine) {
      if (row.gone !== null) faults.push(`${id} is ${row.gone} here`)
      if (!isDeepStrictEqual(here, now.packet)) faults.push(`${id} is another here`)
      if (!row.ready || row.have !== row.bytes) faults.push(`${id} has not all its evidence`)
    } else {
      // A packet that somebody else has may be withdrawn from them; nobody else is told.
      const so = {
        withdrawn: now.withdrawn,
        reassigned: now.reviewerId !== device.reviewerId,
        unlisted: true,
      }
      if (row.gone === null) faults.push(`${id} is still here`)
      else if (!central.restored && !so[row.gone]) faults.push(`${id} is not ${row.gone}`)
      if (!holdsWork(work)) faults.push(`${id} stays without work on it`)
    }
  }
  return faults
}

/** Where what is counted is not what is there. */
export function countFaults({ status, rows, drafts, decisions }: View): string[] {
  const of = (state: string) => decisions.filter(({ row }) => row.state === state).length
  const counted = {
    drafts: drafts.length,
    unsent: of('unsent'),
    held: of('held'),
    accepted: of('accepted'),
    conflict: of('conflict'),
    refused: of('refused'),
    answered: of('answered'),
  }
  const faults: string[] = []
  if (!isDeepStrictEqual(status.signed, counted))
    faults.push(`counted ${JSON.stringify(status.signed)}, there are ${JSON.stringify(counted)}`)
  const ready = rows.filter((row) => row.ready).length
  if (status.library.packets !== rows.length || status.library.ready !== ready)
    faults.push(`counted ${JSON.stringify(status.library)}, there are ${rows.length}, ${ready}`)
  return faults
}

/** What asks for the reviewer and is not listed, or leaves nothing to do. */
export function conflictFaults({ sealed, conflicts }: View): string[] {
  return sealed.flatMap(({ state, packetId }) => {
    if (state !== 'conflict' && state !== 'refused') return []
    return conflicts.get(packetId) ? [] : [`nothing can be done about the ${state} of ${packetId}`]
  })
}
