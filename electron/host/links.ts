import { fail } from '../../shared/protocol/problem.ts'

/**
 * An address that may be handed to the system's browser, as the URL parser writes it.
 * @throws ProblemError `link-refused`
 */
export function webAddress(text: string): string {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return fail('link-refused', text)
  return url.href
}
