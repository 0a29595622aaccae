import type { AchievementId } from '../programme/index.ts'
import { createPaper } from '../paper/paper.ts'
import { looks } from '../paper/looks.ts'
import { paragraph } from '../paper/prose.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker, type Task } from './hand-in.ts'

/** What somebody from the workplace, a partner or an employer writes, one line a paragraph. */
export type Letter = {
  house: string
  address: string
  date: string
  subject: string
  body: string[]
  signed: string
  role: string
}

export function writeLetter(task: Task): Letter {
  const { packet, random, setting, who } = task
  const at = daysBefore(task, random.whole(2, 9))
  const supervisor = setting['supervisor']!
  const strong = Object.values(packet.strengths).filter((one) => one === 'strong').length >= 3
  const weak = Object.values(packet.strengths).filter((one) => one === 'weak').length >= 3
  const body = bodies(packet.achievementId, task, { strong, weak })
  return {
    house:
      packet.achievementId === 'NMC-draft'
        ? setting['employer']!
        : (setting['host'] ?? setting['partner']!),
    address: `${random.whole(2, 88)} ${random.pick(['Quay Street', 'Foundry Lane', 'Harbour Road', 'Mill Row'])}, Northshore`,
    date: dateInWords(at),
    subject:
      packet.achievementId === 'NMC-draft'
        ? `Your draft on ${setting['title']}`
        : `${who}: work with us`,
    body: random.chance(0.5) ? body : body.filter((_, index) => index !== 2),
    signed: supervisor,
    role: random.pick([
      'Field supervisor',
      'Volunteer coordinator',
      'Head of section',
      'Site lead',
    ]),
  }
}

function bodies(
  id: AchievementId,
  { random, setting, who }: Task,
  { strong, weak }: { strong: boolean; weak: boolean },
): string[] {
  if (id === 'NMC-draft')
    return [
      `Thank you for sending us your draft on ${setting['title']}. We have read it with two of the people who would work beside a holder.`,
      `We could use such people. Last year we filled ${random.whole(2, 5)} of ${random.whole(6, 9)} places, and it took ${random.whole(4, 7)} months each. What we miss is not knowledge but somebody who says in time that a thing is not safe.`,
      'Of your standards we would put 2.3 and 3.1 first. With these two seen and signed by somebody we trust, we would let a holder work alone on everyday jobs after a fortnight. Standard 1.4 matters less to us.',
      `We offer ${random.whole(2, 4)} places a year for Level 3, with a named person who writes the feedback.`,
    ]
  if (id.startsWith('FL'))
    return [
      `${who} has run the family circle at ${setting['venue']} with us since ${setting['month']}. We gave the room and one colleague for each evening, and I was there myself ${random.whole(3, 6)} times.`,
      weak
        ? 'The evenings were friendly. It was not always clear to us what they led to, and twice we learned of a change of date on the day.'
        : `What I saw was preparation that did not show. When a teller lost the thread, ${who} waited, and it was nearly always worth waiting for. The children were given real things to do.`,
      'I had one criticism, that the young were thanked for being quiet. I said so after the second evening and found it changed at the third.',
      strong
        ? 'Two mothers and I carry on from next month. The key, the consents and the list were handed over on paper, and we know what to do with them.'
        : 'We hope that the circle will find a way to continue.',
    ]
  return [
    `${who} worked with our crew at ${setting['site']} for ${random.whole(9, 13)} weeks, ${random.whole(2, 3)} days a week. I was the supervisor for all of that time and on the shore with the crew on most days.`,
    weak
      ? 'The work was done as asked. I would have liked more questions in the first weeks; some of the early sheets had to be entered again since the units were missing.'
      : 'From the fourth week on I gave the plan out of my hands. The profiles were walked on the agreed days but for two, and for those two I was rung before and not after.',
    `In week ${random.whole(5, 7)} I asked for one line on the conditions at the head of each sheet. It was there the next day, and two weeks later I was asked whether it was what I had meant. That does not happen often.`,
    strong
      ? `On safety I can be brief: I would go out with ${who} in the lead. When a colleague was not well the plan was changed without a word to embarrass anybody. The data are in our records, and the fence at the north end stands where they say.`
      : 'The briefings were kept to, and nobody was ever missing at the line for who is last off the shore.',
  ]
}

/** A letter on the paper of its house, signed by hand. */
export const makeLetter: Maker = async (task) => {
  const letter = writeLetter(task)
  const base = looks[task.random.pick([1, 2, 4])]!
  const look = {
    ...base,
    size: 11,
    lineGap: 3.5,
    accent: task.random.pick(['#23404f', '#5b2a2a', '#2f4a2c', '#3a3560']),
  }
  const paper = createPaper(look, {
    title: `Letter: ${letter.subject}`,
    author: letter.house,
    at: daysBefore(task, 2),
  })
  const { doc, left, width } = paper
  paper.tag('P', () => {
    paper.font('sansBold', 17, look.accent)
    doc.text(letter.house, left, 58, { width })
    paper.font('sans', 9, '#666666')
    doc.text(
      `${letter.address}  ·  office@${letter.house.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
      left,
      doc.y + 2,
      { width },
    )
  })
  paper.plain(() => {
    doc
      .moveTo(left, doc.y + 8)
      .lineTo(left + width, doc.y + 8)
      .lineWidth(1.4)
      .strokeColor(look.accent)
      .stroke()
  })
  paper.space(52)
  paper.tag('P', () => {
    paper.font(look.text)
    doc.text(letter.date, left, doc.y, { width, align: 'right' })
  })
  paper.space(22)
  paragraph(paper, 'To the reviewers')
  paper.tag('H1', () => {
    paper.font(look.bold, 11.5)
    doc.text(letter.subject, left, doc.y, { width })
  })
  paper.space(12)
  for (const text of letter.body) paragraph(paper, text)
  paper.space(6)
  paragraph(paper, task.random.pick(['Yours sincerely,', 'With kind regards,', 'Kind regards,']))
  paper.tag('P', () => {
    paper.font('hand', 30, '#1c2f6b')
    doc.text(letter.signed, left + 4, doc.y + 2, { width })
  })
  paper.space(4)
  paper.tag('P', () => {
    paper.font(look.text)
    doc.text(`${letter.signed}\n${letter.role}`, left, doc.y, { width, lineGap: 2 })
  })
  return {
    kind: 'file',
    title:
      task.packet.achievementId === 'NMC-draft' ? 'Letter of an employer' : 'Supervisor’s letter',
    fileName: fileNameOf(task, `Letter ${letter.house.replaceAll(/[^A-Za-z ]/g, '')}`, 'pdf'),
    mediaType: 'application/pdf',
    bytes: await paper.finish(),
  }
}
