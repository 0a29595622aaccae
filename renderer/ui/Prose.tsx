import type { ComponentProps, ReactNode } from 'react'
import css from './Prose.module.css'

type ProseProps = {
  id: string
  label: ReactNode
  /** Said beside the label: what is wanting, or who reads it. */
  aside?: ReactNode
  value: string
  onChange: (value: string) => void
  placeholder?: string
  isDisabled?: boolean
  isWanting?: boolean
  /** Takes the focus when it comes on screen: what a dialog is opened for. */
  isFirst?: boolean
  /** What can be done with the text, at the end of its first line. */
  tools?: ReactNode
  /** What else the text takes part in. */
  area?: Pick<
    ComponentProps<'textarea'>,
    | 'ref'
    | 'onKeyDown'
    | 'onSelect'
    | 'onBlur'
    | 'aria-autocomplete'
    | 'aria-controls'
    | 'aria-activedescendant'
  >
  /** Called for Enter with Ctrl or ⌘. */
  onEnter?: () => void
}

/** As long as a decision may carry. */
const longest = 20_000

/** A text that grows with what is written, from one line to eight. */
export const Prose = (props: ProseProps) => (
  <div className={css.prose}>
    <div className={css.head}>
      <label htmlFor={props.id} className={css.label}>
        {props.label}
      </label>
      {props.aside && (
        <span id={`${props.id}-aside`} className={css.aside} data-wanting={props.isWanting}>
          {props.aside}
        </span>
      )}
      {props.tools}
    </div>
    <textarea
      {...props.area}
      id={props.id}
      rows={1}
      maxLength={longest}
      className={css.text}
      // Else the browser writes what is typed into its own session files, unencrypted.
      autoComplete="off"
      value={props.value}
      placeholder={props.placeholder}
      disabled={props.isDisabled}
      aria-describedby={props.aside ? `${props.id}-aside` : undefined}
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={props.isFirst}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => {
        props.area?.onKeyDown?.(event)
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onEnter?.()
      }}
    />
  </div>
)
