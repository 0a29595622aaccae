import { expect, test } from 'vitest'
import { keychainOn } from './keychain.ts'

const entry = () => {
  let kept: string | null = null
  return {
    getPassword: async () => kept,
    setPassword: async (password: string) => void (kept = password),
    forget: () => (kept = null),
  }
}

test('what one keychain sealed, it opens and no other does', async () => {
  const own = keychainOn(entry())
  const key = Buffer.from('thirty-two bytes of a vault’s key')
  const sealed = Buffer.from(await own.seal(key))
  expect(sealed.includes(key)).toBe(false)
  expect(Buffer.from((await own.open(sealed)).bytes)).toEqual(key)
  const second = await own.seal(Buffer.from('another'))
  expect(Buffer.from((await own.open(second)).bytes).toString()).toBe('another')
  const other = keychainOn(entry())
  await other.seal(key)
  await expect(other.open(sealed)).rejects.toThrow('unable to authenticate')
})

test('a keychain that was emptied says so', async () => {
  const place = entry()
  const own = keychainOn(place)
  const sealed = await own.seal(Buffer.from('a key'))
  place.forget()
  await expect(own.open(sealed)).rejects.toThrow('does not have it any more')
})
