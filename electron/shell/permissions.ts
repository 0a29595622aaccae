import type { DownloadItem, Session } from 'electron'
import { isOwn, origin } from './origin.ts'

/** The journal asks to be kept when the disk is short; a document may fill the screen. */
const allowed = new Set(['persistent-storage', 'fullscreen'])

/** Denies the window everything that a page can ask of a machine, but for what it needs. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(allowed.has(permission) && isOwn(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => allowed.has(permission) && isOwn(requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  // What a page saves would lie open in a folder that nobody wipes; records have no learner in them.
  session.on('will-download', (event, item) => {
    if (!isRecord(item)) event.preventDefault()
  })
}

/** The two files that Settings makes, by the window's own hand. */
const isRecord = (item: DownloadItem) =>
  item.getURL().startsWith(`blob:${origin}/`) &&
  /^evidence-desk-(activity|diagnostics)-\d{4}-\d\d-\d\d\.jsonl?$/.test(item.getFilename())
