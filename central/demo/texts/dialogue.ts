/**
 * Exchanges of a recorded conversation, in the order of telling: question, answer, and what the
 * teller adds when asked on. Slots as in the thoughts.
 */
export const exchanges: [string, string, string][] = [
  [
    'Tell me about a day when you were about as old as {child} is now.',
    'A day. Well. It began in the dark, because of the {thing}. You heard it before you were awake, and then you lay there and listened for the second time, because the first was not for us.',
    'The second was for us, yes. Then one had to be quick. There was one basin, and the water in it was warm for the first two of us only, so I learned to be quick.',
  ],
  [
    'What did it smell like, in that house?',
    'Of soap on Mondays. On the other days of whatever was on the stove, and of wet wool, because the coats hung over it. If I smell wet wool I am {n:6-9} years old.',
    'No, not sad. It is like a door that is open somewhere. You feel it on your neck and do not know where from.',
  ],
  [
    'Who taught you that?',
    'Nobody taught it. You stood next to somebody, and one day they gave you the knife. That was the lesson, that they gave you the knife.',
    'My aunt. She had only the one good hand, and so you had to look closely, since the other hand you had to think.',
  ],
  [
    'Is there something that was lost?',
    'The button tin. It sounds like nothing. But each of them was from a coat, and of each coat one knew who had worn it. We could tell the whole family from it, in buttons.',
    'In the move. I think somebody saw a tin with buttons in it and thought what you think when you see a tin with buttons.',
  ],
  [
    'How did you come to this town?',
    'With one address on a piece of paper, and it was the wrong street. The woman there gave us tea, and then she walked with us, {n:20-40} minutes, in her slippers. I never learned her name.',
    'I looked for her, later. I went to that street in good shoes and with a cake. But it was all offices.',
  ],
  [
    'What did you do with the first money?',
    'I sent half of it home, and for the other half I bought a lamp. Everybody laughed, as we had light. But it was a light that I could switch off when I wanted.',
    'It is that one. Yes, that one, on the shelf. It has had {n:3-5} new cables.',
  ],
  [
    'You said that you sang at work. Who began?',
    'Always the same one, and always with the wrong note, so that we had to put it right. I believe now that she did it on purpose.',
    'When the new machines came. One did not hear oneself any more. Nobody decided to stop, one only saw mouths.',
  ],
  [
    'What would you like the children to know of it?',
    'That we laughed. They think that it was all hard, because that is what one tells. But it was so funny that one had to sit down on the stairs.',
    'And that they should ask while there is somebody to ask. You can write that down. No, write it down as I said it.',
  ],
  [
    'What was the best thing that you owned?',
    'A bicycle with one brake. I shared it with my brother; he had it uphill and I had it down, because he was stronger and I was not afraid.',
    'Once. Into the hedge of the doctor, which was the best place for it.',
  ],
]
