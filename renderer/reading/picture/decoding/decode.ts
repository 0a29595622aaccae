import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../../shared/model/evidence.ts'
import { fail } from '../../../../shared/protocol/problem.ts'
import { writeBytes } from '../../../ui/bytes.ts'
import { Turns } from '../../pdf/turns.ts'
import { runErrand } from '../../errands/errand.ts'
import { checkType, headSize } from '../../sniff.ts'
import { openNamed, type OpenSource } from '../../source.ts'
import type { Decoded, Wanted } from './worker.ts'

/** In bytes. */
const largest = 400e6

const startDecoder = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'pictures' })

/** A picture that the browser cannot decode by itself; its pages are decoded one by one. */
export type Pages = { first: Decoded; decodePage: (page: number) => Promise<Decoded> }

/** Opens a picture with its first page. Throws what is wrong with the file. */
export async function openPages(file: EvidenceFile, openSource: OpenSource): Promise<Pages> {
  const { title, mediaType, size } = file
  const unreadable = (detail: string) => fail('evidence-unreadable', title, detail)
  if (size === 0) unreadable(t`it is empty`)
  if (size > largest)
    unreadable(t`with ${{ size: writeBytes(size) }} it is larger than this program opens`)
  const source = await openNamed(openSource, title, file.sha256)
  checkType(title, mediaType, await source.read(0, Math.min(headSize, source.size)))
  const blob = await source.whole()
  // Each takes the whole file along: one at a time, and first the page that was come to last.
  const turns = new Turns(1)
  let asked = 0
  const decodeNow = async (page: number) => {
    const bytes = await blob.arrayBuffer()
    const wanted: Wanted = { bytes, mediaType, page }
    const subject = page === 0 ? title : writeSubject(title, page + 1)
    return runErrand<Decoded>(subject, startDecoder, wanted, [bytes])
  }
  const decodePage = (page: number) => {
    const order = (asked += 1)
    return turns.run(
      () => -order,
      new AbortController().signal,
      () => decodeNow(page),
    )
  }
  return { first: await decodePage(0), decodePage }
}

const writeSubject = (title: string, number: number) =>
  t({
    message: `${title}, page ${number},`,
    comment: 'the subject of a sentence: “…, page 3, cannot be shown: it is damaged”',
  })

export const discardPages = ({ first }: Pages) => first.bitmap.close()
