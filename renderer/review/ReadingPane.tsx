import type { Evidence, EvidenceFile } from '../../shared/model/evidence.ts'
import type { PlacesProps } from '../reading/anchoring/props.ts'
import { Reader } from '../reading/Reader.tsx'
import { evidenceSource } from '../store/evidence.ts'
import type { FileView } from '../store/packet.ts'
import { arrivedOf } from './arrival.ts'

type ReadingPaneProps = PlacesProps & {
  item: Evidence
  files: Record<string, FileView>
  onPage: (page: number) => void
  onOpenLink: (url: string) => void
  onOpenOutside: (file: EvidenceFile) => void
}

const openSource = (sha256: string) => evidenceSource(sha256)

/** The reader, given what it needs from the library. */
export const ReadingPane = ({ item, files, onPage, ...rest }: ReadingPaneProps) => (
  <Reader
    evidence={item}
    openSource={openSource}
    arrived={arrivedOf(item, files)}
    onPlace={({ page }) => onPage(page)}
    {...rest}
  />
)
