import { t } from '@lingui/core/macro'

/** What is said of a text of which some bytes are not in its encoding. */
export const writeFault = (encoding: string) =>
  t`This file is not ${encoding} text throughout. What could not be read is shown as “${{ mark: '\uFFFD' }}”.`
