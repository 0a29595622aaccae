import { expect, test } from 'vitest'
import { paintCovers } from './paint.ts'

/** Notes what is filled. */
function canvas() {
  const filled: number[][] = []
  const context = {
    fillStyle: '',
    save() {},
    restore() {},
    setTransform() {},
    fillRect: (...rect: number[]) => void filled.push(rect),
  }
  return { context, filled }
}

test('a cover is painted to the whole pixel outwards', () => {
  const { context, filled } = canvas()
  paintCovers(context, [[0.101, 0.101, 0.1, 0.1]], 0, { x: 0, y: 0, width: 100, height: 50 })
  expect(filled).toEqual([[10, 5, 11, 6]])
})

test('on a part of a page it is where the part shows it', () => {
  const { context, filled } = canvas()
  paintCovers(context, [[0.5, 0.5, 0.1, 0.1]], 0, { x: -400, y: -100, width: 1000, height: 1000 })
  expect(filled).toEqual([[100, 400, 100, 100]])
})

test('it is turned with its page', () => {
  const { context, filled } = canvas()
  paintCovers(context, [[0, 0, 0.5, 0.25]], 1, { x: 0, y: 0, width: 100, height: 200 })
  expect(filled).toEqual([[75, 0, 25, 100]])
})
