import { Decision, type Review } from '../../../shared/model/decision.ts'
import type { EarlierAttempt, EarnedBy, InEffect, Packet } from '../../../shared/model/packet.ts'
import type { Entry, PacketRecord, State } from './state.ts'

/** As `central/packets/wire.ts` has it from the database. */
export type PacketNow = {
  packet: Packet
  reviewerId: string | null
  withdrawn: boolean
  round: number
}

const isTakenBack = ({ ledger }: State, id: string) =>
  ledger.some(
    ({ kind, state, supersedes }) =>
      kind === 'withdrawal' && state === 'accepted' && supersedes === id,
  )

/** The decision that counts for a packet as it is now, as the view `in_effect` finds it. */
export function inEffect(
  state: State,
  { id, revision, round, withdrawn }: PacketRecord,
): Entry | null {
  if (withdrawn) return null
  return state.ledger
    .filter((entry) => entry.packetId === id && entry.state === 'accepted')
    .filter((entry) => entry.kind !== 'withdrawal' && !isTakenBack(state, entry.id))
    .filter((entry) => entry.packetRevision === revision && entry.round === round)
    .reduce<Entry | null>(
      (last, entry) => (last === null || entry.judged! > last.judged! ? entry : last),
      null,
    )
}

function toEarlier({ attempt, evidence }: State['packets'][number], entry: Entry): EarlierAttempt {
  const { rubricVersion, scores, feedback, outcome } = reviewIn(entry)
  return {
    attempt,
    decisionId: entry.id,
    rubricVersion,
    outcome,
    scores,
    feedback,
    decidedAt: entry.receivedAt,
    evidence,
  }
}

const toEarnedBy = ({ evidence }: PacketRecord, { receivedAt }: Entry): EarnedBy => ({
  achievementId: 'field-1',
  earnedAt: receivedAt,
  evidence: evidence.map(({ title, kind, sha256 }) => ({ title, kind, sha256 })),
})

function reviewIn({ canonical }: Entry): Review {
  const decision = Decision.parse(JSON.parse(canonical))
  if (decision.kind === 'withdrawal') throw new Error('a withdrawal is in effect')
  return decision
}

function toInEffect(entry: Entry, reviewerId: string | null): InEffect {
  const review = reviewIn(entry)
  const { packetRevision, rubricId, rubricVersion, scores, about, feedback, note, madeAt } = review
  const said = { scores, ...(about ? { about } : {}), feedback, note }
  const own = { packetRevision, rubricId, rubricVersion, ...said, madeAt }
  const mine = entry.reviewerId === reviewerId
  return { decisionId: entry.id, outcome: review.outcome, own: mine ? own : null }
}

export function readPacket(state: State, id: string): PacketNow | undefined {
  const row = state.packets.find((packet) => packet.id === id)
  if (row === undefined) return undefined
  const effects = state.packets
    .filter(({ learnerId, withdrawn }) => learnerId === row.learnerId && !withdrawn)
    .flatMap((sibling) => {
      const entry = inEffect(state, sibling)
      return entry ? [{ sibling, entry }] : []
    })
  const own = effects.find(({ sibling }) => sibling.id === id)?.entry
  const earlier = effects
    .filter(({ sibling }) => sibling.attempt < row.attempt)
    .map(({ sibling, entry }) => toEarlier(sibling, entry))
    .toSorted((one, other) => one.attempt - other.attempt)
  const earnedBy = effects
    .filter(({ entry }) => entry.outcome === 'met')
    .toSorted((one, other) => other.sibling.attempt - one.sibling.attempt)
    .slice(0, 1)
    .map(({ sibling, entry }) => toEarnedBy(sibling, entry))
  const { revision, attempt, rubricVersion, evidence, reviewerId, withdrawn, round } = row
  return {
    reviewerId,
    withdrawn,
    round,
    packet: {
      id,
      revision,
      attempt,
      frameworkId: 'fw',
      pathwayId: 'field',
      achievementId: 'field-1',
      rubricId: 'rubric-1',
      rubricVersion,
      blind: false,
      covers: [],
      learner: { alias: `Learner ${row.learnerId}`, name: `Name of ${row.learnerId}` },
      submittedAt: '2026-11-01T08:00:00.000Z',
      dueAt: '2026-11-30T22:59:59.000Z',
      evidence,
      earlier,
      earned: earnedBy.map(({ achievementId }) => achievementId),
      earnedBy,
      calibration: null,
      decided: own ? toInEffect(own, reviewerId) : null,
    },
  }
}
