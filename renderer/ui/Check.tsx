import { Check as Tick } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import css from './Check.module.css'

type CheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }

/** A box to tick, with what it says beside it. */
export const Check = ({ checked, onChange, children }: CheckProps) => (
  <Checkbox className={css.check} isSelected={checked} onChange={onChange}>
    <span className={css.box} aria-hidden>
      {checked && <Tick size={12} strokeWidth={3} />}
    </span>
    {children}
  </Checkbox>
)
