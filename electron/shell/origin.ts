/** The identity of the reviewer's data: another scheme or host would leave IndexedDB behind. */
export const scheme = 'app'
const host = 'desk'
export const origin = `${scheme}://${host}`
export const home = `${origin}/`

/** Whether an address is the window's own. Parsed, because a part of a string proves nothing. */
export function isOwn(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${scheme}:` && url.host === host
}
