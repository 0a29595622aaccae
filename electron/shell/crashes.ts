import { app, type BrowserWindow, crashReporter, dialog } from 'electron'

/** Crash dumps can hold learner records: they stay on this machine. */
export function keepCrashesHere(): void {
  crashReporter.start({ uploadToServer: false })
}

/** A page that crashed is loaded again, once; the drafts are in the journal. */
export function reloadOnce(window: BrowserWindow): void {
  let reloaded = false
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if (reloaded) {
      dialog.showErrorBox(
        'Evidence Desk had to stop',
        `The window stopped twice (${reason}). Your work is kept on this machine. Start again.`,
      )
      app.quit()
      return
    }
    reloaded = true
    window.webContents.reload()
  })
}
