import { createPaper } from '../paper/paper.ts'
import { facts, heading, paragraph, points, titleBlock } from '../paper/prose.ts'
import { table } from '../paper/table.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'
import { subjectsOf } from './subjects.ts'

const verbs = [
  [
    '1.1',
    'Prepares the place of work and names what could hurt somebody',
    'Photograph with labels, short talk',
  ],
  [
    '1.2',
    'Explains to a newcomer in their own words what the work is for',
    'Recording of three minutes',
  ],
  ['1.3', 'Carries out a set task beside somebody who knows it', 'Check sheet, signed'],
  ['1.4', 'Keeps a record that another can go on from', 'Two pages of the record'],
  ['2.1', 'Plans a task of half a day, with what may go wrong', 'Plan, before and after'],
  [
    '2.2',
    'Does the task alone and checks the result against a stated measure',
    'Work sample, measured',
  ],
  ['2.3', 'Stops when it is not safe, and says so in time', 'Account of one such moment'],
  ['2.4', 'Finds the fault in a piece of work, their own or another’s', 'Fault report'],
  ['3.1', 'Finds out with a customer or neighbour what is wanted', 'Notes of the conversation'],
  ['3.2', 'Delivers over four weeks what was agreed, or says why not', 'Log and delivery'],
  ['3.3', 'Works with others so that they would do so again', 'Letter of a supervisor'],
  ['3.4', 'Asks for feedback and changes something by it', 'Feedback and what followed'],
]

/** A draft of a new micro-credential, as a team puts it before the reviewers. */
export const makeProposal: Maker = async (task) => {
  const { packet, random, who, writer, setting, look } = task
  const at = daysBefore(task, 2)
  const name = setting['title']!
  const title = `A micro-credential in ${name}`
  const paper = createPaper(
    { ...look, size: Math.min(look.size, 11) },
    { title, author: who, at, subject: 'Draft for review' },
  )
  const hours = [random.whole(14, 18), random.whole(36, 44), random.whole(48, 60)] as const
  titleBlock(paper, title, [
    `Draft for review against the framework’s guidelines`,
    who,
    dateInWords(at),
  ])
  facts(paper, [
    ['Team', who],
    ['For', setting['audience']!],
    ['Partner', setting['employer']!],
    [
      'Hours',
      packet.strengths['stacking'] === 'weak'
        ? 'about 100'
        : `${hours.join(' + ')} = ${hours[0] + hours[1] + hours[2]}`,
    ],
  ])
  for (const { id, heading: words, strength } of subjectsOf(packet, random)) {
    heading(paper, words)
    for (let nth = 0; nth < (strength === 'weak' ? 1 : 2); nth++)
      paragraph(paper, writer.paragraph(id, strength, 2))
    if (id === 'standards' && strength !== 'weak')
      table(paper, {
        caption: 'Table 1. Standards and their evidence',
        columns: [
          { title: 'No.', share: 0.6 },
          { title: 'A holder …', share: 3.6 },
          { title: 'Evidence', share: 2 },
        ],
        rows: verbs.map((row) => [...row]),
      })
    if (id === 'standards' && strength === 'weak')
      points(paper, [
        'Level 1: terms, safety, history of the field',
        'Level 2: tools, methods, quality',
        'Level 3: advanced topics, project',
      ])
    if (id === 'assessment' && strength !== 'weak')
      table(paper, {
        caption: 'Table 2. Ratings of Standard 2.2',
        columns: [
          { title: 'Rating', share: 1 },
          { title: 'What is seen', share: 4 },
        ],
        rows: [
          ['Not yet', 'The result was not measured, or the measure is not stated.'],
          [
            'Developing',
            'The result was measured once, and differs from the measure without a word on it.',
          ],
          [
            'Meets',
            'The result was measured, the measurement is dated, and a difference is explained or mended.',
          ],
          [
            'Exceeds',
            'As before, and the learner measured again on another day or had another measure it.',
          ],
        ],
      })
    if (id === 'stacking' && strength !== 'weak')
      table(paper, {
        caption: 'Table 3. Hours',
        columns: [
          { title: 'Part', share: 3 },
          { title: 'Level 1', share: 1, number: true },
          { title: 'Level 2', share: 1, number: true },
          { title: 'Level 3', share: 1, number: true },
        ],
        rows: [
          ['Sessions', '8', '14', '6'],
          ['Practice', String(hours[0] - 11), String(hours[1] - 20), String(hours[2] - 12)],
          ['Evidence and feedback', '3', '6', '6'],
          ['Together', ...hours.map(String)],
        ],
      })
  }
  heading(paper, 'Questions to the reviewers')
  points(paper, [
    'Is Standard 3.3 one that a reviewer can judge from a letter alone?',
    'Should prior learning be able to cover Level 2 as well?',
    'Is the plain-language version enough of a description by itself?',
  ])
  return {
    kind: 'file',
    title: 'Draft',
    fileName: fileNameOf(task, `Draft ${name}`, 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(`Draft · ${title}`),
  }
}

/** The metadata that a badge of it would carry. */
export const makeMetadata: Maker = (task) => {
  const { setting, packet, random } = task
  const weak = packet.strengths['description'] === 'weak'
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows: [string, string][] = [
    ['name', `Micro-credential in ${setting['title']}`],
    ['description', task.writer.take('description', packet.strengths['description']!)],
    [
      'criteria',
      weak ? '' : 'Twelve standards at three levels, each judged from evidence by two reviewers.',
    ],
    ['issuer', packet.learner.name!.replace(', drafting team', '')],
    ['tags', weak ? setting['title']! : `${setting['title']}; safety; working with people`],
    ['alignment', weak ? 'to do' : 'see Appendix A of the draft'],
    ['validity', 'does not expire'],
    ['hours', weak ? '' : String(random.whole(98, 122))],
    ['language', 'English; plain language'],
    ['contact', 'drafts@northshore.example'],
  ]
  return {
    kind: 'file',
    title: 'Metadata sheet',
    fileName: fileNameOf(task, 'badge metadata', 'csv'),
    mediaType: 'text/csv',
    bytes: Buffer.from(
      `field,value\r\n${rows.map(([field, value]) => `${field},${quote(value)}`).join('\r\n')}\r\n`,
    ),
  }
}
