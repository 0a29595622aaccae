import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { problem } from '../../../shared/protocol/problem.ts'
import { Failure, Opening } from '../Notice.tsx'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { discardMedia, loadMedia } from './loadMedia.ts'
import { Player } from './Player.tsx'

type MediaViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  as: 'audio' | 'video'
  place: string
  onOutside: () => void
}

/** A recording in the browser's own player. It never begins by itself. */
export function MediaView({ file, openSource, as, place, onOutside }: MediaViewProps) {
  const { loaded, retry } = useLoad(file.sha256, () => loadMedia(file, openSource), discardMedia)
  const [failed, setFailed] = useState(false)
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed')
    return <Failure problem={loaded.problem} onRetry={retry} onOutside={onOutside} />
  if (failed) return <Failure problem={unplayable(file)} onOutside={onOutside} />
  return (
    <Player
      file={file}
      url={loaded.value.url}
      as={as}
      place={place}
      onFail={() => setFailed(true)}
    />
  )
}

const unplayable = ({ title }: EvidenceFile) =>
  problem(
    'evidence-unreadable',
    title,
    t`it is damaged, or in a format that this program cannot play`,
  )
