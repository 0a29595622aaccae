import { expect, test } from 'vitest'
import { normaliseAddress } from './address.ts'

test.each([
  ['https://records.example.edu', 'https://records.example.edu'],
  ['  https://Records.Example.edu:8443/desk/?a=b#c ', 'https://records.example.edu:8443/desk'],
  ['http://127.0.0.1:21570/', 'http://127.0.0.1:21570'],
  ['http://localhost:21570', 'http://localhost:21570'],
  ['http://[::1]:21570', 'http://[::1]:21570'],
])('%s is where central records are', (given, address) => {
  expect(normaliseAddress(given)).toBe(address)
})

test.each([
  '',
  'records.example.edu',
  'http://records.example.edu',
  'http://127.0.0.1.example.edu',
  'http://localhost.example.edu',
  'http://192.168.0.7',
  'https://ada@records.example.edu',
  'https://:secret@records.example.edu',
  'ftp://records.example.edu',
  'file:///etc/passwd',
  'javascript:alert(1)',
])('“%s” is refused', (given) => {
  expect(() => normaliseAddress(given)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'address-wrong' }) }),
  )
})
