import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components'
import css from './Button.module.css'

type ButtonProps = Omit<AriaProps, 'className' | 'style' | 'children'> & {
  kind?: 'primary' | 'plain' | 'quiet' | 'grave'
  children: ReactNode
}

/**
 * `primary` for what the screen is for, `plain` beside it, `quiet` within running text, `grave` for
 * what cannot be undone.
 */
export const Button = ({ kind = 'plain', ...props }: ButtonProps) => (
  <AriaButton {...props} className={`${css.button} ${css[kind]}`} />
)

type IconButtonProps = Omit<ButtonProps, 'kind' | 'aria-label'> & { label: string }

/** A button that shows an icon alone: its label is said and shown by the system's tooltip. */
export const IconButton = ({ label, children, ...props }: IconButtonProps) => (
  <AriaButton {...props} aria-label={label} className={`${css.button} ${css.icon}`}>
    <span title={label} className={css.glyph}>
      {children}
    </span>
  </AriaButton>
)
