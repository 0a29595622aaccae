/** Small things of the day that learners tell besides what they were asked for. */
export const coastalScenes = [
  'It was [cold and clear|grey and still|bright with a sharp wind], and the first hour was over before I had looked up.',
  'A [heron|curlew|pair of oystercatchers] stood on the ledge for most of the morning and did not mind us.',
  'By [ten|eleven] o’clock the wet weed had dried enough to walk on without thinking about each step.',
  'I had soup in the flask and drank it behind the groyne, because there is nowhere else out of the wind at {site}.',
  'The ferry went past twice, and its wash reached us about {n:4-9} minutes later each time.',
  '{colleague} found a crab claw as long as her thumb, and it is still on the dashboard of the van.',
  'The light was low by then, and the numbers on the staff were hard to read at more than {n:15-25} metres.',
  'There were fewer people than I had expected, only a man with {n:2-4} dogs and a school class at the far end.',
  'My hands were too cold for the small pencil, and I borrowed a carpenter’s pencil that I have kept.',
  'On the way back the pools were full of sky, and I nearly walked past the last post.',
]

export const familyScenes = [
  'There was [soup|flat bread|plum cake] on the table, and the window had steamed up.',
  'The cat lay on the recorder at first, and we left it there until it went.',
  '{child} came in {n:2-4} times to ask whether we were done, and then stayed.',
  'Outside somebody was practising the trumpet, and one can hear it through the whole of it.',
  'The photographs were in a biscuit tin, without an order, and with names on the back of only {n:4-9}.',
  'It was raining so hard that nobody wanted to be the first to leave.',
  'We had put the chairs in a circle, and by the end it was an egg.',
  'Somebody had brought the coffee pot from home, because the one there tastes of soap.',
  'The clock in the room is {n:7-12} minutes fast, and everybody knows it but me.',
  'The little ones had been promised that they may press the red button, and they did, {n:3-5} times.',
]
