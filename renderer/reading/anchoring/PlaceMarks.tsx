import { once } from '../once.ts'
import { useEffect, useRef } from 'react'
import type { Anchor, Place } from '../../../shared/model/anchor.ts'
import type { GoTo } from '../sheets/useGoTo.ts'
import { type Area, areasOf, type Geometry } from './geometry.ts'
import { Margin } from './Margin.tsx'
import type { Mark } from './marks.ts'
import css from './PlaceMarks.module.css'

type PlaceMarksProps = {
  /** Those of this page. */
  marks: readonly Mark[]
  /** Places on this page that were chosen and are not tied yet. */
  chosen: readonly Place[]
  /** Of the page as it is shown, in pixels. */
  height: number
  /** Null while the page is not here: then only the margin shows what is tied. */
  geometry: Geometry | null
  goTo: GoTo
  onAnchor: (anchor: Anchor) => void
}

/** In pixels: where the marks of a whole page begin. */
const edge = 12

/** What of a page is tied or chosen: over its picture the places, in its margin the criteria. */
export function PlaceMarks(props: PlaceMarksProps) {
  const { marks, chosen, height, geometry, goTo, onAnchor } = props
  const placed = marks.map((mark) => {
    const areas = geometry ? areasOf(mark.place, geometry) : []
    return { ...mark, areas, top: areas[0] ? (areas[0].top / 100) * height : edge }
  })
  return (
    <>
      <div className={css.places}>
        {geometry &&
          chosen.flatMap((place) =>
            areasOf(place, geometry).map((area, index) => (
              <div
                key={`${JSON.stringify(area)} ${index}`}
                className={css.chosen}
                style={at(area)}
              />
            )),
          )}
        {placed.map((mark) => (
          <Places
            key={mark.anchor.id}
            {...mark}
            wish={goTo?.anchorId === mark.anchor.id ? goTo.nonce : null}
            onPress={() => onAnchor(mark.anchor)}
          />
        ))}
      </div>
      <Margin marks={placed} onAnchor={onAnchor} />
    </>
  )
}

type PlacesProps = Mark & { areas: Area[]; wish: number | null; onPress: () => void }

/** Over all pages. */
const isNew = once()

/** The places of one anchor; the marks in the margin are what keys and listeners reach. */
function Places({ areas, name, was, wish, onPress }: PlacesProps) {
  const first = useRef<HTMLDivElement>(null)
  const isHere = areas.length > 0
  useEffect(() => {
    if (wish !== null && isHere && isNew(wish))
      first.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [wish, isHere])
  return areas.map((area, index) => (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the mark in the margin is its button
    <div
      key={`${index} ${wish}`}
      ref={index === 0 ? first : null}
      className={css.place}
      data-wanted={wish !== null}
      data-was={was}
      style={at(area)}
      title={name}
      onClick={onPress}
    />
  ))
}

const at = ({ left, top, width, height }: Area) => ({
  left: `${left}%`,
  top: `${top}%`,
  width: `${width}%`,
  height: `${height}%`,
})
