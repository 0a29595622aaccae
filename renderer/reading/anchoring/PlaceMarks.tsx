import { useEffect, useRef } from 'react'
import type { Anchor, Place } from '../../../shared/model/anchor.ts'
import type { GoTo } from '../sheets/useGoTo.ts'
import { type Area, areasOf, type Geometry } from './geometry.ts'
import css from './PlaceMarks.module.css'
import { spread } from './spread.ts'

/** An anchor with what it is tied to. */
export type MarkedAnchor = {
  anchor: Anchor
  /** Short, for the margin: the number of the criterion. */
  label: string
  /** In words, for whoever points at it or listens. */
  name: string
}

type PlaceMarksProps = {
  /** Those of this page. */
  anchors: readonly MarkedAnchor[]
  /** Places on this page that were chosen and are not tied yet. */
  chosen: readonly Place[]
  /** Of the page as it is shown, in pixels. */
  height: number
  /** Null while the page is not here: then only the margin shows what is tied. */
  geometry: Geometry | null
  goTo: GoTo
  onAnchor: (anchor: Anchor) => void
}

/** In pixels: a mark's height and what is between two, and where those of a whole page begin. */
const markGap = 28
const edge = 12

/** What of a page is tied or chosen: over its picture the places, in its margin the criteria. */
export function PlaceMarks(props: PlaceMarksProps) {
  const { anchors, chosen, height, geometry, goTo, onAnchor } = props
  const placed = anchors.map((marked) => ({
    ...marked,
    areas: geometry ? areasOf(marked.anchor.place, geometry) : [],
  }))
  const tops = spread(
    placed.map(({ areas }) => (areas[0] ? (areas[0].top / 100) * height : edge)),
    markGap,
  )
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
        {placed.map((marked) => (
          <Places
            key={marked.anchor.id}
            {...marked}
            wish={goTo?.anchorId === marked.anchor.id ? goTo.nonce : null}
            onPress={() => onAnchor(marked.anchor)}
          />
        ))}
      </div>
      {placed.length > 0 && (
        <ul className={css.margin} aria-label="Tied to criteria">
          {placed.map(({ anchor, label, name }, index) => (
            <li key={anchor.id} className={css.mark} style={{ top: tops[index] }}>
              <button type="button" title={name} aria-label={name} onClick={() => onAnchor(anchor)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type PlacesProps = MarkedAnchor & { areas: Area[]; wish: number | null; onPress: () => void }

/** The wish done last, over all pages: a page that is drawn again does not jump again. */
let done: number | null = null

/** The places of one anchor; the marks in the margin are what keys and listeners reach. */
function Places({ areas, name, wish, onPress }: PlacesProps) {
  const first = useRef<HTMLDivElement>(null)
  const isHere = areas.length > 0
  useEffect(() => {
    if (wish === null || wish === done || !isHere) return
    done = wish
    first.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [wish, isHere])
  return areas.map((area, index) => (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the mark in the margin is its button
    <div
      key={`${index} ${wish}`}
      ref={index === 0 ? first : null}
      className={css.place}
      data-wanted={wish !== null}
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
