import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocks } from './blocks.ts'

test('blocks hold all lines, in order, however lines end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z ]*$/), { minLength: 1, maxLength: 900 }),
      (lines) => {
        for (const end of ['\n', '\r\n', '\r']) {
          expect(blocks(lines.join(end)).join('\n').split('\n')).toEqual(lines)
        }
      },
    ),
    { numRuns: 20 },
  )
})
