import { plural, t } from '@lingui/core/macro'
import type { Evidence } from '../../shared/model/evidence.ts'
import { writeBytes } from '../ui/bytes.ts'
import type { PacketView } from '../store/packet.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { percent } from '../ui/percent.ts'
import { Progress } from '../ui/Progress.tsx'
import { arrivedOf } from './arrival.ts'
import css from './Coming.module.css'

type ComingProps = { view: PacketView; coming: Evidence[]; onAnyway: () => void }

/** A packet opened before its evidence: what is still to come, and how far it is. */
export function Coming({ view: { packet, files }, coming, onAnyway }: ComingProps) {
  const all = packet.evidence.length
  const title = plural(
    { coming: coming.length },
    {
      one: `# of ${all} items is still on its way`,
      other: `# of ${all} items are still on their way`,
    },
  )
  return (
    <EmptyScreen title={title}>
      <ul className={css.list}>
        {coming.map((item) => {
          const { have, size } = arrivedOf(item, files) ?? { have: 0, size: 0 }
          return (
            <li key={item.id} className={css.item}>
              <span className={css.name}>{item.title}</span>
              <Progress label={item.title} have={have} size={size} />
              <span className={css.much}>
                {t`${{ part: percent(have, size) }} % of ${{ all: writeBytes(size) }}`}
              </span>
            </li>
          )
        })}
      </ul>
      <p>{t`The packet opens by itself when the last of them is here.`}</p>
      <Button onPress={onAnyway}>{t`Look at what is here`}</Button>
    </EmptyScreen>
  )
}
