/** All real files that there are to measure with. */
import { createCanvas } from '@napi-rs/canvas'
import { makeFiles, type TestFile } from '../../support/documents.ts'
import { allDocuments } from '../../support/evidence.ts'

/** As many and as large as a reviewer's packets are, where the corpus is not at hand. */
const scans = 8

/** The whole corpus where there is one, else what the tests make, and scans as large as real ones. */
export async function allFiles(): Promise<TestFile[]> {
  if (process.env['EVIDENCE_CORPUS']) return allDocuments()
  return [...(await makeFiles()), ...Array.from({ length: scans }, (_, index) => makeScan(index))]
}

export const isPdf = ({ mediaType }: TestFile) => mediaType === 'application/pdf'

/** A document of the corpus by its name; where it is not there, the largest that is, and it says so. */
export function documentNamed(name: string, files: TestFile[]): TestFile {
  const found = files.find((file) => file.name === name)
  if (found) return found
  const largest = files
    .filter(isPdf)
    .toSorted((one, other) => other.bytes.length - one.bytes.length)[0]
  if (!largest) throw new Error('There is no PDF document to measure with.')
  console.error(`There is no ${name} here: ${largest.name} is used instead.`)
  return largest
}

/** About 6 MB: grain does not compress. */
function makeScan(index: number): TestFile {
  const canvas = createCanvas(1240, 1754)
  const context = canvas.getContext('2d')
  const image = context.createImageData(1240, 1754)
  let state = index + 1
  for (let at = 0; at < image.data.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    image.data[at] = state >>> 24
    image.data[at + 1] = (state >>> 16) & 0xff
    image.data[at + 2] = (state >>> 8) & 0xff
    image.data[at + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return {
    name: `scan-${index}.png`,
    mediaType: 'image/png',
    bytes: canvas.toBuffer('image/png'),
  }
}
