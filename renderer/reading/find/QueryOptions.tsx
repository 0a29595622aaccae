import { CaseSensitive, WholeWord } from 'lucide-react'
import { IconButton } from '../../ui/Button.tsx'
import css from './QueryOptions.module.css'
import type { Query } from './search.ts'

type QueryOptionsProps = { query: Query; onChange: (change: Partial<Query>) => void }

/** What must be the same where something is looked for. */
export const QueryOptions = ({ query, onChange }: QueryOptionsProps) => (
  <span className={css.options}>
    <IconButton
      label="Tell capital letters apart"
      aria-pressed={query.cases}
      onPress={() => onChange({ cases: !query.cases })}
    >
      <CaseSensitive size={16} aria-hidden />
    </IconButton>
    <IconButton
      label="Tell accents apart"
      aria-pressed={query.marks}
      onPress={() => onChange({ marks: !query.marks })}
    >
      <span className={css.letters}>á</span>
    </IconButton>
    <IconButton
      label="Whole words only"
      aria-pressed={query.words}
      onPress={() => onChange({ words: !query.words })}
    >
      <WholeWord size={16} aria-hidden />
    </IconButton>
  </span>
)
