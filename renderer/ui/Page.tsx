import type { ReactNode, Ref } from 'react'
import css from './Page.module.css'

type PageProps = {
  title: ReactNode
  /** What stands beside the title. */
  head?: ReactNode
  /** Takes the focus when the screen opens; the title does where there is a `titleRef` instead. */
  mainRef?: Ref<HTMLElement>
  titleRef?: Ref<HTMLHeadingElement>
  isBusy?: boolean
  /** Where the screen is small: scrolls as a whole, not in its parts. */
  scrollsSmall?: boolean
  children: ReactNode
}

/** A screen that fills the window beside the rail: a head, and what fills the rest. */
export function Page(props: PageProps) {
  const { title, head, mainRef, titleRef, isBusy, scrollsSmall, children } = props
  return (
    <main
      ref={mainRef}
      className={css.screen}
      tabIndex={mainRef ? -1 : undefined}
      aria-labelledby={mainRef ? 'page-title' : undefined}
      aria-busy={isBusy || undefined}
      data-scrolls-small={scrollsSmall || undefined}
    >
      <header className={css.header}>
        <h1
          ref={titleRef}
          id="page-title"
          tabIndex={titleRef ? -1 : undefined}
          className={css.title}
        >
          {title}
        </h1>
        {head}
      </header>
      {children}
    </main>
  )
}

/** The screen before what it shows is read. */
export const PageToCome = () => <main className={css.screen} aria-busy />
