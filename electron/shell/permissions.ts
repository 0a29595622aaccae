import type { Session } from 'electron'
import { isOwn } from './origin.ts'

/** The journal asks to be kept when the disk is short. */
const allowed = new Set(['persistent-storage'])

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
  // What a page saves would lie open in a folder that nobody wipes.
  session.on('will-download', (event) => event.preventDefault())
}
