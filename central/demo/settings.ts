import type { AchievementId } from './programme/index.ts'
import type { Random } from './random.ts'
import type { Setting } from './texts/writer.ts'

const colleagues = ['Marit', 'Odile', 'Farah', 'Jun', 'Tamsin', 'Rosa', 'Ebele', 'Hilde', 'Noemi']

const supervisors = [
  'Runa Eskildsen',
  'Carmen Obregón',
  'Judith Amsel',
  'Adaeze Nwankwo',
  'Mirela Stan',
  'Fiona Garrow',
]

const coastal = {
  site: [
    'Kelder Point',
    'Sallow Bay',
    'Grey Mare Ledges',
    'Tarn Harbour',
    'Long Skerry',
    'Whinny Sands',
    'Port Amble',
    'The Cauldron',
  ],
  host: [
    'Northshore Harbour Trust',
    'Kelder Rangers',
    'Amble Shellfish Cooperative',
    'Sandwatch Survey Office',
    'Tarn Estuary Partnership',
  ],
}

const family = {
  venue: [
    'the Millgate reading room',
    'the playgroup in Foundry Lane',
    'the community kitchen',
    'the library annexe',
    'the old bakery',
  ],
  partner: [
    'Millgate Library',
    'Foundry Lane Playgroup',
    'the Neighbours’ Kitchen',
    'Northshore Heritage Group',
  ],
  thing: ['iron bell', 'milk cart', 'coal stove', 'factory whistle', 'water pump'],
  child: ['Nela', 'Lina', 'Kofi', 'Sami', 'Ada', 'Tuan'],
}

const women = ['grandmother', 'mother-in-law', 'great-aunt', 'neighbour Mrs Oduya', 'aunt']
const men = ['grandfather', 'great-uncle', 'father', 'neighbour Mr Lindqvist', 'uncle']
const she = { they: 'she', them: 'her', their: 'her', theirs: 'hers', They: 'She' }
const he = { they: 'he', them: 'him', their: 'his', theirs: 'his', They: 'He' }

const drafts = [
  {
    title: 'household appliance repair',
    employer: 'Ironbridge Repair Works',
    audience: 'people who repair for friends already and have no paper to show for it',
  },
  {
    title: 'cooking for large groups',
    employer: 'Neighbours’ Kitchen',
    audience: 'volunteers of community kitchens, many of whom work by day',
  },
  {
    title: 'digital help desks',
    employer: 'Harbour Library Service',
    audience: 'older learners who help others with their devices',
  },
  {
    title: 'first weeks in home care',
    employer: 'Home Care Cooperative',
    audience: 'people who have cared for a relative and think of making it their work',
  },
  {
    title: 'woodland path work',
    employer: 'Woodland Trust Volunteers',
    audience: 'young adults between school and training, and people on their second start',
  },
] as const

const months = ['January', 'February', 'March', 'April', 'May', 'September', 'October', 'November']

/** The words of one learner's surroundings, the same in all that they hand in. */
export function chooseSetting(achievementId: AchievementId, random: Random, nth: number): Setting {
  const colleague = random.pick(colleagues)
  const supervisor = random.pick(supervisors)
  const common = { colleague, supervisor, month: random.pick(months) }
  if (achievementId === 'NMC-draft') return { ...common, ...drafts[nth % drafts.length]! }
  if (achievementId.startsWith('CFD'))
    return { ...common, site: random.pick(coastal.site), host: random.pick(coastal.host) }
  const woman = random.chance(0.6)
  return {
    ...common,
    ...(woman ? she : he),
    relative: random.pick(woman ? women : men),
    venue: random.pick(family.venue),
    partner: random.pick(family.partner),
    thing: random.pick(family.thing),
    child: random.pick(family.child),
  }
}
