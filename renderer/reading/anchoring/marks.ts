import type { Anchor, Place } from '../../../shared/model/anchor.ts'
import type { Located } from './locate.ts'

/** An anchor with what it is tied to. */
export type MarkedAnchor = {
  anchor: Anchor
  /** Short, for the margin: the number of the criterion. */
  label: string
  /** In words, for whoever points at it or listens. */
  name: string
}

/** Where an anchor is marked, and, if it was tied to an earlier file, how its place was found. */
export type Mark = MarkedAnchor & { place: Place; was: Located['how'] | null }

/** Anchors where they were tied. */
export const marksOf = (anchors: readonly MarkedAnchor[]): Mark[] =>
  anchors.map((marked) => ({ ...marked, place: marked.anchor.place, was: null }))

/** In units of a text: the last of each place in it. */
export const lastUnits = (marks: readonly Mark[]): number[] =>
  marks.flatMap(({ place }) => (place.type === 'passage' ? place.end - 1 : []))
