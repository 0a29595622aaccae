import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Rubric } from '../../shared/model/rubric.ts'
import { BankSheet } from '../comments/BankSheet.tsx'
import { rubricsHere } from '../store/comments.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from '../ui/Pick.tsx'
import css from './Settings.module.css'

const about = t`Own comments stay on this machine, sealed like a review. Changing one changes nothing that was written with it.`

/** The way to the comment bank of each rubric. */
export function Comments() {
  const rubrics = useLiveQuery(() => rubricsHere(), []) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [open, setOpen] = useState<Rubric | null>(null)
  const rubric = rubrics.find(({ id }) => id === chosen) ?? rubrics[0]
  if (!rubric) return <p className={css.note}>{t`Banks come with the first packets.`}</p>
  return (
    <>
      <div className={css.fact}>
        <span className={css.name}>{t`Comment bank`}</span>
        <span className={css.buttons}>
          <Pick
            label={t`Rubric`}
            framed
            value={rubric.id}
            options={rubrics.map(({ id, title }) => ({ id, name: title }))}
            onChange={setChosen}
          />
          <Button onPress={() => setOpen(rubric)}>{t`Open the bank`}</Button>
        </span>
      </div>
      <p className={css.note}>{about}</p>
      <BankSheet rubric={open} onClose={() => setOpen(null)} />
    </>
  )
}
