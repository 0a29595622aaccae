import { ensureBuilt } from '../../scripts/launch/build.ts'
import { prepareOffice } from './office.ts'

/**
 * What the end-to-end tests have in common: a build of what the sources say now, and an office.
 * @returns takes the office away again
 */
export default function prepare() {
  if (!ensureBuilt()) throw new Error('The workstation could not be built.')
  return prepareOffice()
}
