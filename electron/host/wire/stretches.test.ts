import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { testServer } from '../../testing/central.ts'
import { passToCentral } from './pass.ts'
import { joinStretches, stretchSize } from './stretches.ts'

const sha256 = 'c'.repeat(64)
const size = 3 * stretchSize + 500
const file = Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 12)) % 251))

type Treatment = (outgoing: ServerResponse, span: { first: number; last: number }) => boolean

/** Central records with one file; `treat` may answer in their place. */
async function central(treat: Treatment = () => false) {
  const ranges: string[] = []
  const address = await testServer(({ headers }, outgoing) => {
    const range = headers.range ?? ''
    ranges.push(range)
    const [first, last] = range.replace('bytes=', '').split('-').map(Number) as [number, number]
    if (treat(outgoing, { first, last })) return
    outgoing
      .writeHead(206, { ETag: `"${sha256}"`, 'Content-Range': `bytes ${first}-${last}/${size}` })
      .end(file.subarray(first, last + 1))
  })
  const fetchSpan = (first: number, last: number, signal?: AbortSignal) =>
    passToCentral(
      new Request(`http://desk/central/v1/evidence/${sha256}`, {
        headers: { Range: `bytes=${first}-${last}`, 'If-Range': `"${sha256}"` },
        ...(signal ? { signal } : {}),
      }),
      fetch,
      async () => ({ address, token: 'the-token' }),
    )
  return { ranges, fetchSpan }
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('a long part is asked for stretch by stretch, and handed on as one', async () => {
  const { ranges, fetchSpan } = await central()
  const answer = await fetchSpan(stretchSize, size - 1)
  expect(answer.status).toBe(206)
  expect(answer.headers.get('Content-Range')).toBe(`bytes ${stretchSize}-${size - 1}/${size}`)
  expect(answer.headers.get('ETag')).toBe(`"${sha256}"`)
  expect((await bytesOf(answer)).equals(file.subarray(stretchSize))).toBe(true)
  expect(ranges).toEqual([
    `bytes=${stretchSize}-${2 * stretchSize - 1}`,
    `bytes=${2 * stretchSize}-${3 * stretchSize - 1}`,
    `bytes=${3 * stretchSize}-${size - 1}`,
  ])
})

test('no stretch is asked for before the one before it was taken', async () => {
  const { ranges, fetchSpan } = await central()
  const answer = await fetchSpan(0, size - 1)
  const reader = answer.body!.getReader()
  let taken = 0
  while (taken < stretchSize) {
    expect(ranges).toHaveLength(1)
    taken += (await reader.read()).value!.byteLength
  }
  taken += (await reader.read()).value!.byteLength
  expect(ranges).toHaveLength(2)
  await reader.cancel()
})

/** Answers one question with the beginning of its bytes, and then nothing more. */
const breakIn = (stretch: number, after = 10): Treatment => {
  const broken = (outgoing: ServerResponse, { first, last }: { first: number; last: number }) => {
    outgoing.writeHead(206, {
      'Content-Range': `bytes ${first}-${last}/${size}`,
      'Content-Length': `${last - first + 1}`,
    })
    outgoing.write(file.subarray(first, first + after), () => outgoing.destroy())
    return true
  }
  return (outgoing, span) => span.first === stretch * stretchSize && broken(outgoing, span)
}

test('a network that breaks later ends the answer with all that came', async () => {
  const { fetchSpan } = await central(breakIn(2))
  const got = await bytesOf(await fetchSpan(0, size - 1))
  expect(got.equals(file.subarray(0, 2 * stretchSize + 10))).toBe(true)
})

test('so does one that breaks in the first stretch, or in a part that is one', async () => {
  const { fetchSpan } = await central(breakIn(0))
  for (const last of [size - 1, 99])
    expect(await bytesOf(await fetchSpan(0, last))).toEqual(file.subarray(0, 10))
})

test('one that breaks before the first byte breaks the answer', async () => {
  const { fetchSpan } = await central(breakIn(0, 0))
  await expect(bytesOf(await fetchSpan(0, size - 1))).rejects.toThrow(/terminated/)
})

test('all of a stretch is read at once, however slow the window is, and nothing of the next', async () => {
  let read = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const part = file.subarray(read, read + 65_536)
        read += part.length
        controller.enqueue(part)
        if (read === stretchSize) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'Content-Range': `bytes 0-${stretchSize - 1}/${size}` }
  const ask = vi.fn<() => Promise<Response>>()
  const span = { first: 0, last: size - 1 }
  const joined = joinStretches(span, new Response(body, { status: 206, headers }), ask)
  await vi.waitFor(() => expect(read).toBe(stretchSize))
  expect(ask).not.toHaveBeenCalled()
  await joined?.body.cancel()
})

test.each<[string, (outgoing: ServerResponse) => void]>([
  ['a refusal', (outgoing) => outgoing.writeHead(401).end('{}')],
  ['a portal’s page', (outgoing) => outgoing.writeHead(200).end('<title>Sign in</title>')],
  [
    'another part',
    (outgoing) =>
      outgoing.writeHead(206, { 'Content-Range': `bytes 0-9/${size}` }).end('0123456789'),
  ],
  [
    'a file of another size',
    (outgoing) =>
      outgoing
        .writeHead(206, {
          'Content-Range': `bytes ${stretchSize}-${2 * stretchSize - 1}/${size + 1}`,
        })
        .end(file.subarray(0, stretchSize)),
  ],
  ['a redirect', (outgoing) => outgoing.writeHead(302, { Location: '/elsewhere' }).end()],
])('%s in place of the next stretch ends the answer before it', async (_, answer) => {
  const { fetchSpan } = await central((outgoing, { first }) => {
    if (first === stretchSize) answer(outgoing)
    return first === stretchSize
  })
  const got = await bytesOf(await fetchSpan(0, size - 1))
  expect(got.equals(file.subarray(0, stretchSize))).toBe(true)
})

test('stretches without a byte are not asked for again and again', async () => {
  const { ranges, fetchSpan } = await central((outgoing, { first, last }) => {
    if (first === 0) return false
    outgoing.writeHead(206, { 'Content-Range': `bytes ${first}-${last}/${size}` }).end()
    return true
  })
  expect(await bytesOf(await fetchSpan(0, size - 1))).toHaveLength(stretchSize)
  expect(ranges).toHaveLength(2)
})

test('an answer that knows no parts is handed on as it is', async () => {
  const { fetchSpan } = await central((outgoing) => {
    outgoing.writeHead(200, { ETag: `"${sha256}"`, 'Content-Length': size }).end(file)
    return true
  })
  const answer = await fetchSpan(0, size - 1)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Range')).toBe(null)
  expect(answer.headers.get('Content-Length')).toBe(`${size}`)
  expect((await bytesOf(answer)).equals(file)).toBe(true)
})

test('what the window gives up is given up towards central records', async () => {
  const second = Promise.withResolvers<ServerResponse>()
  const { fetchSpan } = await central((outgoing, { first }) => {
    if (first === 0) return false
    outgoing.writeHead(206, { 'Content-Range': `bytes ${first}-${2 * stretchSize - 1}/${size}` })
    outgoing.write(file.subarray(0, 10))
    second.resolve(outgoing)
    return true
  })
  const window = new AbortController()
  const answer = await fetchSpan(0, size - 1, window.signal)
  const reader = answer.body!.getReader()
  for (let taken = 0; taken <= stretchSize;) taken += (await reader.read()).value!.byteLength
  const gone = once(await second.promise, 'close')
  await reader.cancel()
  window.abort()
  await gone
  expect((await second.promise).writableFinished).toBe(false)
})
