import type { Thoughts } from './writer.ts'

/** What learners write about a series of gatherings with a partner. */
export const familyCircle: Thoughts = {
  'running-the-circle': {
    weak: [
      'We met several times at {venue}. Some families came often and some less. {partner} gave us the room.',
      'Each time we told stories and had tea. People liked it.',
    ],
    sound: [
      'There were {n:5-7} gatherings between {month} and the holidays. The first was about things, the second about places, the third about work, and from the fourth on the families chose.',
      'The attendance list shows {n:8-11} families in all, of whom {n:5-7} came to at least four. Two stopped after the second, and I know why: the bus, and a new shift.',
      '{partner} brought the room and {supervisor}, who opened each evening in two languages. What she did in between is in her letter, in her own words.',
      'Each evening begins with what was left over from the last. In the third it was a street name; in the fourth somebody had brought the map.',
    ],
    strong: [
      'The fifth was led by two grandmothers and a boy of {n:13-15}. I made the tea and kept the time, and the boy told me when it was over.',
      'From the fourth on the families wrote the invitation. It is shorter than mine, and {n:3-4} new people came with it.',
    ],
  },
  'the-collection': {
    weak: [
      'I wrote the stories down as well as I remembered them and put them into a nice layout.',
      'The collection has {n:6-9} stories about the old days.',
    ],
    sound: [
      'The collection has {n:14-22} stories, each in the words in which it was told. Where I shortened, the teller read it and put a sign at the end of the page.',
      'Under each stands the name that the teller wished: {n:9-12} full names, {n:3-4} first names, and one “a friend of the bakery”.',
      'There are {n:5-8} drawings and {n:3-5} recipes among them, because for some of us that is how a story is told.',
      'Before the evening of the reading all pages lay on the tables for a week at {venue}. Three were changed and one was taken home.',
    ],
    strong: [
      'The order was chosen on the floor, with the pages laid out and everybody walking about. It goes by the time of day at which the stories happen, from before dawn to night, and none of us would have thought of it alone.',
      'The title was the longest discussion we had. I kept the minutes of it, and they are in the binder too, since the families found that they belong.',
    ],
  },
  'signs-of-learning': {
    weak: [
      'One could feel that everybody learned a lot from each other.',
      'The children are now more interested in history.',
    ],
    sound: [
      'Mrs D. had said at the first evening that she had nothing to tell. At the sixth she corrected a date of her brother’s and told what had happened in that year instead; the recording has both.',
      'Four of the children now ask “and then?” instead of “is it true?”. I noticed it on the third evening and counted on the fifth, when it was {n:9-13} times against {n:1-2}.',
      'A father wrote his first page in the language of this country. It stands in the collection with its mistakes, as he wished, and with his mother’s translation.',
      'One of the boys brought a list of questions for his grandfather that he had made at home. Two of them I have taken over into the handbook.',
    ],
    strong: [
      'I looked for signs in three ways: what was said on the recordings, what was made, and a talk with {n:4-6} families in their kitchens. For two of the families the three agree. For one they do not, and I say how.',
      'The grandmother’s own sign was different from mine. “I have learned to be interrupted,” she said, “and he has learned to interrupt well.”',
    ],
  },
  'feedback-used': {
    weak: [
      'The families said thank you, and many of them hugged me at the end.',
      '{partner} was very satisfied with the project.',
    ],
    sound: [
      '“It is beautiful, but it is over when my husband comes home,” a mother said after the second evening. We moved it by an hour, and from the third on four of the fathers came.',
      '{supervisor} said: “You thank the young ones for being quiet. Thank them for something else.” I have the slips with which I opened the next evening, and what I thanked them for is on them.',
      'I asked the families with three questions on paper and on the telephone, and {partner} in a talk of half an hour. Both found that the evenings had too many parts, and from the fourth on there are three.',
    ],
    strong: [
      'On the fifth evening I put up a sheet with what they had said, and beside it what had become of it. Two lines were empty, and I said why.',
      'I rang the mother who had left after the second evening. She had not expected it. What she told me is in the handbook as its first page, with her leave, and she has seen it.',
    ],
  },
  'going-on': {
    weak: [
      'I hope very much that the circle will continue, because it would be a pity to stop.',
      'Perhaps somebody will take it over.',
    ],
    sound: [
      '{supervisor} and two of the mothers lead it from {month} on. The key to the cupboard, the binder with the consents and the list of telephone numbers were handed over on paper, and all three signed.',
      'The next date is fixed and {partner} has put it in its programme. I will come as a guest.',
      'The handbook has {n:9-14} pages: what to buy, how long things take, what to do when nobody speaks. The families read it and added the page about the bus.',
    ],
    strong: [
      'There was an evening without me already, when I had flu. {n:6-8} families came, and it lasted longer than any of mine.',
      'The first thing they changed was the beginning, of which I had been fond. It is better now.',
    ],
  },
}
