import type { Agreement } from './criterion.ts'
import type { Estimate } from './kappa.ts'

export type Band = { from: number; name: string }

/** Landis and Koch (1977), "The measurement of observer agreement for categorical data". */
export const kappaBands: readonly Band[] = [
  { from: -1, name: 'poor' },
  { from: 0, name: 'slight' },
  { from: 0.21, name: 'fair' },
  { from: 0.41, name: 'moderate' },
  { from: 0.61, name: 'substantial' },
  { from: 0.81, name: 'almost perfect' },
]

/** Krippendorff (2004), "Content Analysis": below 0.667 nothing is to be concluded from the ratings. */
export const alphaBands: readonly Band[] = [
  { from: -1, name: 'not to be relied on' },
  { from: 0.667, name: 'good enough for tentative conclusions' },
  { from: 0.8, name: 'reliable' },
]

export const bandOf = (bands: readonly Band[], value: number): string => {
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
export function writeAgreement({ packets, steps, exact, near, kappa, alpha }: Agreement): string {
  if (exact === null || near === null) return 'Nothing rated yet.'
  const close =
    steps > 2
      ? `${percentOf(exact.value)} exactly the same, ${percentOf(near.value)} within one step`
      : `${percentOf(exact.value)} the same`
  if (packets < fewest)
    return `${close}, of ${packets} ${packets === 1 ? 'packet' : 'packets'}: too few to say more.`
  if (alpha === null || kappa === null)
    return `${close}. All were given the same rating, so nothing tells whether it separates packets.`
  const seen = steps > 2 ? near.value : exact.value
  if (alpha.value < 0.667 && seen >= 0.8)
    return `${close}, but alpha ${digitsOf(alpha.value)}: the ratings hardly separate packets.`
  const unsure = isWide(alpha) ? ' With so few packets it may be far off.' : ''
  return `${close}; beyond chance the agreement is ${bandOf(kappaBands, kappa.value)} (kappa ${digitsOf(kappa.value)}) and ${bandOf(alphaBands, alpha.value)} (alpha ${digitsOf(alpha.value)}).${unsure}`
}

/**
 * Whether one is stricter or milder than the other, where it is more than a little.
 * @param than whom, as the sentence ends: ` than the first time`
 */
export function writeSeverity({ packets, severity }: Agreement, than = ''): string {
  if (severity === null || packets < fewest) return ''
  if (Math.abs(severity) < 0.15) return `Neither stricter nor milder${than}.`
  const by = `${Math.abs(severity).toFixed(1)} steps`
  return `${severity < 0 ? 'Stricter' : 'Milder'} by ${by} on average${than}.`
}
