import { createPaper } from '../paper/paper.ts'
import { facts, heading, paragraph, points, titleBlock } from '../paper/prose.ts'
import { table } from '../paper/table.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'

const steps: [string, string, string, string, string][] = [
  [
    'Arriving',
    'name tags with a drawn thing',
    'draw the thing',
    'guess whose it is',
    'nobody draws: say it',
  ],
  [
    'The bag',
    'bag with objects, long cloth',
    'reach in first',
    'say what the hand knows',
    'too loud: pass in silence',
  ],
  [
    'Pairs',
    'paper bags, chairs along the wall',
    'ask, with three cards',
    'tell, hold the object',
    'silent: lay out pictures',
  ],
  [
    'The line',
    'long cloth, clothes pegs',
    'lay objects in order',
    'settle disputes',
    'two orders: keep both',
  ],
  [
    'The round',
    'recorder on the shelf',
    'press the button',
    'tell, or pass',
    'over time: half next week',
  ],
  [
    'Telling on',
    'thick pens, rolls of paper',
    'tell it to somebody new',
    'listen to one’s own story',
    'tired: urn in the middle',
  ],
  ['Tea', 'urn, bread, cups without handles', 'carry cups', 'pour', 'no urn: juice'],
  [
    'Leaving',
    'slips of paper, a box',
    'one word on a slip',
    'one word on a slip',
    'no pens: say it at the door',
  ],
]

/** The plan of a gathering: purpose, steps with times, and what each generation does. */
export const makeSessionPlan: Maker = async (task) => {
  const { packet, random, who, look, writer, setting } = task
  const weak = packet.strengths['session-design'] === 'weak'
  const at = daysBefore(task, random.whole(14, 30))
  const title = `Session plan: ${random.pick(['The things we carry', 'Streets and kitchens', 'What my hands know'])}`
  const paper = createPaper(look, { title, author: who, at })
  titleBlock(paper, title, [
    who,
    `${dateInWords(at)}, ${setting['venue']}, with ${setting['partner']}`,
  ])
  facts(paper, [
    [
      'Purpose',
      weak
        ? 'Having a nice afternoon together'
        : 'Each family goes home with one story that nobody at the table had heard before',
    ],
    [
      'Who',
      `${random.whole(7, 12)} families, aged ${random.whole(3, 5)} to ${random.whole(79, 91)}`,
    ],
    ['Room', 'ground floor, ramp, chairs with arms, low tables'],
  ])
  heading(paper, 'Steps')
  let minutes = 15 * 60
  const chosen = steps.filter((_, index) => !weak || index % 2 === 0)
  table(paper, {
    columns: [
      { title: 'Time', share: 1 },
      { title: 'Step', share: 1.4 },
      { title: 'Materials', share: 2.2 },
      ...(weak
        ? []
        : [
            { title: 'The young', share: 2 },
            { title: 'The old', share: 2 },
          ]),
      ...(packet.strengths['session-design'] === 'strong'
        ? [{ title: 'If it fails', share: 2 }]
        : []),
    ],
    rows: chosen.map(([step, materials, young, old, otherwise]) => {
      const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
      minutes += random.pick([10, 15, 20, 25])
      return [
        time,
        step,
        materials,
        ...(weak ? [] : [young, old]),
        ...(packet.strengths['session-design'] === 'strong' ? [otherwise] : []),
      ]
    }),
  })
  for (const [id, words] of [
    ['session-design', 'Why these steps'],
    ['everyone-takes-part', 'Taking part'],
    ['care-for-stories', 'Recording and consent'],
  ] as const) {
    heading(paper, words)
    paragraph(paper, writer.paragraph(id, packet.strengths[id] ?? 'sound', weak ? 1 : 2))
  }
  heading(paper, 'To bring')
  points(
    paper,
    random
      .shuffle([
        'consent forms in large type, two languages',
        'two recorders, charged, and the cable',
        'paper bags, thick pens, clothes pegs',
        'bread, tea, cups',
        'the list with telephone numbers',
        'cushions for under the table',
      ])
      .slice(0, 5),
  )
  return {
    kind: 'file',
    title: 'Session plan',
    fileName: fileNameOf(task, 'Session plan', 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(who),
  }
}
