import type { Evidence } from '../../shared/model/evidence.ts'
import { Reader, type ReaderProps } from '../reading/Reader.tsx'
import { evidenceSource } from '../store/evidence.ts'
import type { FileView } from '../store/packet.ts'
import { arrivedOf } from './arrival.ts'

type ReadingPaneProps = Omit<ReaderProps, 'evidence' | 'openSource' | 'arrived'> & {
  item: Evidence
  files: Record<string, FileView>
}

const openSource = (sha256: string) => evidenceSource(sha256)

/** The reader, given what it needs from the library. */
export const ReadingPane = ({ item, files, ...rest }: ReadingPaneProps) => (
  <Reader evidence={item} openSource={openSource} arrived={arrivedOf(item, files)} {...rest} />
)
