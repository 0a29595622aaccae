import type { Place } from '../../../shared/model/anchor.ts'
import type { Drawing } from '../sheets/Sheets.tsx'
import { earlierMarks } from './earlier.ts'
import type { Geometry } from './geometry.ts'
import { marksOf } from './marks.ts'
import { PlaceMarks } from './PlaceMarks.tsx'
import { isOnPage, type PlacesProps } from './props.ts'
import { RegionTool } from './RegionTool.tsx'

type PagePlacesProps = PlacesProps & {
  /** Counted from 0; a picture is the one page of itself. */
  page: number
  isCurrent: boolean
  /** Of the page as it is shown, in pixels. */
  height: number
  /** Whether this page is all of the item, so that what is tied to the item is tied to it. */
  isWhole?: boolean
  geometry: Geometry | null
  drawing: Drawing
}

/** The places of one page: those that are marked on it, and the one that is being drawn. */
export function PagePlaces(props: PagePlacesProps) {
  const { page, isCurrent, isWhole, height, geometry, drawing } = props
  const { anchors, earlier, chosen, goTo, onChoose, onAnchor } = props
  const isHere = (place: Place) => isOnPage(place, page) || (isWhole && place.type === 'item')
  const marks = [...marksOf(anchors), ...earlierMarks(earlier, anchors)]
  return (
    <>
      <PlaceMarks
        marks={marks.filter(({ place }) => isHere(place))}
        chosen={chosen.filter(isHere)}
        height={height}
        geometry={geometry}
        goTo={goTo}
        onAnchor={onAnchor}
      />
      {drawing.isOn && onChoose && geometry && (
        <RegionTool
          isCurrent={isCurrent}
          onRegion={(area) => {
            onChoose([{ type: 'region', page, box: geometry.toBox(area) }])
            drawing.onEnd()
          }}
          onLeave={drawing.onEnd}
        />
      )}
    </>
  )
}
