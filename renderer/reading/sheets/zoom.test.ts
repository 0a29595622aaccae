import { describe, expect, test } from 'vitest'
import { greatestScale, leastScale, nextStep, scaleFor } from './zoom.ts'

const room = { width: 800, height: 600 }
const tall = { width: 400, height: 1200 }
const auto = { to: 'width', limit: 1.6 } as const

describe('scaleFor', () => {
  test('fits the width, whatever the height', () => {
    expect(scaleFor('width', tall, room, auto)).toBe(2)
  })
  test('fits the whole page', () => {
    expect(scaleFor('page', tall, room, auto)).toBe(0.5)
  })
  test('opens a document at its width, but not larger than its limit', () => {
    expect(scaleFor('auto', tall, room, auto)).toBe(1.6)
    expect(scaleFor('auto', { width: 1600, height: 1 }, room, auto)).toBe(0.5)
  })
  test('never blows a small picture up by itself', () => {
    expect(scaleFor('auto', { width: 10, height: 10 }, room, { to: 'page', limit: 1 })).toBe(1)
  })
  test('holds a chosen scale within its bounds', () => {
    expect(scaleFor(100, tall, room, auto)).toBe(greatestScale)
    expect(scaleFor(0, tall, room, auto)).toBe(leastScale)
  })
})

describe('nextStep', () => {
  test('goes to the nearest step on either side of a fitted scale', () => {
    expect(nextStep(1.153, 1)).toBe(1.25)
    expect(nextStep(1.153, -1)).toBe(1)
  })
  test('leaves a step that it stands on but for rounding', () => {
    expect(nextStep(0.9999, 1)).toBe(1.25)
    expect(nextStep(1.0001, -1)).toBe(0.8)
  })
  test('stays at the ends', () => {
    expect(nextStep(8, 1)).toBe(8)
    expect(nextStep(0.07, -1)).toBe(0.07)
  })
})
