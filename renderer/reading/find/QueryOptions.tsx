import { t } from '@lingui/core/macro'
import { CaseSensitive, WholeWord } from 'lucide-react'
import { IconButton } from '../../ui/Button.tsx'
import css from './QueryOptions.module.css'
import type { Query } from './search.ts'

type Options = Omit<Query, 'text'>

type QueryOptionsProps = Options & { onChange: (change: Partial<Options>) => void }

/** What must be the same where something is looked for. */
export const QueryOptions = ({ cases, marks, words, onChange }: QueryOptionsProps) => (
  <span className={css.options}>
    <IconButton
      label={t`Tell capital letters apart`}
      aria-pressed={cases}
      onPress={() => onChange({ cases: !cases })}
    >
      <CaseSensitive size={16} aria-hidden />
    </IconButton>
    <IconButton
      label={t`Tell accents apart`}
      aria-pressed={marks}
      onPress={() => onChange({ marks: !marks })}
    >
      <span className={css.letters}>á</span>
    </IconButton>
    <IconButton
      label={t`Whole words only`}
      aria-pressed={words}
      onPress={() => onChange({ words: !words })}
    >
      <WholeWord size={16} aria-hidden />
    </IconButton>
  </span>
)
