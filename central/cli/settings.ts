import { askForTimes, readService, setLease } from '../programme/service.ts'
import { officeKeysPath, readOfficeKeys, renewOfficeKey } from '../recovery/keys.ts'
import type { Central } from '../open.ts'
import { UsageError } from './arguments.ts'
import { formatTable, printJson } from './print.ts'
import { type Command, within } from './within.ts'

/** What the office may set, and how each is set. */
type Set = (central: Central, value: string) => Promise<unknown>
const setters: Record<string, Set> = {
  lease: ({ db }, value) => setLease(db, daysOf(value)),
  'time-sums': ({ db }, value) => {
    if (value !== 'on' && value !== 'off')
      throw new UsageError('Use it so: central settings time-sums on, or time-sums off')
    return askForTimes(db, value === 'on')
  },
  'office-key': ({ db, data }, value) => {
    if (value !== 'new') throw new UsageError('Use it so: central settings office-key new')
    return renewOfficeKey(db, data)
  },
}

/** @throws UsageError */
function daysOf(value: string): number | null {
  if (value === 'none') return null
  const days = Number(value)
  if (/^\d+$/.test(value) && days >= 1 && days <= 3650) return days
  throw new UsageError(`A lease is a whole number of days from 1 to 3650, or none, not “${value}”.`)
}

export const settings: Command = async (given) => {
  const [name, value, ...more] = given.words
  const set = name === undefined ? null : Object.hasOwn(setters, name) ? setters[name] : undefined
  if (set === undefined || more.length > 0 || (set !== null && value === undefined))
    throw new UsageError('Use it so: central settings, settings lease DAYS, settings lease none')
  await within(given, async (central) => {
    if (set && value !== undefined) await set(central, value)
    const { leaseDays, office, timeSums } = (await readService(central.db)).terms
    const here = (await readOfficeKeys(central.data)).some(({ x }) => x === office)
    const file = here ? officeKeysPath(central.data) : null
    if (given.json)
      return printJson({ leaseDays, timeSums, officeKey: office, officeKeyFile: file })
    const rows = [
      ['lease', leaseDays === null ? 'none' : `${leaseDays} days`],
      ['sums of time', timeSums ? 'asked for, as each reviewer is told' : 'not asked for'],
      ['office key', office],
      ['its private half', file ?? 'not on this machine'],
    ]
    console.log(formatTable(['setting', 'value'], rows))
  })
}
