import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { pictureGeometry } from '../anchoring/geometry.ts'
import { PagePlaces } from '../anchoring/PagePlaces.tsx'
import type { PlacesProps } from '../anchoring/props.ts'
import { Failure, Opening } from '../Notice.tsx'
import { Sheets } from '../sheets/Sheets.tsx'
import type { Here } from '../sheets/useHere.ts'
import { SheetView } from '../sheets/view.ts'
import type { OpenSource } from '../source.ts'
import { useLoad } from '../useLoad.ts'
import { DecodedPage } from './DecodedPage.tsx'
import { discardPages, openPages, type Pages } from './decoding/decode.ts'

type DecodedViewProps = PlacesProps & {
  file: EvidenceFile
  openSource: OpenSource
  onPlace: (here: Here) => void
  place: string
  onOutside: () => void
}

/** A picture in a format that browsers do not know, of one page or many. */
export function DecodedView({ file, openSource, onOutside, ...rest }: DecodedViewProps) {
  const { loaded, retry } = useLoad(file.sha256, () => openPages(file, openSource), discardPages)
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed')
    return <Failure problem={loaded.problem} onRetry={retry} onOutside={onOutside} />
  return <DecodedSheets file={file} pages={loaded.value} {...rest} />
}

type DecodedSheetsProps = Omit<DecodedViewProps, 'openSource' | 'onOutside'> & { pages: Pages }

function DecodedSheets({ file, pages, place, onPlace, ...places }: DecodedSheetsProps) {
  const { sizes } = pages.first
  const isOne = sizes.length === 1
  const [view] = useState(
    () => new SheetView(place, sizes, { to: isOne ? 'page' : 'width', limit: 1 }),
  )
  return (
    <Sheets
      view={view}
      title={file.title}
      goTo={places.goTo}
      onChoose={places.onChoose}
      canCover={places.covering.onCover !== null}
      onPlace={onPlace}
      numbered={!isOne}
      pans
      renderSheet={(page, box, { turn, page: current }, drawing) => (
        <>
          <DecodedPage
            title={file.title}
            pages={pages}
            covers={places.covering.covers}
            page={page}
            scale={box.scale}
            turn={turn}
          />
          <PagePlaces
            {...places}
            page={page}
            isCurrent={page === current}
            isWhole={isOne}
            height={box.height}
            turn={turn}
            geometry={pictureGeometry(sizes[page]!, turn)}
            drawing={drawing}
          />
        </>
      )}
    />
  )
}
