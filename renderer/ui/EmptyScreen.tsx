import type { ReactNode } from 'react'
import css from './EmptyScreen.module.css'

/** A screen, or a part of one, on which there is nothing to show: why, and what to do. */
export const EmptyScreen = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.screen}>
    <h2 className={css.title}>{title}</h2>
    {children}
  </section>
)
