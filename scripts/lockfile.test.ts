import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = {
  version?: string
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}

/** Whether Node would find a package from where another lies. */
function isLocked(from: string, name: string): boolean {
  const inside = from === '' ? '' : `${from}/`
  if (`${inside}node_modules/${name}` in packages) return true
  if (from === '') return false
  const above = from.lastIndexOf('/node_modules/')
  return isLocked(above < 0 ? '' : from.slice(0, above), name)
}

// npm takes what other systems need out of a lockfile that it mends on this one, and `npm ci` then
// fails everywhere.
test('the lockfile has what every system needs', () => {
  const lacking = Object.entries(packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path || 'the project'} needs ${name}`),
  )
  expect(lacking).toEqual([])
})

test('the lockfile names no registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})
