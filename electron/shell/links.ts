import { dialog, shell } from 'electron'
import { fail } from '../../shared/protocol/problem.ts'
import { webAddress } from '../host/links.ts'

/**
 * The only door out of the program: an address that a learner wrote is named before it is opened.
 * @throws ProblemError `link-refused`, `link-not-opened`
 */
export async function openLink(url: string): Promise<void> {
  const address = webAddress(url)
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return
  await shell.openExternal(address).catch((error: unknown) => {
    fail('link-not-opened', address, '', error)
  })
}
