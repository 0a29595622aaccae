import { useSyncExternalStore } from 'react'
import css from './Count.module.css'
import { type Finder, lacks } from './Finder.ts'
import { writeFound } from './words.ts'

/** What came of looking so far. */
export function Count({ finder }: { finder: Finder }) {
  const found = useSyncExternalStore(finder.subscribe, finder.found)
  return (
    <output className={css.count} data-lacks={lacks(found)}>
      {found ? writeFound(found) : ''}
    </output>
  )
}
