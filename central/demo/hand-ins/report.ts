import { figure } from '../paper/chart.ts'
import { createPaper, type Paper } from '../paper/paper.ts'
import { heading, paragraph, picture, titleBlock } from '../paper/prose.ts'
import { fill } from '../texts/writer.ts'
import { coastalScenes, familyScenes } from '../texts/scenes.ts'
import { lookUp } from '../programme/index.ts'
import { paintScene } from '../pictures/scenes.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker, type Task } from './hand-in.ts'
import { countChart } from './measurements.ts'
import { mix, subjectsOf, thoughtsFor } from './subjects.ts'

const titles: Record<string, string[]> = {
  'CFD-1': [
    'My first days on the shore at {site}',
    'Reading {site}: a reflection',
    'Level 1 report',
  ],
  'CFD-2': ['Sampling at {site}: report on my practice', 'What I learned from three visits'],
  'CFD-3': ['Placement report: {host}', 'Final report on my placement with {host}'],
  'FL-1': [
    'Listening to my {relative}',
    'Reflection on a first conversation',
    'What we learn at home',
  ],
  'FL-2': ['An afternoon at {venue}', 'Report on my session and interview'],
  'FL-3': ['A circle of families: report', 'Six evenings at {venue}'],
}

/** The subjects one after the other, in the learner's own order of thought. */
export function writeSubjects(paper: Paper, task: Task, fuller = 0) {
  const { packet, random, writer, setting } = task
  const scenes = random.shuffle(
    packet.achievementId.startsWith('CFD') ? coastalScenes : familyScenes,
  )
  const isDraft = packet.achievementId === 'NMC-draft'
  for (const { id, heading: words, strength } of subjectsOf(packet, random)) {
    heading(paper, words)
    const paragraphs = (strength === 'weak' ? 1 : random.whole(1, 2)) + fuller
    for (let nth = 0; nth < paragraphs; nth++) {
      const said = Array.from({ length: thoughtsFor(strength, random) }, () =>
        writer.take(id, mix(strength, random)),
      )
      if (!isDraft && nth === 0 && random.chance(0.6) && scenes.length > 0)
        said.unshift(fill(scenes.pop()!, setting, random))
      paragraph(paper, said.filter((thought) => thought !== '').join(' '))
    }
  }
}

/** A reflective report of two to eight pages. */
export const makeReport: Maker = async (task) => {
  const { packet, random, who, look, setting } = task
  const { pathway, achievement } = lookUp(packet.achievementId)
  const title = fill(random.pick(titles[packet.achievementId]!), setting, random)
  const at = daysBefore(task, random.between(0.2, 2))
  const paper = createPaper(look, { title, author: who, at })
  // Named or not, the foot of each page has the learner's number.
  const signed = packet.named ? packet.learner.name! : who
  const [signature] = titleBlock(paper, title, [
    signed,
    `${pathway.title}, Level ${achievement.level}: ${achievement.title}`,
    `${dateInWords(at)}${packet.attempt > 1 ? ' · second attempt' : ''}`,
  ])
  if (packet.attempt > 1) {
    heading(paper, 'What I changed since my first attempt')
    paragraph(
      paper,
      'I have read the feedback on my first attempt and worked on the parts that were not met. The parts that were met I have left as they were or shortened. Where something is new I say so at the beginning of the section.',
    )
  }
  writeSubjects(paper, task, packet.achievementId.endsWith('1') ? 0 : random.whole(0, 2))
  if (random.chance(0.55)) {
    const image = await paintScene(packet.achievementId, random, { width: 880, format: 'jpeg' })
    picture(
      paper,
      image,
      `Figure 1. ${image.caption} Photograph taken on ${dateInWords(daysBefore(task, random.whole(5, 30)))}.`,
      random.between(0.72, 1),
    )
  } else if (packet.achievementId.startsWith('CFD')) {
    const { chart, caption } = countChart(task)
    figure(paper, chart, `Figure 1. ${caption}`)
  }
  const fileName = fileNameOf(
    task,
    `${random.pick(['Report', 'Reflection', 'My report'])} ${packet.achievementId}`,
    'pdf',
  )
  const bytes = await paper.finish(who)
  const mediaType = 'application/pdf'
  if (packet.named && signature)
    return {
      kind: 'file',
      title: `Report by ${signed}`,
      fileName: `${signed.replaceAll(' ', '')}_${fileName}`,
      mediaType,
      bytes,
      covers: [{ page: 0, box: signature, name: 'Name of the learner' }],
    }
  return {
    kind: 'file',
    title: packet.achievementId === 'CFD-3' ? 'Placement report' : 'Reflective report',
    fileName,
    mediaType,
    bytes,
  }
}
