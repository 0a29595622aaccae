import type { EvidenceFile } from '../../shared/model/evidence.ts'
import { HostFailure, hostPaths } from '../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { endingOf } from '../reading/names.ts'
import { posting } from '../store/ask.ts'
import { evidenceSource } from '../store/evidence.ts'

/** What a file is called outside: by its title where the review is blind. */
export const outsideName = ({ fileName, title, mediaType }: EvidenceFile) =>
  fileName ?? (title.endsWith(endingOf(mediaType)) ? title : `${title}${endingOf(mediaType)}`)

/**
 * Hands a web address to the system's browser.
 * @throws ProblemError `link-refused`, `link-not-opened`, `host-unreachable`
 */
export const openLink = (url: string): Promise<void> =>
  askToOpen(hostPaths.openLink, posting({ url }), () => fail('link-not-opened', url))

/**
 * Has a readable copy of a file made on this machine, and handed to the system's program for it.
 * @throws ProblemError `file-refused`, `file-not-copied`, `file-not-opened`, `evidence-lost`,
 *   `host-unreachable`
 */
export async function openFile(file: EvidenceFile): Promise<void> {
  const source = await evidenceSource(file.sha256)
  const body = await (await source.whole()).arrayBuffer()
  const path = `${hostPaths.openFile}?name=${encodeURIComponent(outsideName(file))}`
  await askToOpen(path, { method: 'POST', body }, () => fail('file-not-opened', file.title))
}

async function askToOpen(path: string, init: RequestInit, otherwise: () => never): Promise<void> {
  const response = await fetch(path, init).catch((error: unknown) =>
    fail('host-unreachable', null, '', error),
  )
  if (response.ok) return
  const failure = HostFailure.safeParse(await response.json().catch(() => null))
  if (failure.success) throw new ProblemError(failure.data.problem)
  otherwise()
}
