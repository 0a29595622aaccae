import { describe, expect, test } from 'vitest'
import { Turns } from './turns.ts'

const never = new AbortController().signal

/** Jobs that note when they begin and end when they are told to. */
function jobs(turns: Turns) {
  const begun: number[] = []
  const ends = new Map<number, () => void>()
  const add = (rank: number, signal = never) =>
    turns.run(
      () => rank,
      signal,
      () => {
        begun.push(rank)
        return new Promise<void>((resolve) => ends.set(rank, resolve))
      },
    )
  const end = async (rank: number) => {
    ends.get(rank)!()
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { begun, add, end }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('Turns', () => {
  test('runs so many at once, of what is asked for in one go the lowest rank first', async () => {
    const { begun, add, end } = jobs(new Turns(2))
    for (const rank of [5, 4, 3]) void add(rank)
    await settle()
    expect(begun).toEqual([3, 4])
    for (const rank of [1, 2]) void add(rank)
    await settle()
    expect(begun).toEqual([3, 4])
    await end(4)
    expect(begun).toEqual([3, 4, 1])
    await end(3)
    expect(begun).toEqual([3, 4, 1, 2])
  })

  test('when more may run, what waits begins', async () => {
    const turns = new Turns(1)
    const { begun, add, end } = jobs(turns)
    for (const rank of [1, 2, 3]) void add(rank)
    await settle()
    turns.allow(2)
    await settle()
    expect(begun).toEqual([1, 2])
    turns.allow(1)
    await end(1)
    expect(begun).toEqual([1, 2])
    await end(2)
    expect(begun).toEqual([1, 2, 3])
  })

  test('a job that is not wanted any more never begins, and keeps nobody waiting', async () => {
    const { begun, add, end } = jobs(new Turns(1))
    const stop = new AbortController()
    void add(1)
    const unwanted = add(2, stop.signal)
    void add(3)
    stop.abort()
    await expect(unwanted).rejects.toThrow(/abort/i)
    await end(1)
    expect(begun).toEqual([1, 3])
  })

  test('a spare job runs when nothing else does, one at a time', async () => {
    const turns = new Turns(2)
    const { begun, add, end } = jobs(turns)
    const spares: number[] = []
    const ends: (() => void)[] = []
    const spare = (name: number) =>
      turns.spare(never, async () => {
        spares.push(name)
        await new Promise<void>((resolve) => ends.push(resolve))
      })
    void add(1)
    const all = [spare(7), spare(8)]
    await settle()
    expect([begun, spares]).toEqual([[1], []])
    await end(1)
    expect(spares).toEqual([7])
    ends[0]!()
    await all[0]
    await settle()
    expect(spares).toEqual([7, 8])
    ends[1]!()
    await all[1]
  })

  test('small spare jobs run beside each other, a large one when they are over', async () => {
    const turns = new Turns(1)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const spare = (name: number, takes?: number) =>
      turns.spare(
        never,
        async () => {
          begun.push(name)
          await new Promise<void>((resolve) => ends.push(resolve))
        },
        takes,
      )
    const all = [spare(1, 1), spare(2, 1), spare(3), spare(4, 1)]
    await settle()
    expect(begun).toEqual([1, 2])
    for (const [at, then] of [
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 4],
    ].entries()) {
      ends[at]!()
      await all[at]
      await settle()
      expect(begun).toEqual(then)
    }
    ends[3]!()
    await all[3]
  })

  test('a spare job makes way for one in turn, and begins again after it', async () => {
    const turns = new Turns(2)
    const { begun, add, end } = jobs(turns)
    let times = 0
    const spare = turns.spare(never, async (signal) => {
      times += 1
      if (times === 1)
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('stopped'))),
        )
      return 'painted'
    })
    await settle()
    expect(times).toBe(1)
    void add(1)
    void add(2)
    await settle()
    expect([begun, times]).toEqual([[1, 2], 1])
    await end(1)
    expect(times).toBe(1)
    await end(2)
    await expect(spare).resolves.toBe('painted')
  })

  test('a spare job that is not wanted any more never begins', async () => {
    const turns = new Turns(1)
    const { add, end } = jobs(turns)
    void add(1)
    const stop = new AbortController()
    let began = false
    const spare = turns.spare(stop.signal, async () => {
      began = true
    })
    stop.abort()
    await expect(spare).rejects.toThrow(/abort/i)
    await end(1)
    expect(began).toBe(false)
  })

  test('a job that fails gives its turn on', async () => {
    const turns = new Turns(1)
    const fails = turns.run(
      () => 1,
      never,
      () => Promise.reject(new Error('damaged')),
    )
    const next = turns.run(
      () => 2,
      never,
      () => Promise.resolve('painted'),
    )
    await expect(fails).rejects.toThrow('damaged')
    await expect(next).resolves.toBe('painted')
  })
})
