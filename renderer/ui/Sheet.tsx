import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import css from './Sheet.module.css'

type SheetProps = {
  title: string
  isOpen: boolean
  /** For a table. */
  isWide?: boolean
  onClose: () => void
  children: ReactNode
}

/** A sheet at the right edge over the screen; Escape and a press beside it close it. */
export function Sheet({ title, isOpen, isWide, onClose, children }: SheetProps) {
  return (
    <ModalOverlay
      className={css.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={css.sheet} data-wide={isWide || undefined}>
        <Dialog className={css.dialog}>
          <header className={css.header}>
            <Heading slot="title" className={css.title}>
              {title}
            </Heading>
            <IconButton label={t`Close`} onPress={onClose}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          {/* What scrolls must be reachable by keyboard, also where nothing in it can be pressed. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={css.body} tabIndex={0}>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
