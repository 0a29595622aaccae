import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locator } from './locate.ts'
import { type Passage, quote } from './quote.ts'

const first = 'Low water was at six. We went out to station one and counted the shells there.'
const second = 'Low water was at seven. We went out to station two and counted nothing there.'
const later = 'In the evening the wind turned to the west and the boats came back to the harbour.'
const never = new AbortController().signal

function passage(page: number, text: string, exact: string): Passage {
  const start = text.indexOf(exact)
  const span = { start, end: start + exact.length }
  return { type: 'passage', page, boxes: [], ...quote(text, span) }
}

const find = (wanted: Passage, pages: string[]) =>
  locator(pages.length, async (page) => pages[page]!)(wanted, never)

async function foundIn(wanted: Passage, pages: string[]) {
  const found = await find(wanted, pages)
  return found && [found.how, found.page, pages[found.page]!.slice(found.start, found.end)]
}

describe('in the same text', () => {
  test('a passage is where it was', async () => {
    const wanted = passage(1, second, 'counted nothing')
    const { start, end } = wanted
    expect(await find(wanted, [first, second])).toEqual({ page: 1, start, end, how: 'there' })
  })

  test('white space and composed letters of another version do not matter', async () => {
    const wanted = passage(0, 'Der Wattboden\nwar naß und kühl. Ende.', 'war naß und kühl')
    const other = 'DerWattboden war naß  und\nku\u0308hl. Ende.'
    expect(await foundIn(wanted, [other])).toEqual(['there', 0, 'war naß  und\nku\u0308hl'])
  })

  test('a hyphen after the passage is not of it', async () => {
    const wanted = passage(0, 'at low water', 'low')
    expect(await foundIn(wanted, ['at  low-\nwater'])).toEqual(['there', 0, 'low'])
  })

  test('every passage is found, and found with other white space', async () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,8}$/u), { minLength: 4, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), fc.nat(), async (list, one, other) => {
        const text = list.join(' ')
        const [start, last] = [one % text.length, other % text.length].toSorted((a, b) => a - b)
        const span = { start: start!, end: last! + 1 }
        const wanted: Passage = { type: 'passage', page: 0, boxes: [], ...quote(text, span) }
        expect(await find(wanted, [text])).toMatchObject({ start, how: 'there' })

        const bare = (part: string) => part.replaceAll(/\s/g, '')
        const exact = bare(wanted.exact)
        fc.pre(exact !== '')
        const spaced = text.replaceAll(' ', '\n  ')
        const found = (await find(wanted, [spaced]))!
        expect(bare(spaced.slice(found.start, found.end))).toBe(exact)
        const here = bare(spaced.slice(0, found.start)) === bare(text.slice(0, start))
        expect(here || found.how === 'doubtful').toBe(true)
      }),
    )
  })
})

describe('in a revised text', () => {
  const pages = [first, second, later]

  test('it follows what was put before it', async () => {
    const wanted = passage(0, first, 'counted the shells')
    expect(await foundIn(wanted, [`${later} ${first}`])).toEqual(['there', 0, 'counted the shells'])
    const [, ...rest] = pages
    expect(await foundIn(wanted, ['A new cover.', ...rest, first])).toEqual([
      'moved',
      3,
      'counted the shells',
    ])
  })

  test('it is not taken for another that is half alike and nearer', async () => {
    const wanted = passage(0, second, 'went out to station two')
    const alike = second.replace('seven. We', 'six. They')
    expect(await foundIn(wanted, [alike, later, second])).toEqual([
      'moved',
      2,
      'went out to station two',
    ])
  })

  test('of places alike, the one in the same neighbourhood is taken', async () => {
    const wanted = passage(0, second, 'We went out to station')
    const found = await find(wanted, [`${first} ${second}`])
    expect(found).toMatchObject({ how: 'there', start: first.length + 1 + wanted.start })
  })

  test('it is in doubt where what stands around it is other', async () => {
    const wanted = passage(0, first, 'station one')
    const other = 'All of it is new: station one was moved inland.'
    expect(await foundIn(wanted, [other])).toEqual(['doubtful', 0, 'station one'])
  })

  test('it is in doubt where its words were changed', async () => {
    const wanted = passage(0, `${later} ${first} ${second}`, 'counted the shells there')
    const edited = `${later} ${first.replace('the shells', 'forty shells')} ${second}`
    expect(await foundIn(wanted, [later, edited])).toEqual([
      'doubtful',
      1,
      'counted forty shells there',
    ])
  })

  test('it is gone where it was taken out', async () => {
    const wanted = passage(0, `${first} ${second} ${later}`, second)
    expect(await foundIn(wanted, [`${first} ${later}`])).toBeNull()
    expect(await foundIn(wanted, [first, later])).toBeNull()
  })

  test('it is the first of two where it was doubled, and in doubt where both are new', async () => {
    const wanted = passage(0, `${first} ${second} ${later}`, second)
    const doubled = `${first} ${second} ${second} ${later}`
    expect(await find(wanted, [doubled])).toMatchObject({ how: 'there', start: wanted.start })
    const whole = `${later} ${first} ${second} ${later}`
    const twice = `${whole} ${whole}`
    expect(await find(passage(0, whole, second), ['A cover.', twice])).toMatchObject({
      how: 'doubtful',
      page: 1,
    })
  })

  test('of places alike in all, one is taken only where it is nearest by far', async () => {
    const row = 'Station one: the water is clear and the wind is west. '
    const start = 3 * row.length + 13
    const text = row.repeat(7)
    const wanted: Passage = {
      type: 'passage',
      page: 0,
      boxes: [],
      ...quote(text, { start, end: start + 9 }),
    }
    const later = (added: number) => find(wanted, [`${'-'.repeat(added)}${text}`])
    expect(await later(3)).toMatchObject({ how: 'there', start: start + 3 })
    expect(await later(row.length / 2)).toMatchObject({ how: 'doubtful', page: 0 })
  })

  test('a passage on a page that is no more is looked for on those that are', async () => {
    const wanted = passage(7, first, 'counted the shells')
    expect(await foundIn(wanted, [second, first])).toEqual(['moved', 1, 'counted the shells'])
  })

  test('a page that cannot be read keeps nothing from being found on the others', async () => {
    const find = locator(2, (page) =>
      page === 0 ? Promise.reject(new Error('damaged')) : Promise.resolve(first),
    )
    const found = await find(passage(0, first, 'counted the shells'), never)
    expect(found).toMatchObject({ how: 'moved', page: 1 })
  })
})

test('a page is folded once for all passages', async () => {
  let reads = 0
  const texts = [later, second, first]
  const find = locator(texts.length, async (page) => {
    if (page === 1) reads += 1
    return texts[page]!
  })
  for (const exact of ['counted', 'shells', 'station one'])
    expect(await find(passage(0, first, exact), never)).toMatchObject({ how: 'moved', page: 2 })
  expect(reads).toBe(1)
})

test('it ends when nobody waits for it any more', async () => {
  const left = new AbortController()
  const find = locator(1000, async (page) => {
    if (page === 3) left.abort()
    expect(page).toBeLessThan(4)
    return second
  })
  await expect(find(passage(0, first, 'the shells'), left.signal)).rejects.toThrow('aborted')
})
