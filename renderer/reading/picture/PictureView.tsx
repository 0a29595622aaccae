import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { CoverBox } from '../../../shared/model/cover.ts'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure, Opening } from '../Notice.tsx'
import { pictureGeometry } from '../anchoring/geometry.ts'
import { PagePlaces } from '../anchoring/PagePlaces.tsx'
import type { PlacesProps } from '../anchoring/props.ts'
import { Sheets } from '../sheets/Sheets.tsx'
import type { Here } from '../sheets/useHere.ts'
import { SheetView } from '../sheets/view.ts'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { Bitmap } from './Bitmap.tsx'
import { discardPicture, loadPicture, type Picture } from './load.ts'
import css from './PictureView.module.css'

type PictureViewProps = PlacesProps & {
  file: EvidenceFile
  openSource: OpenSource
  onPlace: (here: Here) => void
  place: string
}

/** What is covered was painted over when the picture was loaded. */
const painted: CoverBox[] = []

/** To be keyed by what is covered: a picture is loaded with its covers. */
export function PictureView({ file, openSource, ...rest }: PictureViewProps) {
  const { loaded, retry } = useLoad(
    file.sha256,
    () => loadPicture(file, openSource, rest.covering.covers),
    discardPicture,
  )
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />
  return <PictureSheet file={file} picture={loaded.value} {...rest} />
}

type PictureSheetProps = Omit<PictureViewProps, 'openSource'> & { picture: Picture }

function PictureSheet({ file, picture, place, onPlace, ...places }: PictureSheetProps) {
  const [held, setHeld] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  const [view] = useState(() => new SheetView(place, [picture.size], { to: 'page', limit: 1 }))
  const { title } = file
  const { width, height } = picture.size
  const label = t`${title}, ${width} by ${height} pixels`
  return (
    <>
      {picture.still && picture.url && (
        <div className={css.motion}>
          <Button onPress={() => setHeld(!held)}>
            {held ? t`Play the animation` : t`Hold the animation`}
          </Button>
        </div>
      )}
      <Sheets
        view={view}
        title={title}
        goTo={places.goTo}
        onChoose={places.onChoose}
        canCover={places.covering.onCover !== null}
        onPlace={onPlace}
        pans
        renderSheet={(page, box, { turn }, drawing) => {
          const style = {
            width: width * box.scale,
            height: height * box.scale,
            transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
          }
          const isLarge = box.scale >= 3
          return (
            <>
              {picture.still && (held || picture.url === null) ? (
                <Bitmap
                  bitmap={picture.still}
                  covers={painted}
                  label={label}
                  isLarge={isLarge}
                  style={style}
                />
              ) : (
                <img
                  className={css.picture}
                  src={picture.url ?? undefined}
                  alt={label}
                  draggable={false}
                  data-large={isLarge}
                  style={style}
                />
              )}
              <PagePlaces
                {...places}
                page={page}
                isCurrent
                isWhole
                height={box.height}
                turn={turn}
                geometry={pictureGeometry(picture.size, turn)}
                drawing={drawing}
              />
            </>
          )
        }}
      />
    </>
  )
}
