import { t } from '@lingui/core/macro'
import { ExternalLink } from 'lucide-react'
import type { EvidenceLink } from '../../shared/model/evidence.ts'
import { Button } from '../ui/Button.tsx'
import css from './LinkView.module.css'
import { Notice } from './Notice.tsx'

type LinkViewProps = { link: EvidenceLink; onOpenLink: (url: string) => void }

/** A link is never opened by itself: its whole address is shown first. */
export const LinkView = ({ link, onOpenLink }: LinkViewProps) =>
  link.withheld ? <Withheld title={link.title} /> : <Address link={link} onOpenLink={onOpenLink} />

const Withheld = ({ title }: { title: string }) => (
  <Notice>
    <h2 className={css.title}>{title}</h2>
    <p>{t`The address was not sent: it names the learner, and this review is blind.`}</p>
    <p className={css.hint}>
      {t`If your decision depends on it, ask your office for a copy of the page without names.`}
    </p>
  </Notice>
)

const outside = t`The learner handed in this address. It opens outside Evidence Desk, needs the network, and may have changed since it was handed in.`

const Address = ({ link, onOpenLink }: LinkViewProps) => (
  <Notice>
    <h2 className={css.title}>{link.title}</h2>
    <p className={css.address}>{link.url}</p>
    <p className={css.hint}>{outside}</p>
    <div>
      <Button onPress={() => onOpenLink(link.url)}>
        <ExternalLink size={16} aria-hidden />
        {t`Open in browser`}
      </Button>
    </div>
  </Notice>
)
