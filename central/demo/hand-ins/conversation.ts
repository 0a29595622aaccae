import { createPaper } from '../paper/paper.ts'
import { facts, heading, paragraph, titleBlock } from '../paper/prose.ts'
import { exchanges } from '../texts/dialogue.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'
import { mix } from './subjects.ts'

const clock = (seconds: number) =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** The transcript of a recorded conversation, with times and silences, and notes on how it was. */
export const makeConversation: Maker = async (task) => {
  const { packet, random, who, look, writer, setting } = task
  const subject = packet.achievementId === 'FL-1' ? 'first-conversation' : 'interview-technique'
  const strength = packet.strengths[subject] ?? 'sound'
  const at = daysBefore(task, random.whole(4, 20))
  const teller = random.pick(['R.', 'M.', 'A.', 'T.', 'E.'])
  const title = `Conversation with my ${setting['relative']}`
  const paper = createPaper(look, { title, author: who, at })
  const { doc, left, width } = paper
  titleBlock(paper, title, [`Transcript by ${who}`])
  facts(paper, [
    ['Recorded on', dateInWords(at)],
    [
      'Where',
      random.pick([
        'in the kitchen',
        'at the big table',
        'on the bench by the allotment',
        'in the front room',
      ]),
    ],
    [
      'Present',
      `${teller} (tells), ${who} (asks)${random.chance(0.4) ? `, ${setting['child']} (listens)` : ''}`,
    ],
    ...(strength === 'weak'
      ? []
      : ([
          ['Consent', 'given in writing, and again at 00:20 of the recording'],
          ['Signs', '[ ] what one hears besides; (n s) a silence of n seconds'],
        ] as [string, string][])),
  ])

  let seconds = random.whole(35, 70)
  const turn = (name: string, words: string, bold: boolean) => {
    paper.room(look.size * 3)
    paper.tag('P', () => {
      const { y } = doc
      paper.font(look.text, look.size * 0.8, '#7a7a7a')
      doc.text(clock(seconds), left, y + 2, { width: 40, lineBreak: false })
      paper.font(look.bold, look.size)
      doc.text(name, left + 42, y, { width: 46, lineBreak: false })
      paper.font(bold ? look.italic : look.text)
      doc.text(words, left + 90, y, { width: width - 90, lineGap: look.lineGap })
    })
    paper.space(look.size * 0.55)
    seconds += 4 + words.length / 11
  }
  heading(paper, 'Transcript')
  const told =
    strength === 'weak'
      ? random.shuffle(exchanges).slice(0, 3)
      : random.shuffle(exchanges).slice(0, random.whole(5, 9))
  for (const [question, answer, more] of told) {
    turn(
      'Q',
      writer.fill(
        strength === 'weak'
          ? random.pick([
              'Was it hard in those days?',
              'Did you like it there?',
              'And that was normal, wasn’t it?',
            ])
          : question,
      ),
      true,
    )
    const pause = random.chance(0.35) && strength !== 'weak' ? ` (${random.whole(3, 11)} s) ` : ' '
    turn(
      teller,
      writer.fill(strength === 'weak' ? (answer.split(/(?<=\.)\s/)[0] ?? answer) : answer),
      false,
    )
    if (strength === 'weak')
      turn(
        'Q',
        random.pick([
          'Yes, my mother always says that too. She told me once that in her time they had it worse.',
          'I see. Times have changed a lot, I think, and for us it is easier.',
        ]),
        true,
      )
    else {
      turn(
        'Q',
        random.pick(['And then?', 'Go on.', 'What was that like?', 'Say more about that.', 'Yes.']),
        true,
      )
      turn(
        teller,
        `${pause.trim() ? `${pause.trim()} ` : ''}${writer.fill(more)}${random.chance(0.2) ? ' [laughs]' : ''}`,
        false,
      )
    }
    seconds += random.whole(5, 25)
  }
  heading(paper, 'Notes on the conversation')
  for (const id of [
    subject,
    packet.achievementId === 'FL-1' ? 'thinking-back' : 'care-for-stories',
  ])
    paragraph(
      paper,
      writer.paragraph(
        id,
        mix(packet.strengths[id] ?? strength, random),
        strength === 'weak' ? 1 : 2,
      ),
    )
  return {
    kind: 'file',
    title: 'Transcript of a conversation',
    fileName: fileNameOf(task, 'Conversation transcript', 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(`${title} · ${who}`),
  }
}
