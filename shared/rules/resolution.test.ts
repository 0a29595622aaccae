import { expect, test } from 'vitest'
import { decidedBy, packet } from '../testing/review.ts'
import { resolutions } from './resolution.ts'

test('what can be done follows from what the packet is now, and there is always something', () => {
  expect(resolutions(null)).toEqual(['second-opinion', 'withdraw'])
  expect(resolutions(packet())).toEqual(['resubmit', 'second-opinion', 'withdraw'])
  const mine = packet({ decided: decidedBy('me') })
  expect(resolutions(mine)).toEqual(['amend', 'second-opinion', 'withdraw'])
  const another = packet({ decided: decidedBy('another') })
  expect(resolutions(another)).toEqual(['second-opinion', 'withdraw'])
})
