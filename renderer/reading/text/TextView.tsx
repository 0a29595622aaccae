import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure, Opening } from '../Notice.tsx'
import { writeBytes } from '../../ui/bytes.ts'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { loadText } from './loadText.ts'
import { TextPage } from './TextPage.tsx'

/** In bytes; what one asks for more grows by it. */
const portion = 2e6

type TextViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  as: 'prose' | 'source' | 'table'
}

/** A file of text; a very long one in portions. */
export function TextView({ file, openSource, as }: TextViewProps) {
  const [limit, setLimit] = useState(portion)
  const { loaded, retry } = useLoad(limit, () => loadText(file, openSource, limit))
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />

  const { text, fault, shown } = loaded.value
  const notes = [
    ...(fault ? [fault] : []),
    ...(as === 'source' ? ['Shown as its source text; nothing in it is run or loaded.'] : []),
    ...(file.size === 0 ? ['This file is empty.'] : []),
  ]
  const rest = shown < file.size && (
    <p>
      The first {writeBytes(shown)} of {writeBytes(file.size)} are shown.{' '}
      <Button onPress={() => setLimit(limit + portion)}>Show more</Button>
    </p>
  )
  return <TextPage title={file.title} text={text} as={as} notes={notes} rest={rest} />
}
