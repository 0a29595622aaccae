import { fail } from '../../../shared/protocol/problem.ts'

/** What never leaves the machine may go without TLS. */
const isLoopback = (hostname: string) =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(hostname)

/**
 * The address of central records as a person enters it, without a slash at the end.
 * @throws ProblemError `address-wrong`
 */
export function normaliseAddress(text: string): string {
  const url = URL.parse(text.trim())
  if (url === null) return fail('address-wrong', text.trim())
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!secure || url.username !== '' || url.password !== '') fail('address-wrong', text.trim())
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
