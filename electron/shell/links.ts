import { BrowserWindow, dialog, shell } from 'electron'
import { fail } from '../../shared/protocol/problem.ts'
import { webAddress } from '../host/links.ts'

/** One question at a time, so that nobody is worn down to a yes. */
let asking = false

/**
 * The only door out of the program: an address that a learner wrote is named before it is opened.
 * @throws ProblemError `link-refused`, `link-not-opened`
 */
export async function openLink(url: string): Promise<void> {
  const address = webAddress(url)
  if (asking || !(await agreed(address))) return
  await shell.openExternal(address).catch((error: unknown) => {
    fail('link-not-opened', address, '', error)
  })
}

async function agreed(address: string): Promise<boolean> {
  const question = {
    type: 'question' as const,
    message: 'Open this address in your browser?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  }
  const [window] = BrowserWindow.getAllWindows()
  asking = true
  try {
    const { response } = await (window
      ? dialog.showMessageBox(window, question)
      : dialog.showMessageBox(question))
    return response === 0
  } finally {
    asking = false
  }
}
