import { app, type BrowserWindow, crashReporter, dialog } from 'electron'

/** In milliseconds. A page that lived longer than this was not felled by being loaded. */
const quiet = 60_000

/** Crash dumps can hold learner records: they stay on this machine. */
export function keepCrashesHere(): void {
  crashReporter.start({ uploadToServer: false })
}

/** A page that crashed is loaded again, but not over and over; the drafts are in the journal. */
export function reloadOnce(window: BrowserWindow): void {
  let reloadedAt = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if (performance.now() - reloadedAt < quiet) {
      dialog.showErrorBox(
        'Evidence Desk had to stop',
        `The window stopped twice (${reason}). Your work is kept on this machine. Start again.`,
      )
      app.quit()
      return
    }
    reloadedAt = performance.now()
    window.webContents.reload()
  })
}
