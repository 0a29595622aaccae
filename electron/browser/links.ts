import { basename } from 'node:path'
import open from 'open'
import { fail } from '../../shared/protocol/problem.ts'

/** Without a display there is no browser to hand an address to. */
const hasDisplay = ({ DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env) =>
  process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME)

/** @throws ProblemError `link-not-opened` */
export async function openInBrowser(url: string): Promise<void> {
  if (!hasDisplay()) fail('link-not-opened', url)
  try {
    await open(url)
  } catch (error) {
    fail('link-not-opened', url, '', error)
  }
}

/** @throws ProblemError `file-not-opened` */
export async function openInProgram(path: string): Promise<void> {
  if (!hasDisplay()) fail('file-not-opened', basename(path))
  try {
    await open(path)
  } catch (error) {
    fail('file-not-opened', basename(path), '', error)
  }
}
