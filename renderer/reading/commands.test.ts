import { expect, test } from 'vitest'
import { commandReader, takeCommands } from './commands.ts'
import { readerKeys } from './keys.ts'

test('the newest taker has the commands, and the one before it has them back', () => {
  const taken: string[] = []
  const taker = (name: string) => () => taken.push(name) > 0
  expect(commandReader('reader-down')).toBe(false)
  const leaveFirst = takeCommands(taker('first'))
  const leaveSecond = takeCommands(taker('second'))
  expect(commandReader('reader-down')).toBe(true)
  leaveSecond()
  commandReader('reader-up')
  expect(taken).toEqual(['second', 'first'])
  leaveFirst()
  expect(commandReader('reader-up')).toBe(false)
})

test('no two commands share a key', () => {
  const keys = readerKeys.flatMap((entry) => [...entry.keys])
  expect(new Set(keys).size).toBe(keys.length)
})
