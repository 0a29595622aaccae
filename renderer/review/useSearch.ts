import { useRef, useState } from 'react'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { FindWish } from '../reading/find/finding.ts'
import type { Query } from '../reading/find/search.ts'
import type { Hit } from '../reading/search/EvidenceFinder.ts'
import type { SearchHandle } from '../reading/search/SearchPanel.tsx'
import { leaveFill } from './fill.ts'
import { focusReview } from './focus.ts'
import { nextWish } from './wishes.ts'

/** Finding in all evidence: it stays open from packet to packet, until it is closed. */
export function useSearch() {
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState<{ sha256: string; wish: FindWish } | null>(null)
  const handle = useRef<SearchHandle>(null)
  const open = () => {
    leaveFill()
    setOpen(true)
    handle.current?.focus()
  }
  const close = () => {
    setOpen(false)
    focusReview()
  }
  const wish = ({ sha256 }: Evidence, query: Query, hit: Hit | null) => {
    if (!hit) return
    setWanted({ sha256, wish: { query, page: hit.page, start: hit.start, nonce: nextWish() } })
  }
  /** The hit that the reader of an item is asked to show. */
  const wishFor = ({ sha256 }: Evidence) => (wanted?.sha256 === sha256 ? wanted.wish : null)
  return { isOpen, handle, open, close, wish, wishFor }
}
