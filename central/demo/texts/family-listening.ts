import type { Thoughts } from './writer.ts'

/** What learners write about families learning together, and about first conversations. */
export const familyListening: Thoughts = {
  'learning-at-home': {
    weak: [
      'Family learning is very important because the family is the first school. Children learn everything from their parents.',
      'In our family we always learn from each other and we talk a lot, which is good for everybody.',
      'Many studies show that children who are read to do better. This is why parents should take time for their children.',
    ],
    sound: [
      'When my {relative} kneads dough, the children stand on a chair beside {them}. Nobody explains anything. After the third time my youngest said “it is not ready, it does not come back,” and pressed it with a finger, and that is more than I knew at {n:28-36}.',
      'My son showed his grandmother how to make the letters large on her telephone. She wrote it down in {n:4-6} steps in her own words, and he saw that two of his steps had been missing. So both of them learned to give instructions, and neither would call it that.',
      'On the bus my {relative} reads the names of the stops aloud, because {they} grew up with another alphabet. My daughter of {n:6-8} corrects {them}, and asks for the names of the stops of {their} childhood in return.',
      'We repair bicycles in the yard on Sundays. The boy from the second floor is {n:11-13} and knows more about brakes than the men; they ask him now, and I have seen him stand differently since.',
    ],
    strong: [
      'I had always counted the hours at the table with the school book. When I wrote down for one week who learned what from whom, {n:9-14} of {n:17-23} entries went from the young to the old, and only {n:2-3} had to do with school.',
      'What struck me was who stopped teaching when I began to look. My {relative} became formal as soon as I took the notebook out, so I put it away and wrote at night.',
    ],
  },
  'first-conversation': {
    weak: [
      'I asked if {they} liked school and {they} said yes. Then I asked if it was hard in those days and {they} said that it was.',
      'The conversation took {n:8-12} minutes. I told my {relative} about my course, and we agreed that times have changed.',
    ],
    sound: [
      'I began with “tell me about a day when you were about as old as {child} is now.” The answer took {n:11-17} minutes, and I said four words in it.',
      'When {they} said “and then we had the other house,” I waited. After a while {they} told me why they had left the first, which I had never known and would not have asked.',
      'Three questions were open and had been prepared: about a day, about a smell, and about a thing that was lost. The fourth came out of the telling: “who taught you that?”',
      '“It was the sound of the {thing} that woke us,” my {relative} said. I asked what it was like, and {they} did it with the hands on the table, which the recording has.',
    ],
    strong: [
      'The notes give {their} words with the pauses marked. There are {n:5-8} pauses of more than three seconds, and after all but one of them comes what mattered.',
      'At one place I thought that I had understood, and asked on all the same. I had not: the “blue door” was not a door but what they called the days without work.',
    ],
  },
  'plain-consent': {
    weak: [
      'Since it is my own {relative} I did not need to ask for permission.',
      'I asked if I could record and {they} nodded.',
    ],
    sound: [
      'I said: “I would like to keep what you tell me for the family and to show one page of it to the people of my course. You may say afterwards that I should take something out, and I will.” {They} said yes and I have it at the start of the recording.',
      'The form is half a page in large letters. We read it together, and my {relative} crossed out “photograph” before signing.',
      'I told {them} where the recording is kept, that only my sister and I can open it, and that I will ask again when {they} will have heard it.',
    ],
    strong: [
      'The next day {they} rang and asked me to leave out the name of the neighbour. It is out in the notes and covered by a tone in the recording, and I played {them} the place.',
      'I had written the form in my language, which is not {theirs}. We made it again together, and the sentence about taking back became longer, because in {their} language one has to say who does what.',
    ],
  },
  'thinking-back': {
    weak: [
      'It was a very interesting story and I was moved. I am glad that I did this.',
      'I think I am a good listener. People often tell me so.',
    ],
    sound: [
      'At minute {n:9-14} I finished {their} sentence. One can hear that {they} then took my word and went on with it, although it was not {theirs}. Next time I will bite my tongue and count.',
      'I looked at the recorder {n:3-5} times in the first minutes. After I had put it behind the teapot, I did not, and the answers grew longer.',
      'When {they} cried I changed the subject. I did it for myself. I would now stay, and ask whether we should stop.',
      'What I would do again is to begin in the kitchen. The hands had something to do, and nobody had to look anybody in the eye.',
    ],
    strong: [
      'I counted my words in the transcript: {n:210-290} of {n:1900-2600}. In the second conversation, with the same questions, they were {n:90-140}, and the difference are all the places where I had tried to show that I understood.',
      'Listening to it again I noticed that I only asked on when the story was about hardship. There was as much joy in it, and I had let it pass.',
    ],
  },
}
