import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { Failure, Opening } from '../Notice.tsx'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { BlocksPage } from './BlocksPage.tsx'
import { loadOffice } from './loadOffice.ts'

type OfficeViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  /** The name under which it is kept where the text was left. */
  place: string
  places: PlacesProps
  onOutside: () => void
}

const leftOut = [
  t`Only the text of this file is shown; its layout, pictures and charts are left out.`,
]

/** The text of a document, a workbook or a presentation. */
export function OfficeView({ file, openSource, place, places, onOutside }: OfficeViewProps) {
  const { loaded, retry } = useLoad(file.sha256, () => loadOffice(file, openSource))
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed')
    return <Failure problem={loaded.problem} onRetry={retry} onOutside={onOutside} />
  return (
    <BlocksPage
      title={file.title}
      place={place}
      text={loaded.value}
      notes={leftOut}
      places={places}
    />
  )
}
