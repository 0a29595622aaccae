import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import type { Side } from '../../reading/shown.ts'
import { IconButton } from '../../ui/Button.tsx'
import css from './Strip.module.css'

type StripProps = { side: Side; title: string; isActive: boolean; onClose: () => void }

const closing: Record<Side, string> = {
  first: t`Close the first document`,
  second: t`Close the second document`,
}

/** Over each of two documents: which it is, and whether the keys mean it. */
export const Strip = ({ side, title, isActive, onClose }: StripProps) => (
  <div className={css.strip} data-active={isActive}>
    <span className={css.title} title={title}>
      {title}
    </span>
    <IconButton label={closing[side]} onPress={onClose}>
      <X size={14} aria-hidden />
    </IconButton>
  </div>
)
