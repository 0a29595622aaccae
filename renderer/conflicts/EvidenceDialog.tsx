import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  Dialog,
  Heading,
  Modal,
  ModalOverlay,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import { coversOf, uncovered } from '../reading/covers/cover.ts'
import { forgetPasswords } from '../reading/pdf/passwords.ts'
import { AskLink } from '../review/AskLink.tsx'
import { AskOutside } from '../review/AskOutside.tsx'
import { ReadingPane } from '../review/ReadingPane.tsx'
import { useReaderKeys } from '../review/useReadingKeys.ts'
import type { FileView, PacketView } from '../store/packet.ts'
import { IconButton } from '../ui/Button.tsx'
import css from './EvidenceDialog.module.css'
import type { Moved } from './moved.ts'
import { type Side, sideNames, sidesOf } from './sides.ts'

type EvidenceDialogProps = {
  moved: Moved
  side: Side
  files: Record<string, FileView>
  covers: PacketView['covers']
  onSide: (side: Side) => void
  onClose: () => void
}

/** One item in the reader, over the conflict; where it was changed, either side of the change. */
export function EvidenceDialog({
  moved,
  side,
  files,
  covers,
  onSide,
  onClose,
}: EvidenceDialogProps) {
  const [url, setUrl] = useState<string | null>(null)
  const [outside, setOutside] = useState<EvidenceFile | null>(null)
  const sides = sidesOf(moved)
  const item = moved[side]
  useReaderKeys()
  useEffect(() => forgetPasswords, [])
  if (item === null) return null
  return (
    <ModalOverlay
      className={css.veil}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
    >
      <Modal className={css.box}>
        <Dialog className={css.dialog} data-keys="reader">
          <header className={css.header}>
            <Heading slot="title" className={css.title}>
              {item.title}
              {sides.length === 1 && <span className={css.muted}> {sideNames[side]}</span>}
            </Heading>
            {sides.length > 1 && (
              <ToggleButtonGroup
                className={css.sides}
                aria-label={t`Which of the two`}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[side]}
                onSelectionChange={([chosen]) => onSide(chosen as Side)}
              >
                {sides.map((one) => (
                  <ToggleButton key={one} id={one} className={css.side}>
                    {sideNames[one]}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            )}
            <IconButton label={t`Close`} onPress={onClose}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          <ReadingPane
            item={item}
            files={files}
            place={`conflict ${item.id} ${item.sha256}`}
            anchors={[]}
            earlier={null}
            chosen={[]}
            goTo={null}
            find={null}
            onFindAll={null}
            onChoose={null}
            onAnchor={() => {}}
            covering={{ ...uncovered, covers: coversOf(covers, item.sha256) }}
            onPlace={() => {}}
            onOpenLink={setUrl}
            onOpenOutside={setOutside}
          />
        </Dialog>
      </Modal>
      <AskLink url={url} onClose={() => setUrl(null)} />
      <AskOutside file={outside} covers={covers} onClose={() => setOutside(null)} />
    </ModalOverlay>
  )
}
