import { lookUp } from '../programme/index.ts'
import { paintScene } from '../pictures/scenes.ts'
import { coastalScenes, familyScenes } from '../texts/scenes.ts'
import { dateInWords, daysBefore, fileNameOf, type Maker } from './hand-in.ts'
import { mix, subjectsOf } from './subjects.ts'

const extensions = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const

/** A photograph, as a telephone names it. */
export const makePhoto: Maker = async ({ packet, random, nth }) => {
  const format = random.pick(['jpeg', 'jpeg', 'jpeg', 'webp', 'png'] as const)
  const picture = await paintScene(packet.achievementId, random, {
    width: format === 'png' ? 1000 : 1400,
    format,
  })
  return {
    kind: 'file',
    title: nth === 0 ? 'Photograph' : `Photograph ${nth + 1}`,
    fileName: `${random.pick(['IMG_', 'DSC0', 'PXL_'])}${random.whole(1000, 9999)}.${extensions[format]}`,
    mediaType: picture.mediaType,
    bytes: picture.bytes,
  }
}

/** Notes typed on a telephone or in a plain editor. */
export const makeNotes: Maker = (task) => {
  const { packet, random, writer } = task
  const isMarkdown = random.chance(0.6)
  const scenes = packet.achievementId.startsWith('CFD') ? coastalScenes : familyScenes
  const blocks = subjectsOf(packet, random).map(({ id, heading, strength }, index) => {
    const lines = Array.from({ length: random.whole(1, 3) }, () =>
      writer.take(id, mix(strength, random)),
    ).filter((line) => line !== '')
    const day = dateInWords(daysBefore(task, 20 - index * 3))
    return isMarkdown
      ? `## ${heading}\n\n*${day}.* ${writer.fill(random.pick(scenes))}\n\n${lines.map((line) => `- ${line}`).join('\n')}`
      : `${heading.toUpperCase()} (${day})\n\n${lines.join('\n\n')}`
  })
  const title = random.pick(['Notes', 'Learning diary', 'Notes from the telephone'])
  return {
    kind: 'file',
    title,
    fileName: fileNameOf(task, title, isMarkdown ? 'md' : 'txt'),
    mediaType: isMarkdown ? 'text/markdown' : 'text/plain',
    bytes: Buffer.from(`${isMarkdown ? `# ${title}\n\n` : ''}${blocks.join('\n\n')}\n`),
  }
}

/** What a learner wrote into the form itself. */
export const makeText: Maker = ({ packet, random, writer }) => {
  const parts = subjectsOf(packet, random)
    .slice(random.whole(0, 1))
    .map(({ id, strength }) =>
      writer.paragraph(id, mix(strength, random), strength === 'weak' ? 1 : 2),
    )
  return {
    kind: 'text',
    title: random.pick(['Statement to the reviewer', 'In my own words', 'What to look at first']),
    text: [
      random.pick([
        'Dear reviewer, I would like to say a few words on what you see here.',
        'This goes with the files of this packet.',
        'I was asked to add how I see it myself.',
      ]),
      ...parts,
      'Thank you for your time.',
    ].join('\n\n'),
  }
}

const links: Record<string, [title: string, address: string][]> = {
  'coastal-field-data': [
    ['Map of my stations', 'https://maps.example.org/shared/'],
    ['The data set, version 2', 'https://data.example.org/sets/'],
    ['Two minutes of film from the shore', 'https://film.example.com/watch/'],
  ],
  'family-learning': [
    ['The recording, four minutes of it', 'https://listen.example.org/r/'],
    ['Pictures of the evening', 'https://albums.example.com/'],
  ],
  'new-micro-credentials': [['The draft as a web page', 'https://drafts.example.org/']],
}

/** An address outside: reserved domains only, so that nothing real is ever asked. */
export const makeLink: Maker = ({ packet, random }) => {
  const [title, address] = random.pick(links[lookUp(packet.achievementId).pathway.id]!)
  return { kind: 'link', title, url: `${address}${packet.id.toLowerCase()}` }
}
