import type { EvidenceFile } from '../../shared/model/evidence.ts'
import css from './NoView.module.css'
import { Notice, OutsideButton } from './Notice.tsx'
import { writeBytes } from '../ui/bytes.ts'
import { kindOf } from './names.ts'

type NoViewProps = { file: EvidenceFile; onOutside: () => void }

/** A file of a type that the reader does not show: what is known of it. */
export const NoView = ({ file, onOutside }: NoViewProps) => (
  <Notice>
    <h2 className={css.title}>{file.title}</h2>
    <dl className={css.facts}>
      <dt>File</dt>
      <dd>{file.fileName ?? 'Name hidden in a blind review'}</dd>
      <dt>Type</dt>
      <dd>{kindOf(file.mediaType)}</dd>
      <dt>Size</dt>
      <dd>{writeBytes(file.size)}</dd>
    </dl>
    <p>
      Evidence Desk cannot show a file of this type. If you need it to decide, open it in another
      program, or choose “Unreadable” and say in the feedback which type you can read.
    </p>
    <div>
      <OutsideButton onPress={onOutside} />
    </div>
  </Notice>
)
