import { basename } from 'node:path'
import { BrowserWindow, dialog, shell } from 'electron'
import { fail } from '../../shared/protocol/problem.ts'
import { webAddress } from '../host/links.ts'

/** One question at a time, so that nobody is worn down to a yes. */
let asking = false

/**
 * One of the two doors out of the program: an address that a learner wrote is named before it is
 * opened.
 * @throws ProblemError `link-refused`, `link-not-opened`
 */
export async function openLink(url: string): Promise<void> {
  const address = webAddress(url)
  if (!(await agreed('Open this address in your browser?', address))) return
  await shell.openExternal(address).catch((error: unknown) => {
    fail('link-not-opened', address, '', error)
  })
}

/**
 * The other one: a learner's file is named before a program is given it.
 * @throws ProblemError `file-not-opened`
 */
export async function openFile(path: string): Promise<void> {
  const name = basename(path)
  if (!(await agreed('Open this file in another program?', name))) return
  // It answers with what went wrong, in the system's words.
  if ((await shell.openPath(path)) !== '') fail('file-not-opened', name)
}

async function agreed(message: string, detail: string): Promise<boolean> {
  if (asking) return false
  const question = {
    type: 'question' as const,
    message,
    detail,
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
