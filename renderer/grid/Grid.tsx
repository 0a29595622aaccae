import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { recallPlace } from '../queue/place.ts'
import { Nothing } from '../queue/Nothing.tsx'
import { type GridRubric, gridRubrics, rubricOf } from '../store/grid.ts'
import { Page, PageToCome } from '../ui/Page.tsx'
import { Table } from './Table.tsx'

/** Packets of one rubric by its criteria, to be scored in bulk. */
export function Grid() {
  const rubrics = useLiveQuery(() => gridRubrics(), [])
  const [selected] = useState(() => recallPlace().selected)
  const wanted = useLiveQuery(
    async () => ({ ref: selected === null ? null : await rubricOf(selected) }),
    [selected],
  )
  const [picked, setPicked] = useState<string | null>(null)
  useEffect(() => {
    document.title = t`Grid – Evidence Desk`
  }, [])
  if (!rubrics || !wanted) return <PageToCome />
  const named = (id: string | null) => rubrics.find(({ rubric }) => keyOf(rubric) === id)
  const shown = named(picked) ?? named(wanted.ref && keyOf(wanted.ref)) ?? rubrics[0]
  if (!shown)
    return (
      <Page title={t`Grid`}>
        <Nothing none onClear={() => {}} />
      </Page>
    )
  return (
    <Table
      key={keyOf(shown.rubric)}
      rubric={shown.rubric}
      selected={selected}
      rubrics={rubrics.map((one) => ({
        id: keyOf(one.rubric),
        name: nameOf(one),
      }))}
      onRubric={setPicked}
    />
  )
}

const nameOf = ({ pathwayTitle, rubric, level, toDo }: GridRubric) =>
  [
    pathwayTitle ?? rubric.title,
    level && t`Level ${level}`,
    rubric.version > 1 && t`version ${{ version: rubric.version }}`,
    plural(toDo, { other: '# to do' }),
  ]
    .filter(Boolean)
    .join(' · ')

const keyOf = ({ id, version }: { id: string; version: number }) => `${id} ${version}`
