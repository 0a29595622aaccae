import { figure } from '../paper/chart.ts'
import { createPaper } from '../paper/paper.ts'
import { facts, heading, paragraph, picture, rule, titleBlock } from '../paper/prose.ts'
import { table } from '../paper/table.ts'
import { lookUp } from '../programme/index.ts'
import { paintScene } from '../pictures/scenes.ts'
import { diaryLines } from '../texts/scenes.ts'
import { fill } from '../texts/writer.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker, type Task } from './hand-in.ts'
import { profileChart } from './measurements.ts'
import { writeSubjects } from './report.ts'
import { mix } from './subjects.ts'

const tasks = [
  'Profiles walked with the receiver',
  'Posts levelled from the harbour mark',
  'Fixed-point photographs',
  'Data entered and checked against the sheets',
  'Kit washed, batteries charged',
  'Briefing held',
  'Visitors counted for the ranger',
  'Tide gauge read',
]

/** One page of the diary: what was done on one day, and one thing thought about it. */
function writeDay(task: Task, paper: ReturnType<typeof createPaper>, day: number, on: Date) {
  const { random, packet, writer, setting, who } = task
  const subjects = Object.keys(packet.strengths)
  heading(paper, `Day ${day}: ${dateInWords(on)}`)
  facts(paper, [
    [
      'Place',
      `${setting['site']}, profiles ${random.pick(['1 to 3', '2 to 5', '4 to 7', '1 to 7'])}`,
    ],
    [
      'Crew',
      `${who}, ${setting['colleague']}${random.chance(0.4) ? `, ${setting['supervisor']}` : ''}`,
    ],
    [
      'Low water',
      `${random.whole(8, 15)}:${random.whole(10, 58)}, ${random.between(0.2, 1.1).toFixed(1)} m`,
    ],
    ['Turn-back time', `${random.whole(10, 16)}:${random.pick(['00', '15', '30', '45'])}, kept`],
  ])
  table(paper, {
    columns: [
      { title: 'From', share: 0.8 },
      { title: 'To', share: 0.8 },
      { title: 'What was done', share: 4 },
      { title: 'Result', share: 2 },
    ],
    rows: random
      .shuffle(tasks)
      .slice(0, random.whole(4, 6))
      .map((what, index) => [
        `${String(8 + index).padStart(2, '0')}:15`,
        `${String(9 + index).padStart(2, '0')}:00`,
        what,
        random.pick([
          'done',
          'done, checked',
          `${random.whole(3, 28)} lines`,
          'left for tomorrow',
          'see remarks',
        ]),
      ]),
  })
  const lines = random.shuffle(diaryLines).slice(0, random.whole(3, 5))
  paragraph(paper, lines.map((line) => fill(line, setting, random)).join(' '))
  const subject = random.pick(subjects)
  paragraph(paper, writer.take(subject, mix(packet.strengths[subject]!, random)))
  if (random.chance(0.6)) {
    const profile = random.whole(1, 7)
    figure(paper, profileChart(task, profile), `Profile ${profile} as walked on this day.`, 170)
  }
}

/** A bound diary of a placement, with the report in front: up to forty pages. */
export const makePortfolio: Maker = async (task) => {
  const { packet, random, who, look, setting } = task
  const title = `Placement portfolio: ${setting['host']}`
  const at = daysBefore(task, 1)
  const pages = packet.longest ? 40 : random.whole(21, 34)
  const paper = createPaper(look, { title, author: who, at })
  const { achievement, pathway } = lookUp(packet.achievementId)
  const { doc } = paper

  doc.y = 210
  titleBlock(paper, title, [
    who,
    `${pathway.title}, Level ${achievement.level}: ${achievement.title}`,
    `Handed in on ${dateInWords(at)}`,
  ])
  const cover = await paintScene(packet.achievementId, random, { width: 880, format: 'jpeg' })
  picture(paper, cover, cover.caption)
  paper.newPage()
  titleBlock(paper, 'Report', [`On the placement with ${setting['host']}, ${setting['site']}`])
  writeSubjects(paper, task, 1)

  let day = 1
  const range = () => doc.bufferedPageRange().count
  while (range() < pages) {
    const on = daysBefore(task, Math.max(3, 96 - day * 2.6))
    paper.newPage()
    if (day % 6 === 0) {
      heading(paper, `Profiles after day ${day - 1}`)
      for (const profile of [random.whole(1, 3), random.whole(4, 7)])
        figure(
          paper,
          profileChart(task, profile),
          `Profile ${profile}, first and latest walk.`,
          200,
        )
    } else if (day % 9 === 0) {
      heading(paper, `Fixed points, day ${day}`)
      const image = await paintScene(packet.achievementId, random, { width: 880, format: 'jpeg' })
      picture(paper, image, `${image.caption} Looking along the line of posts.`, 0.9)
      rule(paper)
    } else writeDay(task, paper, day, on)
    day++
  }
  return {
    kind: 'file',
    title: 'Placement portfolio',
    fileName: fileNameOf(task, 'Placement portfolio', 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(`${title} · ${who}`),
  }
}
