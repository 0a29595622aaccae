import type { Chart } from '../paper/chart.ts'
import { createRandom } from '../random.ts'
import type { Task } from './hand-in.ts'

const colours = ['#1f5f8b', '#c2641c', '#4c7a34', '#7b4b94', '#8a6d1d']

export type Bottle = {
  visit: number
  station: number
  bottle: number
  /** Local time, HH:MM. */
  time: string
  temperature: number
  salinity: number
  ph: number
  turbidity: number | null
  remark: string
}

/**
 * Three bottles at each of five stations on three visits, from a stream to the open sea. The same
 * for all papers of a packet, so that sheet, file and report agree.
 */
export function takeBottles({ packet }: Task): Bottle[] {
  const random = createRandom(`${packet.id} bottles`)
  const bottles: Bottle[] = []
  const stream = random.between(7.5, 11.5)
  for (let visit = 1; visit <= 3; visit++) {
    const level = random.between(-1.2, 2.2)
    const warm = random.between(8.5, 13.5)
    let minutes = random.whole(8 * 60, 9 * 60 + 30)
    for (let station = 1; station <= 5; station++) {
      minutes += random.whole(16, 29)
      for (let bottle = 1; bottle <= 3; bottle++) {
        const sea = (station - 1) / 4
        const missing = random.chance(0.02)
        const odd = random.chance(0.03)
        const clock = minutes + (bottle - 1) * 5
        bottles.push({
          visit,
          station,
          bottle,
          time: `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`,
          temperature: round(warm - sea * 1.4 + random.bell() * 0.15, 1),
          salinity: round(21 + sea * 11.5 + random.bell() * 0.7 + (odd ? 9 : 0), 1),
          ph: round(7.78 + sea * 0.32 + random.bell() * 0.03, 2),
          turbidity: missing
            ? null
            : round(Math.max(0.6, stream * (1 - 0.66 * sea) + level + random.bell() * 0.6), 1),
          remark: missing ? 'B (battery)' : odd ? 'doubtful, see report' : '',
        })
      }
    }
  }
  return bottles
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals))

export const meanOf = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

export function turbidityChart(bottles: Bottle[]): Chart {
  return {
    kind: 'line',
    xTitle: 'Station, from the stream to the point',
    yTitle: 'Turbidity (units)',
    labels: ['1', '2', '3', '4', '5'],
    series: [1, 2, 3].map((visit, index) => ({
      name: `Visit ${visit}`,
      colour: colours[index]!,
      points: [1, 2, 3, 4, 5].map((station): [number, number] => [
        station - 1,
        meanOf(
          bottles
            .filter((one) => one.visit === visit && one.station === station)
            .flatMap(({ turbidity }) => turbidity ?? []),
        ),
      ]),
    })),
    alt: 'Mean turbidity falls from the station at the stream to the station at the point on each of three visits.',
  }
}

export function salinityChart(bottles: Bottle[]): Chart {
  return {
    kind: 'dots',
    xTitle: 'Salinity',
    yTitle: 'Temperature (°C)',
    series: [1, 2, 3].map((visit, index) => ({
      name: `Visit ${visit}`,
      colour: colours[index]!,
      points: bottles
        .filter((one) => one.visit === visit && one.remark === '')
        .map(({ salinity, temperature }): [number, number] => [salinity, temperature]),
    })),
    alt: 'Temperature against salinity for each bottle; the saltier, the colder, on each visit.',
  }
}

/** Cover of three kinds along the shore, as one would count it in squares. */
export function countChart({ random }: Task): { chart: Chart; caption: string } {
  const kinds = random.shuffle(['Barnacles', 'Limpets', 'Green weed', 'Bladder wrack', 'Mussels'])
  const squares = random.whole(6, 9)
  const height = random.whole(2, 4)
  return {
    chart: {
      kind: 'bars',
      xTitle: 'Square along the line',
      yTitle: 'Cover (%)',
      labels: Array.from({ length: squares }, (_, index) => String(index + 1)),
      series: kinds.slice(0, 3).map((name, index) => ({
        name,
        colour: colours[index]!,
        points: Array.from({ length: squares }, (_, place): [number, number] => [
          place,
          Math.max(
            0,
            Math.round(
              (52 * Math.exp(-((place - height - index * 1.6) ** 2) / 5) + random.bell() * 4) / 4,
            ) * 4,
          ),
        ]),
      })),
      alt: `Cover of ${kinds.slice(0, 3).join(', ').toLowerCase()} in ${squares} squares along the line.`,
    },
    caption: `Cover of ${kinds.slice(0, 3).join(', ').toLowerCase()} in ${squares} squares, counted at string crossings.`,
  }
}

/** Heights of the sand along one profile, before and after. */
export function profileChart({ random }: Task, profile: number): Chart {
  const walk = (shift: number): [number, number][] =>
    Array.from({ length: 15 }, (_, index) => {
      const along = index * 8
      const ridge = 0.5 * Math.exp(-((along - 78) ** 2) / 260)
      return [
        along,
        4.2 * Math.exp(-along / 46) + ridge + shift * Math.exp(-along / 60) + random.bell() * 0.04,
      ]
    })
  return {
    kind: 'line',
    xTitle: 'Distance from the post (m)',
    yTitle: 'Height above datum (m)',
    series: [
      { name: 'First walk', colour: colours[0]!, points: walk(0) },
      { name: 'Last walk', colour: colours[1]!, points: walk(-random.between(0.2, 0.6)) },
    ],
    alt: `Profile ${profile}: the upper beach is lower on the last walk than on the first.`,
  }
}
