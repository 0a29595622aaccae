import type { ReactNode } from 'react'
import css from './Section.module.css'

type SectionProps = { id: string; title: string; isSpaced?: boolean; children: ReactNode }

/** A part of the settings under its heading. */
export const Section = ({ id, title, isSpaced, children }: SectionProps) => (
  <section aria-labelledby={id} className={isSpaced ? css.spaced : undefined}>
    <h2 id={id} className={css.heading}>
      {title}
    </h2>
    {children}
  </section>
)
