import { t } from '@lingui/core/macro'
import { type SyntheticEvent, useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { recall, remember } from '../places.ts'
import { writeFacts, type Recording } from './facts.ts'
import css from './Player.module.css'

type PlayerProps = {
  file: EvidenceFile
  url: string
  as: 'audio' | 'video'
  place: string
  onFail: () => void
}

type MediaEvent = SyntheticEvent<HTMLMediaElement>

/** The browser's controls, with what they do not say: type, size, and that nobody wrote captions. */
export function Player({ file, url, as, place, onFail }: PlayerProps) {
  const [recording, setRecording] = useState<Recording | null>(null)
  const opened = ({ currentTarget: media }: MediaEvent) => {
    const { videoWidth: width, videoHeight: height } =
      media instanceof HTMLVideoElement ? media : { videoWidth: 0, videoHeight: 0 }
    setRecording({ seconds: media.duration, width, height })
    const left = recall(place)
    if (typeof left === 'number' && left < media.duration) media.currentTime = left
  }
  const common = {
    className: css[as],
    src: url,
    controls: true,
    preload: 'metadata',
    // What a browser saves would lie open on the disk.
    controlsList: 'nodownload noremoteplayback',
    disableRemotePlayback: true,
    'aria-label': file.title,
    'data-keys': 'arrows',
    onLoadedMetadata: opened,
    onTimeUpdate: ({ currentTarget }: MediaEvent) => remember(place, currentTarget.currentTime),
    onError: onFail,
  }
  const silent = as === 'video' && recording !== null && recording.width === 0
  return (
    <figure className={css.place}>
      {/* oxlint-disable jsx-a11y/media-has-caption -- a learner hands in none */}
      {as === 'video' ? <video {...common} disablePictureInPicture /> : <audio {...common} />}
      {/* oxlint-enable jsx-a11y/media-has-caption */}
      <figcaption className={css.facts}>
        <p>{writeFacts(file, recording)}</p>
        {silent && (
          <p>{t`Only its sound can be played: its picture is in a format unknown here.`}</p>
        )}
        <p>{t`It has no captions.`}</p>
      </figcaption>
    </figure>
  )
}
