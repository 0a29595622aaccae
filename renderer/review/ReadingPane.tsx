import type { Evidence } from '../../shared/model/evidence.ts'
import type { TextKeeper } from '../reading/find/kept.ts'
import { Reader, type ReaderProps } from '../reading/Reader.tsx'
import { evidenceSource } from '../store/evidence.ts'
import type { FileView } from '../store/packet.ts'
import { readText, writeText } from '../store/texts.ts'
import { arrivedOf } from './arrival.ts'

type ReadingPaneProps = Omit<ReaderProps, 'evidence' | 'openSource' | 'keeper' | 'arrived'> & {
  item: Evidence
  files: Record<string, FileView>
}

export const openSource = (sha256: string) => evidenceSource(sha256)

/** Keeps texts in the library, sealed like the files that they are of. */
export const keeper: TextKeeper = {
  read: (name) => readText(name),
  write: (name, part) => writeText(name, part),
}

/** The reader, given what it needs from the library. */
export const ReadingPane = ({ item, files, ...rest }: ReadingPaneProps) => (
  <Reader
    evidence={item}
    openSource={openSource}
    keeper={keeper}
    arrived={arrivedOf(item, files)}
    {...rest}
  />
)
