import { drawChart } from '../paper/chart.ts'
import { looks } from '../paper/looks.ts'
import { createPaper } from '../paper/paper.ts'
import { lookUp } from '../programme/index.ts'
import { paintScene } from '../pictures/scenes.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'
import { profileChart, takeBottles, turbidityChart } from './measurements.ts'
import { mix, subjectsOf } from './subjects.ts'

const themes = [
  { back: '#ffffff', bar: '#0d5c63', ink: '#1d2b2e' },
  { back: '#fbf7ef', bar: '#9a4a22', ink: '#2c241d' },
  { back: '#f4f6fb', bar: '#34467d', ink: '#1d2233' },
]

/** The first sentence, shortened to what fits on a line or two of a slide. */
const brief = (thought: string) => {
  const [first = thought] = thought.split(/(?<=[.?!])\s/)
  const words = first.split(' ')
  return words.length <= 24
    ? first
    : `${words
        .slice(0, 22)
        .join(' ')
        .replace(/[,;:–]$/, '')} …`
}

/** The slides of a talk: a title, points, charts and pictures, eight to fourteen pages. */
export const makeSlides: Maker = async (task) => {
  const { packet, random, who, writer, setting } = task
  const { achievement, pathway } = lookUp(packet.achievementId)
  const theme = random.pick(themes)
  const about =
    setting['host'] ??
    setting['site'] ??
    (setting['title'] && `A micro-credential in ${setting['title']}`)
  const title = packet.achievementId.startsWith('FL')
    ? `An evening at ${setting['venue']}`
    : packet.achievementId === 'CFD-3'
      ? `What we did for ${about}`
      : setting['title']
        ? about!
        : `Three visits to ${setting['site']}`
  const at = daysBefore(task, 2)
  const look = {
    ...looks[0]!,
    ink: theme.ink,
    accent: theme.bar,
    paper: 'LETTER' as const,
    margin: 54,
  }
  const paper = createPaper(
    look,
    { title, author: who, at },
    { landscape: true, margins: { top: 50, bottom: 30 } },
  )
  const { doc } = paper
  const { width, height } = doc.page
  let number = 1

  const ground = () =>
    paper.plain(() => {
      doc.rect(0, 0, width, height).fill(theme.back)
      doc.rect(0, 0, 12, height).fill(theme.bar)
      paper.font('sans', 10, '#8a8a8a')
      doc.text(`${number++}`, width - 80, height - 44, {
        width: 40,
        align: 'right',
        lineBreak: false,
      })
    })
  const slide = (head: string) => {
    paper.newPage()
    ground()
    paper.outline(head)
    paper.tag('H2', () => {
      paper.font('sansBold', 28, theme.bar)
      doc.text(head, 54, 50, { width: width - 108 })
    })
    doc.y = 120
  }
  const bullets = (items: string[], across = width - 120) => {
    for (const item of items)
      paper.tag('P', () => {
        const y = doc.y
        doc.rect(58, y + 8, 7, 7).fill(theme.bar)
        paper.font('sans', 19)
        doc.text(item, 80, y, { width: across, lineGap: 3 })
        doc.y += 15
      })
  }

  ground()
  paper.tag('H1', () => {
    paper.font('sansBold', 42, theme.bar)
    doc.text(title, 60, 190, { width: width - 130 })
  })
  paper.tag('P', () => {
    paper.font('sans', 18)
    doc.text(`${who}\n${pathway.title}: ${achievement.title}\n${dateInWords(at)}`, 60, doc.y + 18, {
      width: width - 130,
      lineGap: 4,
    })
  })

  for (const [index, { id, heading, strength }] of subjectsOf(packet, random).entries()) {
    slide(heading)
    bullets(
      Array.from({ length: strength === 'weak' ? 2 : 3 }, () =>
        brief(writer.take(id, mix(strength, random))),
      ).filter((item) => item !== ''),
    )
    if (packet.achievementId.startsWith('CFD') && index === 1) {
      slide('Measured')
      const chart =
        packet.achievementId === 'CFD-3' ? profileChart(task, 1) : turbidityChart(takeBottles(task))
      paper.tag(
        'Figure',
        () => drawChart(paper, chart, { x: 54, y: 116, width: width - 108, height: height - 190 }),
        { alt: chart.alt },
      )
    }
    if (index % 2 === 0 && packet.achievementId !== 'NMC-draft') {
      const image = await paintScene(packet.achievementId, random, { width: 880, format: 'jpeg' })
      slide(random.pick(['On the day', 'What it looked like', 'A picture from it']))
      paper.tag(
        'Figure',
        () => {
          doc.image(Buffer.from(image.bytes), 54, 112, {
            fit: [width - 108, height - 176],
            align: 'center',
            valign: 'center',
          })
        },
        { alt: image.caption },
      )
    }
  }
  slide('Thank you')
  bullets([random.pick(['Questions?', 'Questions, please', 'What would you have done?'])])
  return {
    kind: 'file',
    title: 'Slides of a talk',
    fileName: fileNameOf(task, 'Presentation', 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(),
  }
}
