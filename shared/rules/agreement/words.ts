import { type Said, said } from '../said.ts'
import type { Agreement } from './criterion.ts'
import type { Estimate } from './kappa.ts'

export type Band = { from: number; name: Said }

/** Landis and Koch (1977), "The measurement of observer agreement for categorical data". */
export const kappaBands: readonly Band[] = [
  { from: -1, name: said('poor') },
  { from: 0, name: said('slight') },
  { from: 0.21, name: said('fair') },
  { from: 0.41, name: said('moderate') },
  { from: 0.61, name: said('substantial') },
  { from: 0.81, name: said('almost perfect') },
]

/** Krippendorff (2004), "Content Analysis": below 0.667 nothing is to be concluded from the ratings. */
export const alphaBands: readonly Band[] = [
  { from: -1, name: said('not to be relied on') },
  { from: 0.667, name: said('good enough for tentative conclusions') },
  { from: 0.8, name: said('reliable') },
]

export const bandOf = (bands: readonly Band[], value: number): Said => {
  // Bands are given to two digits, or three; a value is taken as it would be read.
  const read = Math.round(value * 1000) / 1000
  return (bands.findLast(({ from }) => read >= from) ?? bands[0]!).name
}

/** Packets below which a coefficient says more of which packets they were than of who rated them. */
export const fewest = 8

export const percentOf = (share: number) => `${Math.round(share * 100)} %`
/** To two digits, as the bands are: 0.77 is not yet what 0.8 is. */
export const digitsOf = (value: number) => value.toFixed(2).replace('-', '−')

/** How wide an interval may be before it covers what lies on both sides of a judgement. */
const wide = 0.6

const isWide = ({ low, high }: Estimate) => high - low > wide

/**
 * What an agreement comes to, in a sentence for whoever rated: how often, how far beyond chance, and
 * where the two tell different stories.
 */
export function sayAgreement({ packets, steps, exact, near, kappa, alpha }: Agreement): Said[] {
  if (exact === null || near === null) return [said('Nothing rated yet.')]
  const [same, close] = [percentOf(exact.value), percentOf(near.value)]
  const often =
    steps > 2
      ? said('{same} exactly the same, {close} within one step', { same, close })
      : said('{same} the same', { same })
  if (packets === 1) return [said('{often}, of 1 packet: too few to say more.', { often })]
  if (packets < fewest)
    return [said('{often}, of {packets} packets: too few to say more.', { often, packets })]
  if (alpha === null || kappa === null)
    return [
      said('{often}.', { often }),
      said('All were given the same rating, so nothing tells whether it separates packets.'),
    ]
  const seen = steps > 2 ? near.value : exact.value
  const values = { often, alpha: digitsOf(alpha.value), kappa: digitsOf(kappa.value) }
  if (alpha.value < 0.667 && seen >= 0.8)
    return [said('{often}, but alpha {alpha}: the ratings hardly separate packets.', values)]
  const [strength, trust] = [bandOf(kappaBands, kappa.value), bandOf(alphaBands, alpha.value)]
  return [
    said(
      '{often}; beyond chance the agreement is {strength} (kappa {kappa}) and {trust} (alpha {alpha}).',
      { ...values, strength, trust },
    ),
    ...(isWide(alpha) ? [said('With so few packets it may be far off.')] : []),
  ]
}

/**
 * Whether one is stricter or milder, where it is more than a little.
 * @param than the key, or what one rated the first time
 */
export function saySeverity(
  { packets, severity }: Agreement,
  than: 'key' | 'first-time' = 'key',
): Said[] {
  if (severity === null || packets < fewest) return []
  const steps = Math.abs(severity).toFixed(1)
  const [even, stricter, milder] =
    than === 'key'
      ? [
          said('Neither stricter nor milder.'),
          said('Stricter by {steps} steps on average.', { steps }),
          said('Milder by {steps} steps on average.', { steps }),
        ]
      : [
          said('Neither stricter nor milder than the first time.'),
          said('Stricter by {steps} steps on average than the first time.', { steps }),
          said('Milder by {steps} steps on average than the first time.', { steps }),
        ]
  if (Math.abs(severity) < 0.15) return [even]
  return [severity < 0 ? stricter : milder]
}
