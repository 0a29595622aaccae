import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import css from './AlertBox.module.css'

type AlertBoxProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}

/** A question in the middle of the screen; Escape and a press beside it leave all as it is. */
export function AlertBox({ title, isOpen, onClose, children }: AlertBoxProps) {
  return (
    <ModalOverlay
      className={css.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={css.box}>
        <Dialog
          className={css.dialog}
          role="alertdialog"
          // React Aria hides all else and leaves this unsaid, for the sake of browsers that are not ours.
          render={(box) => <section {...box} role="alertdialog" aria-modal />}
        >
          <Heading slot="title" className={css.title}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Its buttons, the one that does it last. */
export const Actions = ({ children }: { children: ReactNode }) => (
  <div className={css.actions}>{children}</div>
)
