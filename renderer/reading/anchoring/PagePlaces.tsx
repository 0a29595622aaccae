import { t } from '@lingui/core/macro'
import type { Place } from '../../../shared/model/anchor.ts'
import { boxOf, isWithin } from '../covers/areas.ts'
import { Covers } from '../covers/Covers.tsx'
import type { Turn } from '../sheets/layout.ts'
import type { Drawing } from '../sheets/Sheets.tsx'
import { earlierMarks } from './earlier.ts'
import type { Area, Geometry } from './geometry.ts'
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
  /** How the page is turned, beside its own turn. */
  turn: Turn
  /** Whether this page is all of the item, so that what is tied to the item is tied to it. */
  isWhole?: boolean
  geometry: Geometry | null
  drawing: Drawing
}

/** The places of one page: those that are marked on it, and the one that is being drawn. */
export function PagePlaces(props: PagePlacesProps) {
  const { page, isCurrent, isWhole, height, turn, geometry, drawing } = props
  const { anchors, earlier, chosen, goTo, onChoose, onAnchor, covering } = props
  const { covers, onCover } = covering
  const isHere = (place: Place) => isOnPage(place, page) || (isWhole && place.type === 'item')
  const marks = [...marksOf(anchors), ...earlierMarks(earlier, anchors)]
  /** Whether nothing of an area can be seen, and nobody here can lift what covers it. */
  const isCovered = (area: Area) =>
    covers.some(
      (cover) =>
        cover.by === 'office' && cover.page === page && isWithin(boxOf(area, turn), cover.box),
    )
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
      <Covers {...covering} page={page} turn={turn} />
      {drawing.is === 'cover' && onCover && (
        <RegionTool
          key="cover"
          action="cover"
          isCurrent={isCurrent}
          onRegion={(area) => {
            onCover(page, boxOf(area, turn))
            drawing.onEnd()
          }}
          onLeave={drawing.onEnd}
        />
      )}
      {drawing.is === 'region' && onChoose && geometry && (
        <RegionTool
          key="region"
          action="tie"
          isCurrent={isCurrent}
          refusal={(area) =>
            isCovered(area) ? t`Covered by the office: nothing of it can be tied` : null
          }
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
