import { t } from '@lingui/core/macro'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button as Pressable, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Area } from '../anchoring/geometry.ts'
import type { Turn } from '../sheets/layout.ts'
import { areaOf } from './areas.ts'
import { type Covering, type CoverOn, writeCover } from './cover.ts'
import css from './Covers.module.css'

type CoversProps = Pick<Covering, 'covers' | 'onName' | 'onLift'> & { page: number; turn: Turn }

/** What is covered of a page, over all else of it, from the first frame on. */
export const Covers = ({ covers, page, turn, onName, onLift }: CoversProps) =>
  covers
    .filter((cover) => cover.page === page)
    .map((cover) =>
      cover.by === 'office' ? (
        <div
          key={cover.id}
          className={css.cover}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- there is nothing to be loaded
          role="img"
          aria-label={writeCover(cover)}
          title={writeCover(cover)}
          style={at(areaOf(cover.box, turn))}
        >
          <Words cover={cover} />
        </div>
      ) : (
        <OwnCover key={cover.id} cover={cover} turn={turn} onName={onName} onLift={onLift} />
      ),
    )

const Words = ({ cover }: { cover: CoverOn }) => (
  <span className={css.words} aria-hidden>
    <EyeOff size={13} className={css.icon} />
    <span>{writeCover(cover)}</span>
  </span>
)

type OwnCoverProps = { cover: CoverOn; turn: Turn } & Pick<Covering, 'onName' | 'onLift'>

/** One of the reviewer's own: pressed, it can be named and lifted. */
function OwnCover({ cover, turn, onName, onLift }: OwnCoverProps) {
  const [name, setName] = useState(cover.name)
  const [isOpen, setOpen] = useState(false)
  const turnOpen = (open: boolean) => {
    if (open) setName(cover.name)
    else if (name.trim() !== cover.name) onName(cover, name.trim())
    setOpen(open)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={turnOpen}>
      <Pressable
        className={css.cover}
        data-own
        aria-label={t`${{ cover: writeCover(cover) }}. Name or lift`}
        style={at(areaOf(cover.box, turn))}
      >
        <Words cover={cover} />
      </Pressable>
      <Popover className={css.popover} placement="bottom">
        <Dialog className={css.dialog} aria-label={t`Your cover`}>
          <form
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault()
              turnOpen(false)
            }}
          >
            <Field
              label={t`What is under it`}
              hint={t`On this machine only`}
              value={name}
              maxLength={300}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to be filled in
              autoFocus
              onChange={setName}
            />
            <div className={css.actions}>
              <Button
                onPress={() => {
                  setOpen(false)
                  onLift(cover)
                }}
              >
                {t`Lift the cover`}
              </Button>
              <Button type="submit" kind="primary">
                {t`Keep it`}
              </Button>
            </div>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const at = ({ left, top, width, height }: Area) => ({
  left: `${left}%`,
  top: `${top}%`,
  width: `${width}%`,
  height: `${height}%`,
})
