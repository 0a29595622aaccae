import type { Change, Changes } from '../../../shared/protocol/changes.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { bodyOf, type Subject } from './bodies.ts'
import type { DeviceRecord, State } from './state.ts'

/** All that a first sync sends, in the order of its phases; things are only ever added at the end. */
function* snapshot(state: State, { deviceId, reviewerId }: DeviceRecord): Generator<Subject[]> {
  yield state.frameworks.map(({ id }) => ({ kind: 'framework', subject: `${id}@1` }))
  yield state.rubrics.map(({ id, version }) => ({ kind: 'rubric', subject: `${id}@${version}` }))
  yield state.packets
    .map(({ id: subject, ...packet }) => ({ kind: 'packet' as const, subject, ...packet }))
    .map((one) => (one.reviewerId === reviewerId && !one.withdrawn ? one : { ...one, subject: '' }))
  yield state.ledger.map(({ id: subject, ...entry }) => ({
    kind: 'receipt' as const,
    subject: entry.deviceId === deviceId ? subject : '',
  }))
}

const encode = (state: State, ...place: (string | number)[]) => [state.epoch, ...place].join('/')

/**
 * What changed for a device since a cursor. A feed on plain data has no transaction that commits
 * late, so its places are indexes.
 * @throws ProblemError `start-over`
 */
export function readChanges(
  state: State,
  device: DeviceRecord,
  since: string | undefined,
  limit: number,
): Changes {
  const begin = since ?? encode(state, 's', state.feed.length, 0, 0)
  const [epoch, mode, ...numbers] = begin.split('/')
  if (epoch !== state.epoch) fail('start-over')
  const [from = 0, phase = 0, after = 0] = numbers.map(Number)
  if (mode === 's') return readSnapshot(state, device, { from, phase, after, limit })
  const news = state.feed
    .map((one, index) => ({ ...one, index }))
    .slice(from)
    .filter(({ reviewerId }) => reviewerId === null || reviewerId === device.reviewerId)
  const page = news.slice(0, limit)
  const more = news.length > limit
  const end = more ? page.at(-1)!.index + 1 : state.feed.length
  return { changes: compose(state, device, page, end), cursor: encode(state, 'f', end), more }
}

type Place = { from: number; phase: number; after: number; limit: number }

function readSnapshot(state: State, device: DeviceRecord, place: Place): Changes {
  const { from, limit } = place
  const subjects: Subject[] = []
  const phases = [...snapshot(state, device)]
  for (let { phase, after } = place; phase < phases.length; phase += 1, after = 0) {
    const rows = phases[phase]!
    for (let at = after; at < rows.length; at += 1) {
      if (rows[at]!.subject === '') continue
      if (subjects.length === limit) {
        const changes = compose(state, device, subjects, from)
        return { changes, cursor: encode(state, 's', from, phase, at), more: true }
      }
      subjects.push(rows[at]!)
    }
  }
  const changes = compose(state, device, subjects, from)
  return { changes, cursor: encode(state, 'f', from), more: true }
}

/** Each subject once, and ahead of them the rubrics that packets name before the feed has them. */
function compose(state: State, device: DeviceRecord, subjects: Subject[], upTo: number): Change[] {
  const once = new Map(subjects.map((one) => [`${one.kind} ${one.subject}`, one]))
  const changes = [...once.values()].flatMap((one) => bodyOf(state, device, one))
  const named = new Set(
    changes.flatMap((change) =>
      change.type === 'packet' ? `${change.packet.rubricId}@${change.packet.rubricVersion}` : [],
    ),
  )
  const ahead = state.feed
    .slice(upTo)
    .filter(({ kind, subject }) => kind === 'rubric' && named.has(subject))
  return [...ahead.flatMap((one) => bodyOf(state, device, one)), ...changes]
}
