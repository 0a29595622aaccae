import type { SKRSContext2D } from '@napi-rs/canvas'
import Pdf from 'pdfkit'
import { breakLines, scanSheet, writeByHand } from '../pictures/scan.ts'
import type { Random } from '../random.ts'
import { coastalScenes, familyScenes } from '../texts/scenes.ts'
import { dateInFigures, daysBefore, fileNameOf, type Maker, type Task } from './hand-in.ts'
import { writeLetter } from './letter.ts'
import { mix } from './subjects.ts'

type Draw = (context: SKRSContext2D, width: number, height: number) => void

/** Binds scanned sheets into a PDF that has no text in it, as scanners do. */
async function bindScans(title: string, at: Date, draws: Draw[], random: Random): Promise<Buffer> {
  const doc = new Pdf({
    autoFirstPage: false,
    info: { Title: title, Producer: 'flatbed', Creator: 'flatbed', CreationDate: at, ModDate: at },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const draw of draws) {
    const image = await scanSheet(draw, random)
    doc.addPage({ size: 'A4', margin: 0 })
    doc.image(image, 0, 0, { width: doc.page.width, height: doc.page.height })
  }
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

const inks = ['#1d2f6f', '#22262e', '#3a3f46', '#20407c']
const quarter = ['0', '1', '2', '3', '4', '6', '8', '11', '14', '19', '24']

function printed(
  context: SKRSContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  bold = false,
) {
  context.fillStyle = '#1c1c1c'
  context.font = `${size}px ${bold ? 'sans-bold-label' : 'sans-label'}`
  context.fillText(text, x, y)
}

function lineAcross(context: SKRSContext2D, x: number, y: number, to: number, weight = 1) {
  context.strokeStyle = '#3a3a3a'
  context.lineWidth = weight
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(to, y)
  context.stroke()
}

/** A printed form for counts on the shore, filled in outdoors. */
const dataSheet =
  (task: Task, visit: number): Draw =>
  (context, width) => {
    const { random, who, setting, writer, packet } = task
    const ink = random.pick(inks)
    const weak = Object.values(packet.strengths).includes('weak')
    const hand = (text: string, x: number, y: number, size = 34) =>
      writeByHand(
        context,
        text,
        { x, y, width: width - x - 60, size, lead: size, colour: ink },
        random,
      )
    printed(context, 'SHORE SURVEY DATA SHEET', 80, 110, 34, true)
    printed(context, 'Northshore field course · form 3 · one sheet a line', 80, 142, 20)
    lineAcross(context, 80, 158, width - 80, 3)
    const fields: [string, string][] = [
      ['Site', setting['site']!],
      ['Date', dateInFigures(daysBefore(task, 6 + visit * 9))],
      ['Recorder', who],
      [
        'Low water',
        weak && visit > 1
          ? ''
          : `9:${random.whole(12, 58)}  ${random.between(0.3, 0.9).toFixed(1)} m`,
      ],
      ['Weather', random.pick(['bright, SW 3', 'grey, cold', 'drizzle, W 4', 'fog until 9'])],
      ['With', setting['colleague']!],
    ]
    for (const [index, [label, value]] of fields.entries()) {
      const x = index % 2 === 0 ? 80 : width / 2 + 20
      const y = 214 + Math.floor(index / 2) * 62
      printed(context, label, x, y, 22)
      lineAcross(context, x + 110, y + 6, x + 420)
      hand(value, x + 122, y)
    }
    const columns = ['Sq.', 'Time', 'Height', 'Limpets', 'Barn. %', 'Periw.', 'Top sh.', 'Weed %']
    const top = 400
    const cell = (width - 160) / columns.length
    const rows = 13
    for (let row = 0; row <= rows + 1; row++)
      lineAcross(context, 80, top + row * 50, width - 80, row < 2 ? 2 : 1)
    for (let column = 0; column <= columns.length; column++) {
      context.beginPath()
      context.moveTo(80 + column * cell, top)
      context.lineTo(80 + column * cell, top + (rows + 1) * 50)
      context.stroke()
    }
    for (const [column, title] of columns.entries())
      printed(context, title, 90 + column * cell, top + 33, 22, true)
    const filled = random.whole(9, 13)
    for (let row = 1; row <= filled; row++) {
      const values = [
        String(row),
        `8:${String(12 + row * 3).padStart(2, '0')}`,
        (3.3 - row * 0.24).toFixed(1),
        random.pick(quarter),
        String(random.whole(0, 20) * 4),
        random.pick(quarter),
        random.pick(quarter),
        String(random.whole(0, 12) * 4),
      ]
      for (const [column, value] of values.entries()) {
        if (weak && random.chance(0.16)) continue
        const x = 96 + column * cell
        const y = top + row * 50 + 37
        hand(value, x, y, 36)
        if (column > 2 && random.chance(0.05)) {
          context.strokeStyle = ink
          context.lineWidth = 2.4
          context.beginPath()
          context.moveTo(x - 6, y - 8)
          context.lineTo(x + 42, y - 16)
          context.stroke()
          hand(random.pick(quarter), x + 50, y - 6, 30)
        }
      }
    }
    printed(context, 'Remarks', 80, 1160, 22)
    for (let line = 0; line < 5; line++) lineAcross(context, 80, 1210 + line * 50, width - 80)
    const subject = random.pick(Object.keys(packet.strengths))
    const remark = `${writer.fill(random.pick(coastalScenes))} ${weak ? '' : (writer.take(subject, mix(packet.strengths[subject]!, random)).split(/(?<=\.)\s/)[0] ?? '')}`
    writeByHand(
      context,
      remark.slice(0, 270),
      { x: 92, y: 1200, width: width - 190, size: 36, lead: 50, colour: ink },
      random,
    )
    printed(context, 'Checked', 80, 1460, 20)
    if (!weak) hand(random.pick(['M. E.', 'T.', 'ok  J.']), 180, 1460, 36)
  }

/** A page out of a ruled notebook. */
const notebookPage =
  (task: Task, page: number): Draw =>
  (context, width, height) => {
    const { random, writer, packet, setting } = task
    const ink = inks[Number(packet.id.slice(-1)) % inks.length]!
    for (let y = 150; y < height - 60; y += 46) {
      context.strokeStyle = 'rgba(96,130,180,0.5)'
      context.lineWidth = 1
      context.beginPath()
      context.moveTo(0, y)
      context.lineTo(width, y)
      context.stroke()
    }
    context.strokeStyle = 'rgba(200,80,80,0.55)'
    context.beginPath()
    context.moveTo(120, 0)
    context.lineTo(120, height)
    context.stroke()
    const at = { x: 140, width: width - 210, size: 40, lead: 46, colour: ink }
    writeByHand(
      context,
      dateInFigures(daysBefore(task, 24 - page * 4)),
      { ...at, x: width - 270, y: 102 },
      random,
    )
    const subjects = Object.entries(packet.strengths)
    let y = 190 - 3
    if (page === 1)
      y =
        writeByHand(
          context,
          random.pick([`Notes, ${setting['venue'] ?? setting['title']}`, 'What I want to keep']),
          { ...at, y, size: 50 },
          random,
        ) + 46
    while (y < height - 330) {
      const [subject, strength] = random.pick(subjects)
      const thought =
        random.chance(0.3) && setting['venue']
          ? writer.fill(random.pick(familyScenes))
          : writer.take(subject, mix(strength, random))
      if (thought === '') break
      y =
        writeByHand(context, `${random.pick(['– ', '', '* '])}${thought}`, { ...at, y }, random) +
        46
    }
  }

const consentLines = [
  [
    'What it is for',
    'I was told in plain words why my story is asked for and what will be made of it.',
  ],
  ['Who may hear it', 'Tick as many as you like; none is right too.'],
  ['Names', 'My name may stand under it. / Another name, which I have written here:'],
  ['Taking it back', 'I may ask for it back at any time and need not say why.'],
  [
    'Where it is kept',
    'On the drive of the partner, to which two people have the key. We ask again next year.',
  ],
] as const

/** A consent form in large type, signed. */
const consentForm =
  (task: Task): Draw =>
  (context, width) => {
    const { random, setting, packet } = task
    const ink = random.pick(inks)
    const weak =
      packet.strengths['care-for-stories'] === 'weak' ||
      packet.strengths['plain-consent'] === 'weak'
    printed(context, 'Telling and recording: my consent', 90, 140, 44, true)
    printed(context, setting['partner']!, 90, 184, 24)
    lineAcross(context, 90, 210, width - 90, 3)
    let y = 290
    for (const [index, [label, words]] of consentLines.entries()) {
      printed(context, label, 90, y, 28, true)
      context.font = '26px serif-label'
      context.fillStyle = '#1c1c1c'
      for (const line of breakLines(context, words, width - 250)) {
        y += 42
        context.fillText(line, 150, y)
      }
      context.strokeStyle = '#222222'
      context.lineWidth = 2
      if (index !== 1) context.strokeRect(94, y - 28, 32, 32)
      if (index === 1)
        for (const [place, option] of ['the family', 'the evening', 'the collection'].entries()) {
          const x = 150 + place * 270
          y += place === 0 ? 46 : 0
          context.strokeRect(x, y - 22, 24, 24)
          context.fillText(option, x + 36, y)
          if (random.chance(0.75))
            writeByHand(
              context,
              'x',
              { x: x + 2, y: y + 1, width: 90, size: 46, lead: 40, colour: ink },
              random,
            )
          context.font = '26px serif-label'
          context.fillStyle = '#1c1c1c'
        }
      if (index !== 1 && (!weak || index % 2 === 0))
        writeByHand(
          context,
          random.pick(['x', 'X', 'v']),
          { x: 98, y: y + 2, width: 90, size: 54, lead: 40, colour: ink },
          random,
        )
      if (index === 2) {
        lineAcross(context, 150, y + 50, width - 140)
        if (random.chance(0.6))
          writeByHand(
            context,
            random.pick(['a friend of the bakery', 'only my first name', 'Mrs D.']),
            { x: 170, y: y + 44, width: 600, size: 42, lead: 40, colour: ink },
            random,
          )
        y += 50
      }
      y += 86
    }
    lineAcross(context, 90, 1330, 480)
    lineAcross(context, 620, 1330, width - 90)
    printed(context, 'Date', 90, 1362, 22)
    printed(context, 'Signature', 620, 1362, 22)
    if (!weak)
      writeByHand(
        context,
        dateInFigures(daysBefore(task, 21)),
        { x: 104, y: 1322, width: 400, size: 42, lead: 40, colour: ink },
        random,
      )
    writeByHand(
      context,
      random.pick(['R. Malhotra', 'E. Lindgren', 'Josefa M.', 'T. Okafor']),
      { x: 640, y: 1322, width: 400, size: 58, lead: 40, colour: ink },
      random,
    )
  }

export const makeScannedSheet: Maker = async (task) => {
  const { packet, random } = task
  const pages = random.whole(1, 4)
  const isCoastal = packet.achievementId.startsWith('CFD')
  const isConsent = packet.achievementId === 'FL-2'
  const draws = Array.from({ length: pages }, (_, index) =>
    isCoastal
      ? dataSheet(task, index + 1)
      : isConsent
        ? consentForm(task)
        : notebookPage(task, index + 1),
  )
  const title = isCoastal
    ? 'Field sheets, scanned'
    : isConsent
      ? 'Consent forms, scanned'
      : 'Notebook pages, scanned'
  return {
    kind: 'file',
    title,
    fileName: fileNameOf(
      task,
      random.pick(['Scan', 'scan0042', 'Scanned documents', 'IMG scan']),
      'pdf',
    ),
    mediaType: 'application/pdf',
    bytes: await bindScans('Scanned document', daysBefore(task, 3), draws, random),
  }
}

/** A letter that was signed on paper and scanned. */
export const makeScannedLetter: Maker = async (task) => {
  const letter = writeLetter(task)
  const { random } = task
  const draw: Draw = (context, width) => {
    printed(context, letter.house, 120, 150, 38, true)
    printed(context, letter.address, 120, 186, 20)
    lineAcross(context, 120, 206, width - 120, 2)
    context.font = '23px serif-label'
    context.fillStyle = '#1a1a1a'
    context.fillText(letter.date, width - 120 - context.measureText(letter.date).width, 290)
    context.font = '24px serif-bold-label'
    context.fillText(letter.subject, 120, 390)
    let y = 450
    for (const text of letter.body) {
      context.font = '23px serif-label'
      context.fillStyle = '#1a1a1a'
      for (const line of breakLines(context, text, width - 240)) {
        context.fillText(line, 120, y)
        y += 35
      }
      y += 20
    }
    context.fillText('Yours sincerely,', 120, y + 16)
    writeByHand(
      context,
      letter.signed,
      { x: 124, y: y + 92, width: 600, size: 70, lead: 60, colour: '#1f3170' },
      random,
    )
    context.font = '23px serif-label'
    context.fillStyle = '#1a1a1a'
    context.fillText(letter.signed, 120, y + 146)
    context.fillText(letter.role, 120, y + 178)
    // the stamp of the house
    context.save()
    context.translate(width - 290, y + 90)
    context.rotate(random.between(-0.35, 0.2))
    context.strokeStyle = 'rgba(60,70,150,0.55)'
    context.fillStyle = 'rgba(60,70,150,0.6)'
    context.lineWidth = 4
    context.beginPath()
    context.ellipse(0, 0, 128, 62, 0, 0, 7)
    context.stroke()
    context.font = '19px sans-bold-label'
    context.textAlign = 'center'
    for (const [line, words] of breakLines(context, letter.house.toUpperCase(), 190).entries())
      context.fillText(words, 0, -10 + line * 26)
    context.restore()
  }
  return {
    kind: 'file',
    title: 'Supervisor’s letter, scanned',
    fileName: fileNameOf(task, random.pick(['Letter scan', 'scan 0007', 'Reference']), 'pdf'),
    mediaType: 'application/pdf',
    bytes: await bindScans('Scanned document', daysBefore(task, 2), [draw], random),
  }
}
