import { type Problem, problem } from '../../shared/protocol/problem.ts'

/** What the window and its libraries cannot do without, by the name that a message can use. */
const needs: [name: string, has: (scope: typeof globalThis) => boolean][] = [
  ['Map.prototype.getOrInsertComputed', (scope) => 'getOrInsertComputed' in scope.Map.prototype],
  ['Math.sumPrecise', (scope) => 'sumPrecise' in scope.Math],
  ['Web Locks', (scope) => 'locks' in scope.navigator],
  ['IndexedDB', (scope) => 'indexedDB' in scope],
  ['WebCrypto', (scope) => 'subtle' in (scope.crypto ?? {})],
]

/** Null when this browser can carry the window; otherwise the problem that names what is lacking. */
export function checkBrowser(scope: typeof globalThis = globalThis): Problem | null {
  const lacking = needs.filter(([, has]) => !has(scope)).map(([name]) => name)
  return lacking.length === 0 ? null : problem('browser-too-old', null, lacking.join(', '))
}
