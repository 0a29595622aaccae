import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import css from './NoView.module.css'
import { Notice, OutsideButton } from './Notice.tsx'
import { writeBytes } from '../ui/bytes.ts'
import { kindOf } from './names.ts'

type NoViewProps = { file: EvidenceFile; onOutside: () => void }

const unshown = t`Evidence Desk cannot show a file of this type. If you need it to decide, open it in another program, or choose “Unreadable” and say in the feedback which type you can read.`

/** A file of a type that the reader does not show: what is known of it. */
export const NoView = ({ file, onOutside }: NoViewProps) => (
  <Notice>
    <h2 className={css.title}>{file.title}</h2>
    <dl className={css.facts}>
      <dt>{t`File`}</dt>
      <dd>{file.fileName ?? t`Name hidden in a blind review`}</dd>
      <dt>{t`Type`}</dt>
      <dd>{kindOf(file.mediaType)}</dd>
      <dt>{t`Size`}</dt>
      <dd>{writeBytes(file.size)}</dd>
    </dl>
    <p>{unshown}</p>
    <div>
      <OutsideButton onPress={onOutside} />
    </div>
  </Notice>
)
