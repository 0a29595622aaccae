import fc from 'fast-check'
import type { Kind } from '../../../shared/model/decision.ts'

/** What happens to central records, whether they are real or the simulation's. */
export type Move =
  | {
      do: 'decide'
      device: number
      packet: number
      outcome: 'met' | 'not-yet' | 'returned' | 'recused'
      kind: Kind
      supersedes: 'nothing' | 'own' | 'any'
    }
  | { do: 'send'; device: number; which: number[]; wrong: 'nothing' | 'bytes' | 'device' | 'shape' }
  | { do: 'pull'; device: number; limit: number }
  | { do: 'reconcile'; device: number }
  | { do: 'revise'; packet: number }
  | { do: 'rubric'; packets: number }
  | { do: 'withdraw'; packet: number }
  | { do: 'assign'; packet: number; reviewer: number }
  | { do: 'revoke'; device: number }
  | { do: 'epoch' }

export const cast = {
  reviewers: ['R-1', 'R-2'],
  devices: ['R-1', 'R-2', 'R-2'],
  packets: 4,
} as const

const device = fc.nat(cast.devices.length - 1)
const packet = fc.nat(cast.packets - 1)
const of = <Name extends Move['do']>(name: Name) => fc.constant(name)

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof<fc.WeightedArbitrary<Move>[]>(
    {
      weight: 6,
      arbitrary: fc.record({
        do: of('decide'),
        device,
        packet,
        outcome: fc.constantFrom('met' as const, 'not-yet', 'returned', 'recused'),
        kind: fc.constantFrom<Kind>(
          'review',
          'review',
          'amendment',
          'second-opinion',
          'withdrawal',
        ),
        supersedes: fc.constantFrom('nothing' as const, 'own', 'own', 'any'),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: of('send'),
        device,
        which: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
        wrong: fc.constantFrom(
          'nothing' as const,
          'nothing',
          'nothing',
          'bytes',
          'device',
          'shape',
        ),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ do: of('pull'), device, limit: fc.integer({ min: 1, max: 5 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: of('reconcile'), device }) },
    { weight: 1, arbitrary: fc.record({ do: of('revise'), packet }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: of('rubric'), packets: fc.nat(2 ** cast.packets - 1) }),
    },
    { weight: 1, arbitrary: fc.record({ do: of('withdraw'), packet }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: of('assign'),
        packet,
        reviewer: fc.nat(cast.reviewers.length - 1),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: of('revoke'), device }) },
    { weight: 1, arbitrary: fc.constant({ do: 'epoch' as const }) },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
)
