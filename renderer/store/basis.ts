import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { demandedRows, isLocked, lockedBy } from './calibration.ts'
import type { Store } from './databases.ts'
import type { PacketRow, SealedDecision } from './rows.ts'
import { openPacket } from './sealed.ts'
import { lastOf } from './work.ts'

/** All that a decision on a packet is made on, apart from its draft. */
export type Basis = {
  packet: Packet
  /** In the version that the packet is to be scored with; null while it is not here. */
  rubric: Rubric | null
  gone: PacketRow['gone']
  /** Whether a qualification is wanted before it is decided. */
  locked: boolean
  /** Whether this machine serves it again: what is chosen on it is signed by nobody. */
  isRepeat: boolean
  /** What was decided last on the packet here, of whatever kind. */
  last: Pick<SealedDecision, 'id' | 'kind'> | null
}

/** @returns null when the packet is not here. @throws ProblemError `library-damaged` */
export async function readBasis(
  { library, journal, keys }: Pick<Store, 'library' | 'journal' | 'keys'>,
  packetId: string,
): Promise<Basis | null> {
  const [found, decisions] = await Promise.all([
    library.transaction('r', [library.bodies, library.packets, library.rubrics], async () => {
      const [body, row, demanded] = await Promise.all([
        library.bodies.get(packetId),
        library.packets.get(packetId),
        demandedRows(library),
      ])
      return (
        body && {
          body,
          row,
          demanded: demanded.filter(({ rubricId }) => rubricId === body.rubricId),
          rubric: await library.rubrics.get([body.rubricId, body.rubricVersion]),
        }
      )
    }),
    journal.decisions.where('packetId').equals(packetId).toArray(),
  ])
  if (found === undefined) return null
  const { body, row, rubric } = found
  const locks = await lockedBy({ library, journal, keys }, found.demanded)
  // A live query follows what was read up to here: WebCrypto is not IndexedDB.
  const packet = await openPacket(keys, body)
  return {
    packet,
    rubric: rubric ?? null,
    gone: row?.gone ?? null,
    locked: row !== undefined && isLocked(row, locks),
    isRepeat: row?.repeatOf !== undefined,
    last: lastOf(decisions),
  }
}

/**
 * A draft with the place that its decision will have among the others on its packet. What central
 * records took away can only be filed as a second opinion; a review that follows a withdrawal names
 * it, so that it cannot overtake it.
 */
export function placed(draft: Draft, { gone, last }: Basis): Draft {
  const kind = gone === null ? draft.kind : 'second-opinion'
  if (kind === 'amendment' || draft.supersedes !== null) return { ...draft, kind }
  return { ...draft, kind, supersedes: last?.kind === 'withdrawal' ? last.id : null }
}
