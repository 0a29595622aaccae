import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { Failure, Opening } from '../Notice.tsx'
import { BlocksPage } from '../office/BlocksPage.tsx'
import type { OpenSource } from '../source.ts'
import { writeFault } from '../text/fault.ts'
import { TextView } from '../text/TextView.tsx'
import { useLoad } from '../useLoad.ts'
import { loadMarkdown } from './loadMarkdown.ts'

type MarkdownViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  /** The name under which it is kept where the text was left. */
  place: string
  places: PlacesProps
}

/** Markdown as headings, lists and tables; as its source where that cannot be made of it. */
export function MarkdownView(props: MarkdownViewProps) {
  const { file, openSource, place, places } = props
  const { loaded, retry } = useLoad(file.sha256, () => loadMarkdown(file, openSource))
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />
  if (loaded.value === null) return <TextView {...props} as="source" />
  const { text, fault } = loaded.value
  return (
    <BlocksPage
      title={file.title}
      place={place}
      text={text}
      notes={[
        ...(fault ? [writeFault(fault)] : []),
        t`Markdown without its marks; pictures are named, and HTML is shown as its source.`,
      ]}
      places={places}
    />
  )
}
