import { lookUp } from '../programme/index.ts'
import type { Random } from '../random.ts'
import type { Strength, Thoughts } from '../texts/writer.ts'
import { coastalFoundation } from '../texts/coastal-foundation.ts'
import { coastalPlacement } from '../texts/coastal-placement.ts'
import { coastalPractice } from '../texts/coastal-practice.ts'
import { familyCircle } from '../texts/family-circle.ts'
import { familyListening } from '../texts/family-listening.ts'
import { familySessions } from '../texts/family-sessions.ts'
import { guidelines } from '../texts/guidelines.ts'
import type { PlannedPacket } from '../plan.ts'

/** All thoughts; the subjects are the criteria that they speak to. */
export const thoughts: Thoughts = {
  ...coastalFoundation,
  ...coastalPractice,
  ...coastalPlacement,
  ...familyListening,
  ...familySessions,
  ...familyCircle,
  ...guidelines,
}

/** How learners head what they write on a criterion; a heading is theirs, not the rubric's. */
const headings: Record<string, string[]> = {
  'visit-plan': ['Planning the visit', 'Before I went', 'Tide and weather'],
  'method-explained': ['What the method measures', 'The method in my own words', 'Line and square'],
  'first-records': ['What I wrote down', 'My records', 'The log'],
  'care-for-place': ['Looking after the place', 'Leaving it as it was', 'Permission and care'],
  'sampling-technique': ['How I sampled', 'Sampling', 'Stations and bottles'],
  'data-quality': ['From the sheet to the file', 'Data quality', 'Gaps and doubtful values'],
  instruments: ['Instruments', 'Calibration and checks', 'Looking after the meters'],
  'reading-the-data': ['What the data show', 'Results and what they bear', 'Reading the charts'],
  'own-practice': ['What I would do otherwise', 'My own practice', 'Looking back'],
  'brief-to-delivery': ['The brief and the plan', 'What was asked and what I delivered'],
  'usable-data': ['The delivery', 'Making the data usable', 'What the host received'],
  'crew-and-safety': ['In the crew', 'Safety', 'Working with the others'],
  unplanned: ['When it went otherwise', 'A day that did not go to plan'],
  'acting-on-feedback': ['Feedback and what followed', 'What I was told'],
  'account-of-learning': ['What I can do now', 'What I learned'],
  'learning-at-home': ['Learning at our table', 'Who learns from whom', 'Scenes from home'],
  'first-conversation': ['The conversation', 'Letting somebody tell', 'How we talked'],
  'plain-consent': ['Asking for consent', 'What I said before recording'],
  'thinking-back': ['How I listened', 'Thinking back'],
  'session-design': ['How I planned the session', 'The plan and its purpose'],
  'interview-technique': ['The interview', 'Asking and waiting'],
  'care-for-stories': ['Looking after the stories', 'Consent and keeping'],
  'everyone-takes-part': ['Who took part', 'Making room for everybody'],
  'looking-at-the-session': ['What happened', 'Moments from the session'],
  'running-the-circle': ['The gatherings', 'How the circle went'],
  'the-collection': ['The collection', 'Making the book'],
  'signs-of-learning': ['What we learned together', 'Signs of learning'],
  'feedback-used': ['What people told me', 'Feedback'],
  'going-on': ['How it goes on', 'After me'],
  need: ['Need and audience', 'Who asked for this'],
  standards: ['Standards by level', 'What a holder can do'],
  assessment: ['Assessment', 'Evidence and how it is judged'],
  stacking: ['Levels and workload', 'How the levels stack'],
  access: ['Access', 'Who can take part'],
  description: ['Published description', 'What the badge says'],
}

/** The criteria of a packet in the rubric's order, with the heading and strength of this learner. */
export function subjectsOf(packet: PlannedPacket, random: Random) {
  return lookUp(packet.achievementId).rubric.criteria.map(({ id }) => ({
    id,
    heading: random.pick(headings[id] ?? [id]),
    strength: packet.strengths[id]!,
  }))
}

/** How many thoughts somebody of that strength gives to a subject. */
export const thoughtsFor = (strength: Strength, random: Random) =>
  strength === 'weak' ? random.whole(1, 2) : strength === 'sound' ? random.whole(2, 4) : 3

/** Strong learners think sound thoughts too. */
export const mix = (strength: Strength, random: Random): Strength =>
  strength === 'strong' && random.chance(0.55)
    ? 'sound'
    : strength === 'sound' && random.chance(0.12)
      ? 'weak'
      : strength
