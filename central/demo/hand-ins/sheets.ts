import { figure } from '../paper/chart.ts'
import { formLook } from '../paper/looks.ts'
import { createPaper } from '../paper/paper.ts'
import { facts, heading, paragraph, titleBlock } from '../paper/prose.ts'
import { table } from '../paper/table.ts'
import { dateInFigures, dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'
import { meanOf, salinityChart, takeBottles, turbidityChart } from './measurements.ts'
import { mix } from './subjects.ts'

const kinds = [
  'Limpet',
  'Acorn barnacle (% cover)',
  'Flat periwinkle',
  'Toothed top shell',
  'Beadlet anemone',
  'Dog whelk',
  'Common mussel',
  'Sea lettuce (% cover)',
  'Bladder wrack (% cover)',
]

const weather = ['clear', 'overcast', 'light rain', 'sun and cloud', 'mist until ten', 'showers']
const winds = ['SW 3', 'W 4', 'NE 2', 'E 3', 'calm', 'S 4', 'NW 3 to 4']

/** A field log: a page of conditions, counts and remarks for each visit. */
export const makeFieldLog: Maker = async (task) => {
  const { packet, random, who, writer } = task
  const { site, colleague } = task.setting as { site: string; colleague: string }
  const visits = packet.achievementId === 'CFD-1' ? random.whole(2, 3) : random.whole(4, 7)
  const title = `Field log: ${site}`
  const at = daysBefore(task, 1)
  const look = { ...formLook, accent: task.look.accent }
  const paper = createPaper(look, { title, author: who, at })
  const recordSubject =
    packet.achievementId === 'CFD-1'
      ? 'first-records'
      : packet.achievementId === 'CFD-2'
        ? 'data-quality'
        : 'crew-and-safety'
  const strength = packet.strengths[recordSubject]!
  for (let visit = 1; visit <= visits; visit++) {
    const on = daysBefore(task, 6 + (visits - visit) * random.whole(6, 9))
    if (visit > 1) paper.newPage()
    titleBlock(paper, `${title}, visit ${visit}`, [`${who} · ${dateInWords(on)}`])
    facts(paper, [
      ['Recorder', who],
      ['With', random.chance(0.7) ? colleague : 'alone; plan left at the harbour office'],
      ['Low water', `09:${random.whole(12, 58)}, ${random.between(0.4, 0.9).toFixed(1)} m`],
      ['On the shore', `08:${random.whole(10, 40)} to 11:${random.whole(10, 50)}`],
      ['Weather', `${random.pick(weather)}, wind ${random.pick(winds)}`],
      [
        'Water',
        strength === 'weak' ? 'cold' : `${random.between(8.8, 13.6).toFixed(1)} °C at 0.3 m`,
      ],
    ])
    const chosen = random.shuffle(kinds).slice(0, 5)
    const squares = random.whole(8, 12)
    table(paper, {
      caption: `Counts in squares of 0.25 m², line ${random.pick(['A', 'B', 'C'])}`,
      columns: [
        { title: 'Time', share: 1.2, number: true },
        { title: 'Square', share: 1.1, number: true },
        { title: 'Height (m)', share: 1.3, number: true },
        ...chosen.map((kind) => ({ title: kind, share: 1.7, number: true })),
      ],
      rows: Array.from({ length: squares }, (_, index) => [
        `09:${String(4 + index * 4).padStart(2, '0')}`,
        String(index + 1),
        strength === 'weak' && random.chance(0.3) ? '' : (3.4 - index * 0.27).toFixed(2),
        ...chosen.map((kind) => {
          if (strength === 'weak' && random.chance(0.25)) return random.pick(['', 'some', 'many'])
          const most = kind.includes('%') ? 80 : 26
          const value = Math.max(0, Math.round(most * random.next() ** 2.2))
          return String(kind.includes('%') ? Math.round(value / 4) * 4 : value)
        }),
      ]),
    })
    heading(paper, 'Remarks', 3)
    const subjects = Object.keys(packet.strengths)
    for (let line = 0; line < random.whole(1, 2); line++)
      paragraph(
        paper,
        writer.take(line === 0 ? recordSubject : random.pick(subjects), mix(strength, random)),
      )
    if (strength !== 'weak')
      paragraph(
        paper,
        `Last off the shore: ${random.pick([who, colleague])}. Boots and frame rinsed.`,
        {
          italic: true,
        },
      )
  }
  return {
    kind: 'file',
    title: 'Field log',
    fileName: fileNameOf(task, `Field log ${site}`, 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(`Field log · ${site} · ${who}`),
  }
}

/** A lab sheet: calibration, one line a bottle, charts, remarks. */
export const makeLabSheet: Maker = async (task) => {
  const { packet, random, who, writer } = task
  const site = task.setting['site']!
  const at = daysBefore(task, 2)
  const title = `Lab sheet: water samples, ${site}`
  const paper = createPaper(formLook, { title, author: who, at })
  const bottles = takeBottles(task)
  const weak = packet.strengths['instruments'] === 'weak'
  titleBlock(paper, title, [
    `Sheet ${random.whole(11, 48)} · filled in by ${who} · ${dateInWords(at)}`,
  ])
  facts(paper, [
    ['Samples', `${bottles.length} bottles of 250 ml, three visits, five stations`],
    ['Taken on', [30, 20, 10].map((days) => dateInFigures(daysBefore(task, days))).join(', ')],
    ['Kept', 'in the dark at 4 °C; read within 24 hours'],
  ])
  heading(paper, 'Calibration')
  table(paper, {
    columns: [
      { title: 'Instrument', share: 2.4 },
      { title: 'Standard', share: 2 },
      { title: 'Before', share: 1.1, number: true },
      { title: 'After', share: 1.1, number: true },
      { title: 'Date', share: 1.5 },
      { title: 'Initials', share: 1 },
    ],
    rows: [
      ['pH meter 2', 'buffer 7.00', random.between(6.97, 7.06).toFixed(2), weak ? '' : '7.00'],
      ['pH meter 2', 'buffer 10.01', random.between(9.95, 10.05).toFixed(2), weak ? '' : '10.01'],
      ['Refractometer', 'distilled water', random.pick(['0.0', '0.5']), '0.0'],
      [
        'Turbidity meter',
        'standard 10 units',
        random.between(9.7, 10.3).toFixed(1),
        weak ? '' : '10.0',
      ],
      ['Thermometer', 'certified, bucket', `+${random.between(0.1, 0.3).toFixed(1)}`, '–'],
    ].map((row) => [
      ...row,
      weak ? '' : dateInFigures(daysBefore(task, 31)),
      weak ? '' : random.pick(['ok', 'checked']),
    ]),
  })
  heading(paper, 'Readings')
  table(paper, {
    columns: [
      { title: 'Visit', share: 0.8, number: true },
      { title: 'Station', share: 1, number: true },
      { title: 'Bottle', share: 1, number: true },
      { title: 'Time', share: 1, number: true },
      { title: 'Temp. (°C)', share: 1.3, number: true },
      { title: 'Salinity', share: 1.2, number: true },
      { title: 'pH', share: 0.9, number: true },
      { title: 'Turbidity', share: 1.2, number: true },
      { title: 'Remark', share: 2 },
    ],
    rows: bottles.map((one) => [
      String(one.visit),
      String(one.station),
      String(one.bottle),
      one.time,
      one.temperature.toFixed(1),
      one.salinity.toFixed(1),
      one.ph.toFixed(2),
      one.turbidity?.toFixed(1) ?? '',
      one.remark,
    ]),
  })
  figure(paper, turbidityChart(bottles), 'Mean of three bottles by station and visit.', 200)
  if (random.chance(0.6))
    figure(
      paper,
      salinityChart(bottles),
      'Each dot is one bottle; doubtful values are left out.',
      200,
    )
  heading(paper, 'Remarks')
  for (const subject of ['data-quality', 'instruments'])
    paragraph(paper, writer.paragraph(subject, packet.strengths[subject]!, 2))
  paragraph(
    paper,
    `Mean turbidity over all bottles: ${meanOf(bottles.flatMap(({ turbidity }) => turbidity ?? [])).toFixed(2)} units.`,
  )
  return {
    kind: 'file',
    title: 'Lab sheet',
    fileName: fileNameOf(task, 'Lab sheet water samples', 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(`Lab sheet · ${site}`),
  }
}

/** The readings as a table file, as they come out of a spreadsheet. */
export const makeCsv: Maker = (task) => {
  const rows = takeBottles(task).map((one) =>
    [
      one.visit,
      one.station,
      one.bottle,
      one.time,
      one.temperature.toFixed(1),
      one.salinity.toFixed(1),
      one.ph.toFixed(2),
      one.turbidity?.toFixed(1) ?? '',
      one.remark.includes(',') ? `"${one.remark}"` : one.remark,
    ].join(','),
  )
  const head = 'visit,station,bottle,time_local,temperature_C,salinity,pH,turbidity,remark'
  return {
    kind: 'file',
    title: 'Readings as a table',
    fileName: fileNameOf(task, 'readings', 'csv'),
    mediaType: 'text/csv',
    bytes: Buffer.from(`${[head, ...rows].join('\r\n')}\r\n`),
  }
}
