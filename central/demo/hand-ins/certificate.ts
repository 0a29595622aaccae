import { createPaper } from '../paper/paper.ts'
import { looks } from '../paper/looks.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'

const courses: Record<'CFD' | 'FL', [course: string, hours: string, house: string][]> = {
  CFD: [
    ['Outdoor First Aid', '16 hours', 'Northshore Rescue Volunteers'],
    ['VHF Radio Operator, short range', '8 hours', 'Amble Sailing School'],
    ['Working near Water', '6 hours', 'Northshore Harbour Trust'],
  ],
  FL: [
    ['Safeguarding for Volunteers', '6 hours', 'Northshore Volunteer Centre'],
    ['Recording Voices: an introduction', '12 hours', 'Millgate Library'],
  ],
}

/** A certificate of another course, handed in as part of the evidence. */
export const makeCertificate: Maker = async (task) => {
  const { packet, random, who } = task
  const [course, hours, house] = random.pick(
    courses[packet.achievementId.startsWith('CFD') ? 'CFD' : 'FL'],
  )
  const at = daysBefore(task, random.whole(40, 400))
  const accent = random.pick(['#1e4d6b', '#6b4a1e', '#2d5a3d', '#57305f'])
  const look = { ...looks[1]!, accent, paper: 'A4' as const, margin: 60 }
  const paper = createPaper(
    look,
    { title: `Certificate: ${course}`, author: house, at },
    { landscape: true },
  )
  const { doc } = paper
  const { width, height } = doc.page
  paper.plain(() => {
    doc
      .rect(26, 26, width - 52, height - 52)
      .lineWidth(2.2)
      .strokeColor(accent)
      .stroke()
    doc
      .rect(33, 33, width - 66, height - 66)
      .lineWidth(0.6)
      .strokeColor(accent)
      .stroke()
    for (const [x, y] of [
      [33, 33],
      [width - 33, 33],
      [33, height - 33],
      [width - 33, height - 33],
    ] as const)
      doc.circle(x, y, 11).lineWidth(0.9).fillAndStroke('#ffffff', accent)
    // A fine rosette, as printers put behind the seal.
    for (let turn = 0; turn < 36; turn++) {
      doc.save()
      doc.rotate(turn * 10, { origin: [width - 150, height - 132] })
      doc
        .ellipse(width - 150, height - 132, 44, 13)
        .lineWidth(0.35)
        .strokeColor(accent)
        .stroke()
      doc.restore()
    }
  })
  const centre = (
    text: string,
    y: number,
    font: Parameters<typeof paper.font>[0],
    size: number,
    colour = look.ink,
  ) => {
    paper.tag('P', () => {
      paper.font(font, size, colour)
      doc.text(text, 60, y, { width: width - 120, align: 'center' })
    })
  }
  centre(house.toUpperCase(), 84, 'sansBold', 12, '#555555')
  centre('Certificate of Completion', 128, 'serifBold', 36, accent)
  centre('This is to certify that', 208, 'serifItalic', 14)
  centre(who, 238, 'serifBold', 27)
  centre('has completed the course', 292, 'serifItalic', 14)
  centre(course, 322, 'serifBold', 21, accent)
  centre(`${hours}, with a practical assessment, on ${dateInWords(at)}`, 362, 'serif', 13)
  const baseline = height - 118
  paper.plain(() => {
    doc.moveTo(110, baseline).lineTo(330, baseline).lineWidth(0.7).strokeColor('#444444').stroke()
  })
  paper.tag('P', () => {
    paper.font('hand', 27, '#1c2f6b')
    doc.text(task.setting['supervisor']!, 122, baseline - 32, { lineBreak: false })
  })
  paper.tag('P', () => {
    paper.font('sans', 9.5, '#555555')
    doc.text('Course lead', 110, baseline + 6, { lineBreak: false })
    doc.text(`No. ${random.whole(10_000, 99_999)}`, width - 200, baseline + 44, {
      width: 100,
      align: 'center',
      lineBreak: false,
    })
  })
  return {
    kind: 'file',
    title: `Certificate: ${course}`,
    fileName: fileNameOf(task, `Certificate ${course}`, 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(),
  }
}
