import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron'
import { offerEditing } from './context-menu.ts'

/** As the window's own palette has them, so that nothing flashes before it is drawn. */
const background = { light: '#fbfaf8', dark: '#1e1d1b' }

export const windowOptions = (): BrowserWindowConstructorOptions => ({
  width: 1440,
  height: 900,
  minWidth: 1024,
  minHeight: 640,
  show: false,
  autoHideMenuBar: true,
  title: 'Evidence Desk',
  backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Records must not be read through developer tools where the program is in real use.
    devTools: !app.isPackaged,
    // Only macOS has dictionaries of its own; elsewhere Chromium fetches them from a stranger.
    spellcheck: process.platform === 'darwin',
  },
})

/** Makes the one window; it is shown when there is something to see. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow(windowOptions())
  offerEditing(window.webContents)
  window.once('ready-to-show', () => window.show())
  return window
}

/** Brings the window that is open to the front. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
