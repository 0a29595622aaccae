import type { Anchor } from '../../model/anchor.ts'
import type { Calibration } from '../../model/calibration.ts'
import type { Score } from '../../model/decision.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { EarlierAttempt, EarnedBy, Packet } from '../../model/packet.ts'
import { type KnownAs, namesSomebody, neutral, withoutNames } from './names.ts'

/** Writes names out of a text. */
export type Clean = (text: string) => string

/** As long as the wire lets texts be: the neutral word is longer than some names. */
const longest = { line: 300, prose: 20_000, exact: 5000 }

/** In place of an address that names the learner: it leads nowhere, by the standard for such names. */
export const withheldUrl = 'https://withheld.invalid/'

/**
 * A title without names. It stays as far as it tells what the item is, since that is what a reviewer
 * looks for; where nothing but a name was in it, the item is called by its place.
 * @param nth from 1
 */
export function cleanTitle(title: string, nth: number, clean: Clean): string {
  const cleaned = clean(title)
  if (cleaned === title) return title
  const rest = cleaned.replaceAll(new RegExp(neutral, 'giu'), ' ').replace(/\.\p{L}\w{1,4}$/u, '')
  return /\p{L}{3}|[^\p{ASCII}\P{L}]{2}/u.test(rest)
    ? cleaned.slice(0, longest.line).trim()
    : `Evidence ${nth}`
}

/**
 * Evidence without names: in titles, texts and addresses, and no file names at all. What a file holds
 * stays as it is, and so does every SHA-256, which is that of what was handed in.
 */
export const cleanEvidence = (items: readonly Evidence[], clean: Clean): Evidence[] =>
  items.map((item, index): Evidence => {
    const title = cleanTitle(item.title, index + 1, clean)
    switch (item.kind) {
      case 'file':
        return { ...item, title, fileName: null }
      case 'text':
        return { ...item, title, text: clean(item.text).slice(0, longest.prose) }
      default:
        return namesSomebody(decoded(item.url), clean) || namesSomebody(item.url, clean)
          ? { ...item, title, url: withheldUrl, withheld: true }
          : { ...item, title }
    }
  })

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Comments, notes and quoted passages without names. */
export const cleanScores = (scores: readonly Score[], clean: Clean): Score[] =>
  scores.map((score) => ({
    ...score,
    comment: clean(score.comment).slice(0, longest.prose),
    anchors: score.anchors.map((anchor) => cleanAnchor(anchor, clean)),
  }))

/**
 * A passage is cut where somebody stopped to select: words cut at its ends are looked at whole. What
 * stands around it is cut anywhere, so that a piece of a name would not be known; it is left out.
 */
function cleanAnchor(anchor: Anchor, clean: Clean): Anchor {
  const { place } = anchor
  const note = clean(anchor.note).slice(0, longest.prose)
  if (place.type !== 'passage') return { ...anchor, note }
  const whole = /\S*$/u.exec(place.prefix)![0] + place.exact + /^\S*/u.exec(place.suffix)![0]
  const exact = namesSomebody(whole, clean) ? clean(whole).slice(0, longest.exact) : place.exact
  return { ...anchor, note, place: { ...place, exact, prefix: '', suffix: '' } }
}

export const cleanAttempt = (attempt: EarlierAttempt, clean: Clean): EarlierAttempt => ({
  ...attempt,
  scores: cleanScores(attempt.scores, clean),
  feedback: clean(attempt.feedback).slice(0, longest.prose),
  evidence: cleanEvidence(attempt.evidence, clean),
})

const cleanEarned = (earned: EarnedBy, clean: Clean): EarnedBy => ({
  ...earned,
  evidence: earned.evidence.map((item, index) => ({
    ...item,
    title: cleanTitle(item.title, index + 1, clean),
  })),
})

function cleanCalibration(calibration: Calibration | null, clean: Clean): Calibration | null {
  if (calibration === null) return null
  const agreed = calibration.agreed.map((one) => ({
    ...one,
    reason: clean(one.reason).slice(0, longest.prose),
  }))
  return { ...calibration, agreed }
}

/**
 * A packet as a blind reviewer is sent it: nobody's name is in what central records say of it. What the
 * reviewer decided on it (`decided.own`) stays: those are their own words, and an amendment is made of them.
 */
export function blindPacket(packet: Packet, known: KnownAs): Packet {
  const clean = withoutNames(known)
  const { alias } = packet.learner
  return {
    ...packet,
    learner: {
      alias: namesSomebody(alias, clean) ? `Learner of ${packet.id}` : alias,
      name: null,
    },
    evidence: cleanEvidence(packet.evidence, clean),
    earlier: packet.earlier.map((attempt) => cleanAttempt(attempt, clean)),
    earnedBy: packet.earnedBy.map((earned) => cleanEarned(earned, clean)),
    covers: packet.covers.map((cover) => ({ ...cover, name: clean(cover.name).slice(0, 300) })),
    calibration: cleanCalibration(packet.calibration, clean),
  }
}
