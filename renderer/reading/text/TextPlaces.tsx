import { type RefObject, useEffect, useState } from 'react'
import { wishNow } from '../anchoring/earlier.ts'
import { Margin } from '../anchoring/Margin.tsx'
import type { Mark } from '../anchoring/marks.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { useLocated } from '../anchoring/useLocated.ts'
import { usePassages } from '../anchoring/usePassages.ts'
import { once } from '../once.ts'
import { bring, draw } from './draw.ts'
import { letters, type Letters } from './letters.ts'

export type TextPlacesProps = Letters & {
  places: PlacesProps
  marks: readonly Mark[]
  /** Whether `plain` is all there is of the item. */
  isWhole: boolean
  /** What holds the runs, and what scrolls it. */
  page: RefObject<HTMLElement | null>
  scroller: RefObject<HTMLElement | null>
}

const isNew = once()

/** The places of a text: in its letters what is tied, in its margin to what. */
export function TextPlaces(props: TextPlacesProps) {
  const { places, marks, plain, runsOf, isWhole, page, scroller } = props
  const { earlier, chosen, onChoose, onAnchor } = places
  const [tops, setTops] = useState('{}')
  usePassages(scroller, onChoose)
  useLocated(earlier, {
    pages: 1,
    textOf: async () => plain.text,
    boxesOf: async () => [],
    isWhole,
  })

  const goTo = wishNow(places.goTo, earlier)
  const wanted = goTo?.anchorId ?? null
  const nonce = goTo?.nonce ?? null
  useEffect(() => {
    const layer = letters(page.current!, { plain, runsOf })
    return draw(page.current!, layer, { marks, chosen }, setTops, onAnchor)
  }, [page, plain, runsOf, marks, chosen, onAnchor])
  useEffect(() => {
    const meant = marks.find(({ anchor }) => anchor.id === wanted)
    if (meant && nonce !== null && isNew(nonce))
      bring(letters(page.current!, { plain, runsOf }), meant.place, scroller.current!)
  }, [page, scroller, plain, runsOf, marks, wanted, nonce])

  const at = JSON.parse(tops) as Record<string, number>
  const placed = marks.flatMap((mark) => {
    const top = at[mark.anchor.id]
    return top === undefined ? [] : [{ ...mark, top }]
  })
  return <Margin marks={placed} onAnchor={onAnchor} />
}
