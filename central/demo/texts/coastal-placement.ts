import type { Thoughts } from './writer.ts'

/** What learners write about field work for a host organisation. */
export const coastalPlacement: Thoughts = {
  'brief-to-delivery': {
    weak: [
      'During the placement at {host} I helped with many different tasks. Each day was different and I was always busy.',
      'My supervisor planned the work and told us in the morning what to do. I took part in all of it.',
      'At the end I gave my notes to the office.',
    ],
    sound: [
      'The brief from {host} was one sentence: where on {site} does the sand go in winter? With {supervisor} I turned it into {n:6-9} profiles, walked every second week, and a date for the data to be in their folder.',
      'I drew a plan for the {n:10-13} weeks with the spring tides in it, because the lower ends of the profiles can only be walked then. Two of the dates moved, and the plan shows old and new.',
      'What I handed over on the last Friday were the profile file, the sheets, the photographs from the fixed points and a report of {n:8-14} pages. Agreed were also the positions of the posts, which I could not finish, and I say which {n:2-3} are missing.',
      'The order of work was mine from the fourth week on. {supervisor} looked at the plan on Mondays, and changed it once.',
    ],
    strong: [
      'When I drew the chart I would like to have at the end, I saw that profiles alone could not answer the question, because sand also leaves along the shore. I proposed two more lines at the ends, {supervisor} agreed, and it is those two that show the movement.',
      'I asked {host} who would open the file first. It was not the scientist but the man who orders the fencing, so the summary now begins with the {n:2-4} metres he needs.',
      'Halfway I handed over what there was, as if it were the end. The questions that came back in that week are the reason why nobody had to ask after the last one.',
    ],
  },
  'usable-data': {
    weak: [
      'The data are in an Excel file that I sent by e-mail. If something is not clear they can ask me.',
      'I made several charts with the results. The columns are the same as on the sheet.',
    ],
    sound: [
      'The delivered file has a first sheet that names every column, its unit and where it was measured. An empty cell is always a value that was not taken, and column K says why.',
      'Heights are above the datum of the harbour gauge, and the file gives the height of each of the {n:6-9} posts with the day on which it was levelled.',
      'The summary says that the upper beach lost {d:0.2-0.6} m on {n:4-6} of the profiles; the same numbers come out when the file is filtered by the zone column, which I tried on another computer.',
      'I gave my own address and that of {supervisor} as the ones to ask, and the date after which mine will no longer be read.',
    ],
    strong: [
      '{host} put the file into its own records in week {n:9-11}, under the number it uses for its own surveys. The letter of {supervisor} says so and says what was decided from it.',
      'A person who had never been to {site} drew the profiles from my file alone. Two were upside down, so the description of the direction is now the first line and has a drawing.',
      'The fence at the north end stands {n:3-6} metres further back than planned, and the drawing on the site office’s wall is the chart of my report.',
    ],
  },
  'crew-and-safety': {
    weak: [
      'We were a good team and helped each other. Safety was always important.',
      'Once I went out alone to the far end to save time and it was fine.',
    ],
    sound: [
      'Each day began with the five points on the card: tide, weather, route, who carries the radio, when we are back. From the third week on I had the radio, and the log has every call.',
      'On {n:2-3} days the lead called a turn-back. I was at the low end of the profile each time, and I walked back the way we had agreed, although the other was shorter.',
      'I was at the slipway before the van on all but one of the {n:24-31} days; on that one I rang before the time and not after.',
      'The log has a line for who was last off the shore. I like that line, because somebody has to look round in order to write it.',
    ],
    strong: [
      'In week {n:6-8} {supervisor} asked me to lead the briefing. I changed the order, so that the new one in the crew said the turn-back time instead of hearing it.',
      '{colleague} had hurt her knee and did not want to say so. I changed the plan so that the two of us did the upper ends, and told the lead that it was because of the light.',
      'I wrote the check-in times on the outside of the bag, because I had seen that nobody takes the card out in the rain. The crew has kept to that since.',
    ],
  },
  unplanned: {
    weak: [
      'One day the weather was bad and we had to stop. The supervisor decided that we go home.',
      'When the level broke we borrowed another. After that everything went on as planned.',
    ],
    sound: [
      'On the {n:9-19}th the storm had moved the post of profile {n:2-5}. I could guess its old place from the photograph or begin anew; I began anew and gave the new line a new name, because a guess of half a metre is as large as what we measure.',
      'The battery of the receiver was empty after {n:3-4} profiles. We had the staff and level in the van, so we did two more with those and left the last; the file says which method each was taken with, and by how much the two differ on profile 1.',
      'A seal with a pup lay on the line. We left {n:120-250} metres of it out for that visit and for the next, and the mean of the zone is given without it, with the other profiles for comparison.',
      'Fog came in with the tide still falling. Staying would have been allowed by the tide and not by the plan, and we turned back; the lower zone is missing for that date on all profiles.',
    ],
    strong: [
      'Out of this came a second page for the sheet: what to do when a post is gone, in four lines. The crew has used it twice since, once without me.',
      'I kept both lines for {n:2-3} visits, so that the step between them could be measured and taken out. It is {d:0.11-0.19} m, and without it the profile would show a loss that never happened.',
      'I had thought that the missing zone would spoil the series. When I left the same zone out of all other dates, the result stayed within {n:3-6} per cent, and I put that test in the report.',
    ],
  },
  'acting-on-feedback': {
    weak: [
      'My supervisor said that I did a great job and that I am always welcome.',
      'I was told to write more clearly, and I will pay attention to that in the future.',
    ],
    sound: [
      'I asked {supervisor} in week {n:4-6} what she would not send on as it is. “Your numbers are right, but I cannot see from the page whether a day was good or bad,” she said. Since then each sheet begins with one line on the conditions.',
      '{colleague}, who has done this for {n:7-16} years, said: “You look at the screen, and the sand is over there.” I now draw the profile by hand before I start the receiver, and twice the drawing showed a bank that I would have walked past.',
      'The feedback on my first draft was that the summary began with the method. I put the {n:2-3} sentences that the host needs at the top, and both versions are in this packet.',
    ],
    strong: [
      'Two weeks later I went back and asked whether the line on the conditions was what she had meant. It was, but she wanted the wind there too, and the sheets have had it since the {n:14-23}th.',
      'I asked the two people who had to work with my file rather than the one who had to sign it. They wanted the same thing for different reasons, and I have both in my notes.',
    ],
  },
  'account-of-learning': {
    weak: [
      'In week one we had an introduction. In week two we went to the beach. In week three we went again and in week four I entered data.',
      'I learned teamwork, communication, data analysis, time management and many other things.',
    ],
    sound: [
      'I can now level a line alone and know within {n:1-3} cm how far I am off, because I closed the loop on {n:11-17} days and wrote the error down each time. On the first day it was {n:9-14} cm.',
      'I can say no to a day. The {n:17-24}th looked fine from the office, and I was the one who rang to say that the swell was over the ledge.',
      'What I cannot do yet is explain the numbers to somebody who does not want them. The meeting with the residents showed me that, and {supervisor} did the talking in the end.',
      'Reading a beach was a phrase to me. By the end I could say from the ridge where the last high water had been and in which direction the sand had gone, and be right {n:7-9} times out of ten by the file.',
    ],
    strong: [
      'To a newcomer I would teach the closing of the loop before the level itself. Whoever knows how wrong they are can be sent out alone; whoever only knows how it is done cannot.',
      'I would begin with the line on the sheet that says what did not work. It took me {n:4-6} weeks to see that it is the one that others read first.',
    ],
  },
}
