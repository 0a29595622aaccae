import { describe, expect, test } from 'vitest'
import { onPinch } from './pinch.ts'

type At = [x: number, y: number]

/** An element at 100, 50 that notes how it is pinched. */
function pinched() {
  const element = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 100, top: 50 }),
  })
  const seen: string[] = []
  const left = new AbortController()
  onPinch(
    element as unknown as HTMLElement,
    (factor, from, to) => seen.push(`${factor} ${from.x},${from.y} ${to.x},${to.y}`),
    left.signal,
  )
  /** Whether the browser would still do what it does. */
  const touch = (type: string, ...fingers: At[]) => {
    const touches = fingers.map(([clientX, clientY]) => ({ clientX, clientY }))
    const event = Object.assign(new Event(type, { cancelable: true }), { touches })
    return element.dispatchEvent(event)
  }
  return { seen, touch, leave: () => left.abort() }
}

describe('onPinch', () => {
  test('zooms by how far two fingers go apart, about the point between them', () => {
    const { seen, touch } = pinched()
    touch('touchstart', [200, 150])
    touch('touchstart', [200, 150], [300, 150])
    expect(touch('touchmove', [150, 150], [350, 150])).toBe(false)
    touch('touchmove', [160, 170], [360, 170])
    expect(seen).toEqual(['2 150,100 150,100', '1 150,100 160,120'])
  })

  test('leaves one finger to the browser, and three', () => {
    const { seen, touch } = pinched()
    touch('touchstart', [200, 150])
    expect(touch('touchmove', [200, 100])).toBe(true)
    expect(touch('touchmove', [1, 1], [99, 99], [50, 50])).toBe(true)
    expect(seen).toEqual([])
  })

  test('begins anew when a finger was lifted and put down elsewhere', () => {
    const { seen, touch } = pinched()
    touch('touchstart', [200, 150], [300, 150])
    touch('touchend', [200, 150])
    touch('touchstart', [200, 150], [600, 150])
    touch('touchmove', [200, 150], [600, 150])
    expect(seen).toEqual(['1 300,100 300,100'])
  })

  test('knows no distance between fingers that touch each other', () => {
    const { seen, touch } = pinched()
    touch('touchstart', [200, 150], [200, 150])
    touch('touchmove', [200, 150], [212, 150])
    expect(seen).toEqual(['1 100,100 106,100'])
  })

  test('ends', () => {
    const { seen, touch, leave } = pinched()
    leave()
    touch('touchstart', [200, 150], [300, 150])
    touch('touchmove', [150, 150], [350, 150])
    expect(seen).toEqual([])
  })
})
