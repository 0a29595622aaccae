import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Failure, Opening } from '../Notice.tsx'
import { pictureGeometry } from '../anchoring/geometry.ts'
import { PagePlaces } from '../anchoring/PagePlaces.tsx'
import type { PlacesProps } from '../anchoring/props.ts'
import { type Here, Sheets } from '../sheets/Sheets.tsx'
import { SheetView } from '../sheets/view.ts'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { discardPicture, loadPicture, type Picture } from './load.ts'
import css from './PictureView.module.css'

type PictureViewProps = PlacesProps & {
  file: EvidenceFile
  openSource: OpenSource
  onPlace: (here: Here) => void
  place: string
}

export function PictureView({ file, openSource, ...rest }: PictureViewProps) {
  const { loaded, retry } = useLoad(
    file.sha256,
    () => loadPicture(file, openSource),
    discardPicture,
  )
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed') return <Failure problem={loaded.problem} onRetry={retry} />
  return <PictureSheet file={file} picture={loaded.value} {...rest} />
}

type PictureSheetProps = Omit<PictureViewProps, 'openSource'> & { picture: Picture }

function PictureSheet({ file, picture, place, onPlace, ...places }: PictureSheetProps) {
  const [view] = useState(() => new SheetView(place, [picture.size], { to: 'page', limit: 1 }))
  return (
    <Sheets
      view={view}
      title={file.title}
      goTo={places.goTo}
      canDraw={places.onChoose !== null}
      onPlace={onPlace}
      pans
      renderSheet={(page, box, { turn }, drawing) => (
        <>
          <img
            className={css.picture}
            src={picture.url}
            alt={`${file.title}, ${picture.size.width} by ${picture.size.height} pixels`}
            draggable={false}
            data-large={box.scale >= 3}
            style={{
              width: picture.size.width * box.scale,
              height: picture.size.height * box.scale,
              transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
            }}
          />
          <PagePlaces
            {...places}
            page={page}
            isCurrent
            isWhole
            height={box.height}
            geometry={pictureGeometry(picture.size, turn)}
            drawing={drawing}
          />
        </>
      )}
    />
  )
}
