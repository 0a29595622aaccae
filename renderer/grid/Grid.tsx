import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { recallPlace } from '../queue/place.ts'
import { Nothing } from '../queue/Nothing.tsx'
import { gridRubrics, rubricOf } from '../store/grid.ts'
import css from './Grid.module.css'
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
  if (!rubrics || !wanted) return <main className={css.screen} aria-busy />
  const named = (id: string | null) => rubrics.find(({ rubric }) => keyOf(rubric) === id)
  const shown = named(picked) ?? named(wanted.ref && keyOf(wanted.ref)) ?? rubrics[0]
  if (!shown)
    return (
      <main className={css.screen}>
        <header className={css.header}>
          <h1 className={css.title}>Grid</h1>
        </header>
        <Nothing none onClear={() => {}} />
      </main>
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
