import type { Thoughts } from './writer.ts'

/** What teams write when they propose a new micro-credential. */
export const guidelines: Thoughts = {
  need: {
    weak: [
      '{title} is a topic of growing importance in all sectors. Our team is convinced that there is a large demand for it.',
      'According to the press, thousands of jobs in this field will be created within the next years.',
    ],
    sound: [
      'We asked {n:9-14} organisations in the region whom they cannot find. {n:5-7} of them named work that Level 2 of this draft prepares for, and {employer} confirms it in the attached letter.',
      'The learners we have in mind are {audience}. In the evening course of last spring, {n:17-26} of {n:31-38} people fitted that description, and half of them asked for something that they could show.',
      'The letter of {employer} says what a newcomer does in the first three months. We marked which standard answers to which task; two tasks are not answered and are named as such.',
    ],
    strong: [
      '{employer} says in its letter that a holder “could be left alone with it from the second week”. We asked what would have to be seen for that, and the answer is Standard 2.3, nearly word for word.',
      'Two of the organisations told us not to do it, since they train people themselves. Their reasons are in Appendix B, and one of them changed the scope.',
    ],
  },
  standards: {
    weak: [
      'Level 1 covers the basics, Level 2 deepens them and Level 3 brings everything together. Topics are listed in the table.',
      'Learners will understand, appreciate and be familiar with the main aspects of {title}.',
    ],
    sound: [
      'Each of the {n:12-15} standards begins with a verb for something that one can watch: prepares, compares, repairs, explains to. We struck “understands” wherever it stood.',
      'The levels rise in what is left to the learner. At Level 1 the task is set and done beside somebody; at Level 2 it is set and done alone; at Level 3 the learner finds out what the task is.',
      'Level 2 asks for nothing that cannot be practised in the {n:5-7} sessions, and Level 3 for nothing that does not occur at work in an ordinary month.',
    ],
    strong: [
      'We aligned each standard with a public competency framework, in the edition named in Appendix A. For {n:2-3} of them we found nothing that fits, and say so rather than force it.',
      'Two people who do the work read the standards aloud to each other and stopped where they would have said it otherwise. {n:4-6} were rewritten on that afternoon.',
    ],
  },
  assessment: {
    weak: [
      'Learners who attend at least 80 per cent of the sessions and pass the quiz receive the badge.',
      'Evidence will be rated as poor, fair, good or excellent by the instructor.',
    ],
    sound: [
      'The table gives for every standard the evidence and the criterion by which it is judged. No standard is judged by attendance, and the quiz only opens the door to Level 2.',
      'Each rating says what is seen in the evidence. Between “Developing” and “Meets” there is always one thing that can be pointed at, such as a date, a second reading or somebody else’s words.',
      'At Level 3 a person from the workplace writes half a page on what the learner did. The form asks for one moment and one thing to work on, and has no boxes to tick.',
    ],
    strong: [
      'Two colleagues rated {n:8-12} pieces of sample evidence apart from each other. They agreed on {n:7-9} in ten at first; the criterion on which they did not is the one that is now split in two.',
      'We tried the rubric on a piece that was beautifully written and showed nothing. It passed in the first version and does not pass in this one.',
    ],
  },
  stacking: {
    weak: [
      'Each level takes as long as the learner needs. The three levels can be taken in any order.',
      'The total workload is about 100 hours, of which most is self-study.',
    ],
    sound: [
      'Level 1 takes {n:14-18} hours, Level 2 {n:36-44} and Level 3 {n:48-60}, of which the table gives the parts. They add up to the total in the description.',
      'Each level names what it takes from the one before. Level 3 uses the instrument that was built in Level 2, and whoever comes from elsewhere brings one of their own.',
      'Prior learning has a way in: the evidence of Level 1 may come from a job or a household, and is judged by the same rubric.',
    ],
    strong: [
      '{n:5-7} learners of the pilot wrote their hours down. Level 1 took {n:3-5} hours longer than we had thought, nearly all of it waiting for an appointment, and the schedule now begins with that.',
      'The step from Level 2 to 3 was too high in the pilot. We moved one standard down and say what was lost by it.',
    ],
  },
  access: {
    weak: [
      'The offer is open to everybody. Learners with special needs can contact us.',
      'All materials are online, so that everyone has access to them.',
    ],
    sound: [
      'There is no fee for Level 1. The fee of the others is waived by a form of four lines, which the front desk may decide on the spot.',
      'Sessions are in the evening and on Saturday, each twice. All of them can be done with a telephone; {n:8-12} tablets can be borrowed, and somebody is named who looks after them.',
      'Texts were checked with a screen reader and films have captions. The practical part can be done seated or with an assistant, and the rubric judges the result and not the posture.',
    ],
    strong: [
      'Three people who do not see, or do not hear, or work at night, were paid to go through Level 1 with us. {n:9-14} things were changed, of which the list is in Appendix C.',
      'The description has a version in plain language, written with two learners. It has become the one we print.',
    ],
  },
  description: {
    weak: [
      'This exciting micro-credential gives you the edge in a fast-moving market!',
      'The badge shows that the holder has completed the programme on {title}.',
    ],
    sound: [
      'A holder can take on everyday tasks in {title} without somebody beside them. They showed it in their own work, with evidence that two reviewers judged by a published rubric. A workplace or community partner watched the last part and wrote about it.',
      'The metadata sheet is complete: criteria, alignment, issuer, tags, validity. It says that the badge does not expire and why.',
      'The description has four sentences and no adjective that cannot be checked.',
    ],
    strong: [
      'We gave the description to a manager at {employer} who did not know of it, and asked her to say what she would let a holder do. Her answer is what we had meant, apart from one word, which we changed.',
    ],
  },
}
