import { expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { bench, problemCode } from '../testing/setup.ts'
import { retryAfter } from './client.ts'
import { EpochChanged } from './failures.ts'

const stamp = {
  protocol: 1,
  epoch: '00000000-0000-7000-8000-0000000000e1',
  serverTime: '2026-11-24T09:00:00.000Z',
}
const hello = { service: stamp.epoch, name: 'Test', demonstration: false }

test.each([
  ['a sign-in page', () => new Response('<html>'), 'not-central'],
  ['JSON of somebody else', () => Response.json({ ok: true }), 'not-central'],
  ['another version', () => Response.json({ ...stamp, protocol: 2, data: hello }), 'other-version'],
  [
    'another version whose failures look otherwise',
    () => Response.json({ ...stamp, protocol: 2, error: 'no' }, { status: 400 }),
    'other-version',
  ],
  [
    'a shape that was not agreed',
    () => Response.json({ ...stamp, data: { name: 1 } }),
    'answer-misfit',
  ],
  ['neither data nor problem', () => Response.json(stamp), 'answer-misfit'],
  [
    'a problem of central records',
    () => Response.json({ ...stamp, problem: problem('token-unknown') }, { status: 401 }),
    'token-unknown',
  ],
  [
    'a problem of the host',
    () => Response.json({ problem: problem('central-unreachable', 'x') }, { status: 503 }),
    'central-unreachable',
  ],
  ['no host', () => Promise.reject(new TypeError('failed to fetch')), 'host-unreachable'],
  [
    'a torn body',
    () =>
      new Response(
        new ReadableStream({ start: (controller) => controller.error(new TypeError('reset')) }),
      ),
    'central-unreachable',
  ],
])('%s is told apart', async (_, answer, code) => {
  const { central, client } = await bench()
  central.instead = answer
  expect(await problemCode(client().hello())).toBe(code)
})

test('an answer out of another life is not handed on, be it data or a problem', async () => {
  const { central, client } = await bench()
  const asking = client()
  central.epoch = '00000000-0000-7000-8000-0000000000e2'
  await expect(asking.hello()).rejects.toEqual(new EpochChanged(central.epoch))
  central.instead = () => central.problem(problem('token-unknown'))
  await expect(asking.hello()).rejects.toEqual(new EpochChanged(central.epoch))
})

test('the first life that is met is the one to compare with', async () => {
  const { central, client } = await bench()
  const asking = client()
  asking.epoch = null
  await asking.hello()
  expect(asking.epoch).toBe(central.epoch)
})

test('the wait that central records ask for is read in both forms', () => {
  expect(retryAfter('120')).toBe(120)
  const now = Date.parse('2026-11-24T09:00:00Z')
  expect(retryAfter('Tue, 24 Nov 2026 09:01:00 GMT', now)).toBe(60)
  expect(retryAfter('Tue, 24 Nov 2026 08:00:00 GMT', now)).toBe(0)
  expect(retryAfter('soon')).toBeNull()
  expect(retryAfter(null)).toBeNull()
})
