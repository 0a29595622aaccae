import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { writeBytes } from '../../ui/bytes.ts'
import { runErrand } from '../errands/errand.ts'
import { checkType, headSize, sniff } from '../sniff.ts'
import { openNamed, type OpenSource } from '../source.ts'
import type { OfficeText } from './text.ts'

/** In bytes, as it was handed in. */
const largest = 200e6

const startReader = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'office' })

/** Reads the text of an office file. Throws what is wrong with the file. */
export async function loadOffice(file: EvidenceFile, openSource: OpenSource): Promise<OfficeText> {
  const unreadable = (detail: string) => fail('evidence-unreadable', file.title, detail)
  if (file.size === 0) unreadable(t`it is empty`)
  if (file.size > largest)
    unreadable(t`with ${{ size: writeBytes(file.size) }} it is larger than this program opens`)
  const source = await openNamed(openSource, file.title, file.sha256)
  const head = await source.read(0, Math.min(headSize, source.size))
  if (sniff(head) === 'application/x-ole-storage')
    unreadable(t`it is locked by a password, or in a format of before 2007`)
  checkType(file.title, file.mediaType, head)
  const bytes = await (await source.whole()).arrayBuffer()
  return runErrand(file.title, startReader, bytes, [bytes])
}
