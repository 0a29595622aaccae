import type { HandIn } from './hand-ins/hand-in.ts'
import { makeHandIns } from './make.ts'
import type { PlannedPacket } from './plan.ts'
import { createRandom, type Random } from './random.ts'

const coverNotes = [
  'I hand in what I have so far. I know that it is not complete: the last visit is still to come.',
  'Please tell me whether this is what is meant. I was not sure how much to write.',
  'The rest follows as soon as I have it back from the person who keeps it for me.',
]

const vague = [
  'I did this as it is usually done.',
  'It went well, as far as I can say.',
  'More could be said on this.',
]

/**
 * What a learner had handed in with the attempt before: texts and tables were shorter and vaguer, or
 * else one paper was; the last item is new since, and a note is gone; the rest is the same.
 */
export async function recallHandIns(packet: PlannedPacket, now: HandIn[]): Promise<HandIn[]> {
  const random = createRandom(`${packet.id} handed in before`)
  const note: HandIn = { kind: 'text', title: 'Cover note', text: random.pick(coverNotes) }
  const known = now.length > 2 ? now.slice(0, -1) : now
  const earlier = known.map((handIn) => shortened(handIn, random))
  const hasText = earlier.some((handIn, at) => handIn !== known[at])
  const paper = known.findIndex(
    (item, at) =>
      item.kind === 'file' && item.mediaType === pdf && !packet.evidence[at]!.startsWith('scanned'),
  )
  if (hasText || paper < 0) return [...earlier, note]
  return [...earlier.with(paper, await weaker(packet, paper, known[paper]!)), note]
}

const pdf = 'application/pdf'

/** A text or table as it was before; what is neither as it is. */
function shortened(handIn: HandIn, random: Random): HandIn {
  if (handIn.kind === 'text') return { ...handIn, text: shorter(handIn.text, random) }
  if (handIn.kind !== 'file' || !handIn.mediaType.startsWith('text/')) return handIn
  const text = new TextDecoder().decode(handIn.bytes)
  const before = handIn.mediaType === 'text/csv' ? withFewerRows(text) : shorter(text, random)
  return { ...handIn, bytes: new TextEncoder().encode(before) }
}

/** Without one of its paragraphs, and with a sentence of another that says little. */
function shorter(text: string, random: Random): string {
  const paragraphs = text.split('\n\n')
  if (paragraphs.length < 3) return `${random.pick(vague)}\n\n${paragraphs[0]!}`
  const [changed, left] = random.shuffle(paragraphs.map((_, at) => at).slice(1, -1))
  const sentences = paragraphs[changed!]!.split(/(?<=[.!?]) /)
  paragraphs[changed!] = [...sentences.slice(0, -1), random.pick(vague)].join(' ')
  return paragraphs.filter((_, at) => at !== left).join('\n\n')
}

/** Without its last visits, and with a gap where somebody filled in a value since. */
function withFewerRows(table: string): string {
  const rows = table.trimEnd().split('\n')
  const kept = rows.slice(0, Math.max(2, Math.ceil(rows.length * 0.8)))
  kept[1] = kept[1]!.replace(/[^,;]*$/, '')
  return `${kept.join('\n')}\n`
}

/** The same paper by somebody who has less to say, under the name that it has now. */
async function weaker(packet: PlannedPacket, nth: number, now: HandIn): Promise<HandIn> {
  const strengths = Object.fromEntries(
    Object.keys(packet.strengths).map((id) => [id, 'weak' as const]),
  )
  const plan = { ...packet, strengths, evidence: [packet.evidence[nth]!] }
  let made: HandIn = now
  for await (const handIn of makeHandIns(plan)) made = handIn
  return made.kind === 'file' && now.kind === 'file'
    ? { ...made, title: now.title, fileName: now.fileName }
    : made
}
