import { useRef, useState } from 'react'
import type { FindWish } from '../reading/find/finding.ts'
import type { Query } from '../reading/find/search.ts'
import type { Hit } from '../reading/search/EvidenceFinder.ts'
import type { SearchHandle } from '../reading/search/SearchPanel.tsx'
import { leaveFill } from './fill.ts'
import { nextWish } from './wishes.ts'

/** Finding in all evidence: it stays open from packet to packet, until it is closed. */
export function useSearch() {
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState<FindWish | null>(null)
  const handle = useRef<SearchHandle>(null)
  const open = () => {
    leaveFill()
    setOpen(true)
    handle.current?.focus()
  }
  const close = () => {
    setOpen(false)
    document.querySelector<HTMLElement>('[aria-labelledby=review-title]')?.focus()
  }
  const wish = (query: Query, hit: Hit | null) => {
    if (hit) setWanted({ query, page: hit.page, start: hit.start, nonce: nextWish() })
  }
  /** `wanted` is the hit that the reader is asked to show. */
  return { isOpen, wanted, handle, open, close, wish }
}
