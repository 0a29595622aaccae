import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure, Opening } from '../Notice.tsx'
import { writeBytes } from '../../ui/bytes.ts'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { writeFault } from './fault.ts'
import { leftAt } from './left.ts'
import { loadText, portion } from './loadText.ts'
import { TextPage } from './TextPage.tsx'

type TextViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  as: 'prose' | 'source' | 'table'
  /** The name under which it is kept where the text was left. */
  place: string
  places: PlacesProps
}

/** A file of text; a very long one in portions. */
export function TextView({ file, openSource, as, place, places }: TextViewProps) {
  const [asked, setAsked] = useState(() => leftAt(place)?.more ?? portion)
  const limit = Math.max(asked, reach(places.anchors))
  const { loaded, retry } = useLoad(limit, () => loadText(file, openSource, limit))
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />

  const { text, fault, shown } = loaded.value
  const notes = [
    ...(fault ? [writeFault(fault)] : []),
    ...(as === 'source' ? [t`Shown as its source text; nothing in it is run or loaded.`] : []),
    ...(file.size === 0 ? [t`This file is empty.`] : []),
  ]
  const rest =
    shown < file.size ? (
      <p>
        {t`The first ${{ shown: writeBytes(shown) }} of ${{ all: writeBytes(file.size) }} are shown.`}{' '}
        <Button onPress={() => setAsked(limit + portion)}>{t`Show more`}</Button>
      </p>
    ) : null
  return (
    <TextPage
      title={file.title}
      place={place}
      more={asked}
      text={text}
      as={as}
      notes={notes}
      rest={rest}
      places={places}
    />
  )
}

/** As many portions, in bytes, as surely have all places in them: a unit of text is three at most. */
function reach(anchors: PlacesProps['anchors']): number {
  const ends = anchors.map(({ anchor: { place } }) => (place.type === 'passage' ? place.end : 0))
  return portion * Math.ceil((3 * Math.max(1, ...ends)) / portion)
}
