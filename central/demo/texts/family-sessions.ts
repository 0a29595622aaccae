import type { Thoughts } from './writer.ts'

/** What learners write about sessions they led and interviews they held. */
export const familySessions: Thoughts = {
  'session-design': {
    weak: [
      'First we welcome everybody, then we play a game, then there is a story and at the end we eat together. The children will have fun.',
      'The grandparents can sit at the side and watch. It takes about two hours.',
    ],
    sound: [
      'The purpose is that each family leaves {venue} with one story that nobody at the table had heard before. All steps of the plan lead there: the object in the bag, the question in pairs across generations, the telling, the drawing of it.',
      'The object takes {n:12-18} minutes, the pairs {n:20-25}, the round {n:30-35}. In the pairs the younger one asks and the older one tells, and then they change, because the young have things in their bags too.',
      'The youngest, who are {n:3-5}, put the objects on the long cloth in the order in which the stories happened. It needs no reading, and it is they who decide when two tellers disagree.',
      'Materials are {n:14-20} paper bags, the long cloth, thick pens, two recorders and tea. {partner} has the room with the ramp, and chairs with arms.',
    ],
    strong: [
      'If the pairs fall silent in the first five minutes, I lay the picture cards out, and if they cannot stop, the round becomes shorter rather than the pairs. The sign I look for is whether the hands still hold the object.',
      'I planned it backwards from the door: what should somebody say on the way home? Two of my favourite games did not lead there and are out.',
    ],
  },
  'interview-technique': {
    weak: [
      'I asked whether the work in the factory had been hard and whether the pay was bad, and Mrs R. said yes to both.',
      'There was a pause, so I asked the next question from my list to help her.',
    ],
    sound: [
      'The recording begins with place, date and both our names. My first question was “how did a morning begin?”, and it is followed by {n:6-9} minutes in which I say nothing but yes.',
      'She spoke of “the girls of the {n:2-4} o’clock bell” in passing. When she came to an end I went back to it, and that became the middle of the interview: {n:11-16} minutes on those girls, two of whom she still rings on Sundays.',
      'The second thread was the song. I asked who had started it, and then when it had stopped, and the answer to the second is in the transcript on page {n:3-4}.',
      'I let a silence of {n:7-12} seconds stand at minute {n:18-24}. What comes after it is the reason why the family has asked for a copy.',
    ],
    strong: [
      'Near the end I came back to the bell: “you said that it was for you, too.” I had taken it for a working hour. It was the hour at which she learned to read, from the others, under the table.',
      'I noticed that she answered in the plural, as “we”. I asked whom she saw when she said it, and from then on the people in the story have names, which she chose.',
    ],
  },
  'care-for-stories': {
    weak: [
      'Everybody signed the attendance list, so consent was given. The recordings are on my phone.',
      'One story was a bit private, but since it was so good I used it for the poster without the name.',
    ],
    sound: [
      'The form has three lines to tick: for the family, for the evening at {venue}, for the collection of {partner}. {n:7-9} of {n:11-12} ticked all three, and the others are marked in my list by the line they did not tick.',
      'The recordings lie on the encrypted drive of {partner}, in a folder to which two people have the key. In {month} next year we ask everybody again, and the date is in both our calendars.',
      'Each teller got the pages to read, or had them read aloud, before anybody else saw them. {n:3-5} changed something, mostly names.',
      'For the children a parent signed and the child was asked too. One said no, and the drawing went home.',
    ],
    strong: [
      'Two weeks later Mr T. asked for his story back. I deleted the recording and the copy, took the page out of the binder, and wrote to him which copies there had been; the letter is in this packet with his leave.',
      'One of the stories is also that of a sister, who was not there. We telephoned her before it was told, and she asked for one sentence to be added, which is in her words.',
    ],
  },
  'everyone-takes-part': {
    weak: [
      'Everybody had a good time and took part.',
      'One grandfather did not say much. Some people are just quiet.',
    ],
    sound: [
      'I had seen at the first meeting that Mr A. turns his left ear to the speaker. At {venue} I put the pairs along the wall, where there is no noise behind, and he told his story twice.',
      'Two of the mothers read little in the language of the cards. The cards now have pictures, and the question is spoken; at the second session nobody could tell who reads and who does not.',
      'The teenagers sat together by the door. I gave them the recorders and asked them to be the ones who ask, and {n:3-4} of the {n:5-6} stayed until the end.',
      'The ramp was there, but the table was too high for the wheelchair. We moved to the low tables of the playgroup, all of us.',
    ],
    strong: [
      'I asked Mr A. what would help before I changed anything. It was not the noise but the light: he reads lips, and the window was behind me. He chose where everybody sits, and he now does so each time.',
      'The girl who did not speak was asked by the others to hold the microphone, which had been her own idea. In the third session she said into it whose turn it was, and in the fourth she told.',
    ],
  },
  'looking-at-the-session': {
    weak: [
      'The session was a success. Everybody was happy, and there was enough food.',
      'Some things did not work, but on the whole I am satisfied.',
    ],
    sound: [
      'When the bag was opened, three people spoke at once, and the oldest stopped. I had thought of the noise as a good sign. Next time the bag goes round in silence first.',
      'At half past the little ones lay under the table, and it was there that the story of the dog was told. I will plan for under the table: cushions, and the second recorder.',
      'In the round I said “lovely” after each story, and one can hear the tellers wait for it. From the next session on I say thank you and the name, and nothing else.',
      'The drawing took {n:6-9} minutes and not twenty, because nobody wanted to draw what they had just heard. They wanted to tell it on. We will do that instead.',
    ],
    strong: [
      'I asked {colleague}, who had made the tea. She had seen that people told the best parts to her, at the urn, and so the urn is now in the middle of the room. I would not have thought of it, and I am not sure yet that it is right.',
      'My notes say that the second round was tired. The {n:4-6} answers on the slips of paper say that it was the best, because there was time to think. I had taken quiet for tired.',
    ],
  },
}
