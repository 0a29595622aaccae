import type { ReactNode } from 'react'
import { looked } from '../find/inText.ts'
import { blocks } from './blocks.ts'
import { readTable } from './table.ts'
import { TableView } from './TableView.tsx'
import { TextFrame } from './TextFrame.tsx'
import css from './TextPage.module.css'

type TextPageProps = {
  title: string
  text: string
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  rest?: ReactNode
}

/** Text on a page of its own, never read as anything but text. */
export function TextPage({ title, text, as, notes, rest }: TextPageProps) {
  const table = as === 'table' ? readTable(text) : null
  const said =
    as === 'table' && !table && text !== ''
      ? [...notes, 'This file could not be read as a table; its text is shown instead.']
      : notes

  return (
    <TextFrame title={title} as={as} notes={said}>
      {table ? (
        <TableView table={table} />
      ) : (
        blocks(text).map((block, index) => (
          <div key={index} {...looked} className={css.block} dir="auto">
            {block}
          </div>
        ))
      )}
      {rest}
    </TextFrame>
  )
}
