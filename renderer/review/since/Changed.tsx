import { plural, t } from '@lingui/core/macro'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { CoverOn } from '../../reading/covers/cover.ts'
import type { TextPart } from '../../../shared/rules/text-change.ts'
import { writeBytes } from '../../ui/bytes.ts'
import hidden from '../../ui/hidden.module.css'
import css from './Changed.module.css'
import { excerptsOf } from './excerpts.ts'
import { useCompared } from './useCompared.ts'

type ChangedProps = {
  before: Evidence
  now: Evidence
  /** Whether all of both is on this machine. */
  covers: readonly CoverOn[]
  isHere: boolean
}

/** What changed in an item: the words of its text, or that it is another file. */
export function Changed({ before, now, covers, isHere }: ChangedProps) {
  const compared = useCompared(before, now, covers, isHere)
  switch (compared.is) {
    case 'missing':
      return <p className={css.note}>{t`The earlier file has not come yet.`}</p>
    case 'reading':
      return <p className={css.note}>{t`Comparing…`}</p>
    case 'texts':
      return <Texts parts={compared.parts} isCut={compared.isCut} />
    case 'other':
      return <p className={css.note}>{writeOther(before, now, compared.pages)}</p>
    default:
      return <p className={css.note}>{t`Another file; its text cannot be read to be compared.`}</p>
  }
}

function Texts({ parts, isCut }: { parts: TextPart[]; isCut: boolean }) {
  const { shown, left } = excerptsOf(parts)
  const isSame = parts.every(({ kind }) => kind === 'same')
  return (
    <>
      {isSame ? (
        <p className={css.note}>{t`The text is the same; the file around it is another.`}</p>
      ) : (
        <p className={css.text}>
          {shown.map((part, at) => {
            // Parts have no identity but their place.
            const key = `${at}`
            if (part.kind === 'skipped')
              return (
                <span key={key} className={css.skipped}>
                  {writeSkipped(part.lines)}
                </span>
              )
            if (part.kind === 'same') return <span key={key}>{part.text}</span>
            const Mark = part.kind === 'gone' ? 'del' : 'ins'
            return (
              <Mark key={key} className={css[part.kind]}>
                <span className={hidden.hidden}>{part.kind === 'gone' ? t`gone:` : t`new:`} </span>
                {part.text}
              </Mark>
            )
          })}
        </p>
      )}
      {left > 0 && <p className={css.note}>{writeLeft(left)}</p>}
      {isCut && (
        <p className={css.note}>
          {t`It is long: what comes after its first part was not compared.`}
        </p>
      )}
    </>
  )
}

const writeSkipped = (lines: number) =>
  lines === 0 ? '…' : plural(lines, { one: '… a line the same …', other: '… # lines the same …' })

const writeLeft = (left: number) =>
  plural(left, {
    one: '# more change is not shown; open both to see it.',
    other: '# more changes are not shown; open both to see them.',
  })

const sizeOf = (item: Evidence) => (item.kind === 'file' ? writeBytes(item.size) : null)

const writePages = (pages: number) => plural(pages, { one: '# page', other: '# pages' })

/** Of two that have no text: `Another file: 3 pages, 1.2 MB; before 2 pages, 900 kB.` */
function writeOther(
  before: Evidence,
  now: Evidence,
  pages: { before: number | null; now: number | null },
): string {
  const facts = (item: Evidence, count: number | null) =>
    [count === null ? null : writePages(count), sizeOf(item)].filter(Boolean).join(', ')
  const [is, was] = [facts(now, pages.now), facts(before, pages.before)]
  if (is === '' || was === '') return t`It is of another kind now.`
  return t`Another file: ${is}; before ${was}.`
}
