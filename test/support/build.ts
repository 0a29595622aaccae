import { ensureBuilt } from '../../scripts/launch/build.ts'

/** End-to-end tests look at what was built: it must be what the sources say now. */
export default function build() {
  if (!ensureBuilt()) throw new Error('The workstation could not be built.')
}
