import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { recallPlace } from '../queue/place.ts'
import { Nothing } from '../queue/Nothing.tsx'
import { gridRubrics, rubricOf } from '../store/grid.ts'
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
    document.title = 'Grid – Evidence Desk'
  }, [])
  if (!rubrics || !wanted) return <PageToCome />
  const named = (id: string | null) => rubrics.find(({ rubric }) => keyOf(rubric) === id)
  const shown = named(picked) ?? named(wanted.ref && keyOf(wanted.ref)) ?? rubrics[0]
  if (!shown)
    return (
      <Page title="Grid">
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
        name: `${one.pathwayTitle ?? one.rubric.title}${one.level ? ` · Level ${one.level}` : ''}${
          one.rubric.version > 1 ? ` · version ${one.rubric.version}` : ''
        } · ${one.toDo} to do`,
      }))}
      onRubric={setPicked}
    />
  )
}

const keyOf = ({ id, version }: { id: string; version: number }) => `${id} ${version}`
