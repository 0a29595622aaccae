import { t } from '@lingui/core/macro'
import { Link2 } from 'lucide-react'
import type { Anchor, Place } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Whereabouts } from '../reading/anchoring/earlier.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { pageIn } from './anchors.ts'
import { samePlace } from './edits.ts'
import css from './Revised.module.css'

/** What is known of the anchors of earlier files in those of now. */
export type Revision = {
  /** What took the place of the item that an anchor was tied to; null where nothing did. */
  itemOf: (anchor: Anchor) => Evidence | null
  /** Undefined while it was not looked for. */
  whereabouts: (anchor: Anchor) => Whereabouts | undefined
  /** Shows the item of now, and in it the place, once it is found. */
  onGo: (anchor: Anchor) => void
}

type RevisedProps = {
  anchor: Anchor
  /** As its chip says it. */
  name: string
  revision: Revision
  /** Ties the place of now; null where nothing can be tied. */
  onTie: ((anchor: Anchor) => void) | null
  /** What is tied already. */
  tied: readonly Anchor[]
}

/** Where the passage of an earlier file is in the one of now. */
export function Revised({ anchor, name, revision, onTie, tied }: RevisedProps) {
  const item = revision.itemOf(anchor)
  if (item === null || anchor.place.type !== 'passage') return null
  const found = revision.whereabouts(anchor)
  if (found?.how === 'gone')
    return <span className={css.gone}>{t`not found in the revised file`}</span>
  const again = found && { ...anchor, ...placeIn(item, found.place) }
  const isTied = again !== undefined && tied.some((one) => samePlace(one, again))
  const page = found ? pageIn(item, found.place) : null
  const said = found ? writeFound(found.how, page) : t`look in the revised file`
  return (
    <span className={css.revised}>
      <Button kind="quiet" aria-label={t`${said}: ${name}`} onPress={() => revision.onGo(anchor)}>
        {said}
      </Button>
      {isTied && <span className={css.tied}>{t`tied again`}</span>}
      {again && !isTied && onTie && (
        <IconButton
          label={page === null ? t`Tie again there: ${name}` : t`Tie again on p. ${page}: ${name}`}
          onPress={() => onTie(again)}
        >
          <Link2 size={13} aria-hidden />
        </IconButton>
      )}
    </span>
  )
}

/** Where a passage is that was found, or may be; by the page where its item has pages. */
function writeFound(how: Exclude<Whereabouts['how'], 'gone'>, page: number | null): string {
  switch (how) {
    case 'there':
      return page === null ? t`still there` : t`still on p. ${page}`
    case 'moved':
      return page === null ? t`now there` : t`now on p. ${page}`
    default:
      return page === null ? t`perhaps there` : t`perhaps on p. ${page}`
  }
}

const placeIn = ({ id, sha256 }: Evidence, place: Place) => ({ evidenceId: id, sha256, place })
