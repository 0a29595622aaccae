import { createPaper } from '../paper/paper.ts'
import { heading, paragraph, picture, points, titleBlock } from '../paper/prose.ts'
import { people } from '../texts/tellers.ts'
import { exchanges } from '../texts/dialogue.ts'
import { familyScenes } from '../texts/scenes.ts'
import { fill } from '../texts/writer.ts'
import { paintScene } from '../pictures/scenes.ts'
import { looks } from '../paper/looks.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'

/** A booklet of stories that families told, a page or two each, twelve to twenty-six pages. */
export const makeCollection: Maker = async (task) => {
  const { random, who, setting, packet, writer } = task
  const at = daysBefore(task, 4)
  const title = random.pick([
    'From before dawn to night',
    'Things we kept',
    'The wrong street',
    'Under the table',
  ])
  const look = {
    ...looks[1]!,
    size: 12.5,
    lineGap: 5,
    margin: 92,
    accent: random.pick(['#7a2e2e', '#2f5d50', '#6a4b1b']),
  }
  const paper = createPaper(look, { title, author: who, at })
  const { doc, left, width } = paper
  doc.y = 230
  titleBlock(paper, title, [
    `Stories told at ${setting['venue']}`,
    `Collected by the families and ${who}`,
    dateInWords(at),
  ])
  paper.newPage()
  heading(paper, 'How this book came about')
  const strength = packet.strengths['the-collection'] ?? 'sound'
  paragraph(paper, writer.paragraph('the-collection', strength, strength === 'weak' ? 1 : 3))
  points(paper, [
    'Each story is in the words of the one who told it.',
    'Names are as the tellers wished.',
    'A sign at the end of a page means that something was left out.',
  ])

  const stories = strength === 'weak' ? random.whole(9, 11) : random.whole(13, 19)
  const tellers = random.shuffle(people)
  for (let nth = 0; nth < stories; nth++) {
    paper.newPage()
    const [question, answer, more] =
      exchanges[(nth + Number(packet.id.slice(2))) % exchanges.length]!
    const [, other, otherMore] = random.pick(exchanges)
    const about = answer.split(/[.,]/)[0]!
    heading(paper, writer.fill(about))
    paragraph(paper, `(${question})`.replace('{child}', setting['child']!), { italic: true })
    paragraph(paper, writer.fill(answer))
    paragraph(paper, `${writer.fill(more)} ${fill(random.pick(familyScenes), setting, random)}`)
    if (other !== answer) paragraph(paper, writer.fill(`${other} ${otherMore}`))
    paper.space(4)
    paper.tag('P', () => {
      paper.font(look.italic, look.size)
      doc.text(
        `Told by ${tellers[nth % tellers.length]}${random.chance(0.3) ? ' ~' : ''}`,
        left,
        doc.y,
        { width, align: 'right' },
      )
    })
    if (nth % 6 === 3) {
      const image = await paintScene(packet.achievementId, random, { width: 880, format: 'jpeg' })
      paper.space(10)
      picture(paper, image, image.caption, 0.9)
    }
  }
  return {
    kind: 'file',
    title: `The collection: ${title}`,
    fileName: fileNameOf(task, title, 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(title),
  }
}
