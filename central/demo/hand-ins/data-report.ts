import { figure } from '../paper/chart.ts'
import { createPaper } from '../paper/paper.ts'
import { heading, paragraph, picture, points, titleBlock } from '../paper/prose.ts'
import { table } from '../paper/table.ts'
import { paintScene } from '../pictures/scenes.ts'
import { dateInFigures, dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'
import { meanOf, profileChart, salinityChart, takeBottles, turbidityChart } from './measurements.ts'
import { writeSubjects } from './report.ts'

/** A report on measurements, with tables, charts and the raw readings behind it. */
export const makeDataReport: Maker = async (task) => {
  const { packet, random, who, look, setting } = task
  const { site, colleague } = setting as { site: string; colleague: string }
  const weak = packet.strengths['reading-the-data'] === 'weak'
  const title = random.pick([
    `Turbidity along the shore at ${site}`,
    `Water at ${site}: five stations, three visits`,
    `From the stream to the point: measurements at ${site}`,
  ])
  const at = daysBefore(task, 1)
  const bottles = takeBottles(task)
  const paper = createPaper(look, { title, author: who, at })
  titleBlock(paper, title, [who, dateInWords(at), `With thanks to ${colleague}, who held the tape`])

  heading(paper, 'Summary')
  const mean = (station: number) =>
    meanOf(bottles.flatMap((one) => (one.station === station ? (one.turbidity ?? []) : [])))
  paragraph(
    paper,
    `Water was taken at five stations at ${site} on three days. Turbidity was ${mean(1).toFixed(1)} units at the stream and ${mean(5).toFixed(1)} at the point. ${weak ? 'This shows a clear trend.' : 'The order of the stations was the same on each day; the level was not, and three days are too few to say why.'}`,
  )
  writeSubjects(paper, task)

  heading(paper, 'Tables and charts')
  table(paper, {
    caption: 'Table 1. Turbidity by station over all visits',
    columns: [
      { title: 'Station', share: 2 },
      { title: 'n', share: 0.8, number: true },
      { title: 'Mean', share: 1, number: true },
      ...(weak ? [] : [{ title: 'Range', share: 1.6, number: true }]),
      { title: 'Salinity', share: 1.2, number: true },
      { title: 'pH', share: 1, number: true },
    ],
    rows: [1, 2, 3, 4, 5].map((station) => {
      const mine = bottles.filter((one) => one.station === station)
      const values = mine.flatMap(({ turbidity }) => turbidity ?? [])
      return [
        `${station} ${['(stream)', '(slipway)', '(groyne)', '(ledge)', '(point)'][station - 1]}`,
        String(values.length),
        meanOf(values).toFixed(1),
        ...(weak ? [] : [`${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`]),
        meanOf(mine.filter(({ remark }) => remark === '').map(({ salinity }) => salinity)).toFixed(
          1,
        ),
        meanOf(mine.map(({ ph }) => ph)).toFixed(2),
      ]
    }),
  })
  figure(
    paper,
    turbidityChart(bottles),
    'Figure 1. Turbidity by station and visit, means of three bottles.',
    210,
  )
  figure(
    paper,
    salinityChart(bottles),
    'Figure 2. Temperature against salinity, one dot a bottle.',
    210,
  )
  if (packet.achievementId === 'CFD-3')
    for (const profile of [1, 2, 3])
      figure(
        paper,
        profileChart(task, profile),
        `Figure ${profile + 2}. Profile ${profile}, first and last walk.`,
        190,
      )
  if (random.chance(0.6)) {
    const image = await paintScene(packet.achievementId, random, { width: 880, format: 'jpeg' })
    picture(paper, image, `${image.caption} ${dateInWords(daysBefore(task, 10))}.`, 0.85)
  }

  heading(paper, 'Limits')
  points(paper, [
    `Three visits, on ${[30, 20, 10].map((days) => dateInFigures(daysBefore(task, days))).join(', ')}; none of them after a storm.`,
    'All samples were taken within three hours of low water.',
    weak
      ? 'Otherwise there were no problems.'
      : 'Values marked as doubtful are in the file and not in the means.',
  ])

  paper.newPage()
  heading(paper, 'Appendix: all readings')
  table(paper, {
    columns: [
      'Visit',
      'Station',
      'Bottle',
      'Time',
      'Temp. (°C)',
      'Salinity',
      'pH',
      'Turbidity',
    ].map((head, index) => ({ title: head, share: index < 3 ? 0.9 : 1.1, number: true })),
    rows: bottles.map((one) => [
      String(one.visit),
      String(one.station),
      String(one.bottle),
      one.time,
      one.temperature.toFixed(1),
      one.salinity.toFixed(1),
      one.ph.toFixed(2),
      one.turbidity?.toFixed(1) ?? 'B',
    ]),
  })
  return {
    kind: 'file',
    title: 'Data report',
    fileName: fileNameOf(task, `Data report ${site}`, 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(`${title} · ${who}`),
  }
}
