import { t } from '@lingui/core/macro'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { hostPaths } from '../../shared/protocol/host.ts'
import { fail, type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { collectDiagnostics } from '../store/diagnostics.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './Records.module.css'
import { Section } from './Section.tsx'
import { save } from '../ui/save.ts'

async function readLog(): Promise<string> {
  const response = await fetch(hostPaths.activity).catch((error: unknown) =>
    fail('host-unreachable', null, '', error),
  )
  if (!response.ok) fail('host-unreachable')
  return response.text()
}

const day = () => new Date().toISOString().slice(0, 10)

const records = [
  {
    name: t`Activity log`,
    what: t`What happened on this machine and when: packets opened, decisions made and sent, starts and locks. Ids and times only, a line of JSON each.`,
    action: t`Save the activity log`,
    save: async () => save(`evidence-desk-activity-${day()}.jsonl`, await readLog()),
  },
  {
    name: t`For support`,
    what: t`Versions, counts, storage, codes of problems and the end of the activity log. No names, no evidence, nothing that was written in a review.`,
    action: t`Save diagnostics`,
    save: async () => {
      const diagnostics = JSON.stringify(await collectDiagnostics(), null, 2)
      save(`evidence-desk-diagnostics-${day()}.json`, diagnostics)
    },
  },
]

/** What this machine tells of itself, to keep or to send. */
export function Records() {
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = (work: () => Promise<void>) => {
    setProblem(null)
    work().catch((error: unknown) => setProblem(toProblem(error)))
  }
  return (
    <Section id="records" title={t`Records of this machine`}>
      <ul className={css.list}>
        {records.map(({ name, what, action, save }) => (
          <li key={name} className={css.record}>
            <div>
              <h3 className={css.name}>{name}</h3>
              <p className={css.what}>{what}</p>
            </div>
            <Button onPress={() => run(save)}>
              <Download size={16} aria-hidden />
              {action}
            </Button>
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} urgent />}
    </Section>
  )
}
