import type { Thoughts } from './writer.ts'

/** What learners write about the shore before and on their first visits. */
export const coastalFoundation: Thoughts = {
  'visit-plan': {
    weak: [
      'I planned to go to {site} on the weekend because it is close to where I live. I checked that it would not rain.',
      'For the plan I looked at a map and chose {site}. The tide was going to be low at some point in the morning so I went early.',
      'We wore boots and took water and snacks. I think this is enough for a visit to {site} because there are always people walking there.',
    ],
    sound: [
      'Low water at {site} was at 09:{n:12-56}, {d:0.4-0.9} m above datum, so I started on the lower shore ninety minutes before and set 10:{n:30-58} as my turn-back time. I wrote that time on my hand, because my phone stays in the bag.',
      'The forecast I looked at the evening before gave a force {n:3-4} wind from the [south-west|north-west|east] and showers after noon. With the sea on that side I would not have gone at force 6, and I wrote this into the plan.',
      '{colleague} had my plan with the route, and I sent a message from the car park before and after. The way off {site} is by the slipway; the path under the cliff is cut off about two hours after low water, so I did not count on it.',
      'Parking and a toilet are at the north end, and the stretch I chose is {n:250-600} metres from there. I drew the route on a printed map and marked the two places where one can leave the shore.',
      'I asked the harbour office about boat traffic, and I learned that bait diggers work at {site} on spring tides. We agreed that I keep to the rocks and they to the sand.',
    ],
    strong: [
      'I compared the tide table with the level I saw at the slipway on two days before. High pressure kept the water about {n:8-17} cm lower than predicted, which gave me a few more minutes, but I planned as if it were the other way round.',
      'The plan has three columns: what I mean to do, what would make me stop, and who would know. When fog came in on the practice day I used the second column and turned back after {n:20-45} minutes.',
      'I wrote the plan so that {colleague} could have gone in my place. She read it and asked where she should stand if she could not see the slipway, so I added a compass bearing.',
    ],
  },
  'method-explained': {
    weak: [
      'A transect is a line and a quadrat is a square. You put the square on the line and count what is in it.',
      'The method is used by scientists to get data about the shore. I followed the steps on the sheet that we were given.',
      'We chose places with many animals so that there would be something to count, and wrote the numbers in the table.',
    ],
    sound: [
      'The quadrat does not tell me what lives on the shore; it tells me how much of a small square is covered at one height. Only when I do many squares, placed before I look, can I say something about the shore between them.',
      'I put the squares every {n:3-8} metres along the tape because that was decided at home. If I had chosen them while walking, I would have chosen the pretty ones, and my numbers would describe my taste.',
      'Percentage cover is an estimate. I count how many of the twenty-five string crossings have barnacles under them and multiply by four, so the smallest step I can see is four per cent.',
      'What this method cannot tell is what moves. Crabs and fish leave before the square is down, so a zero for crabs means that none was under the square at that moment and not that there are none.',
      'The height on the shore matters more than the distance along it, so each square also has its height above the water’s edge, measured with two poles and a level at a known time.',
    ],
    strong: [
      'To see how far my eye can be trusted I estimated ten squares and then counted the crossings. My estimate was higher every time, by {n:6-13} per cent on average, so I report only counted values.',
      '{colleague} and I did the same six squares without seeing each other’s sheet. We agreed on limpets within two, but for the thin green weed we were up to {n:16-28} per cent apart, so I would not compare our weed numbers with anybody else’s.',
      'I thought first that more squares are always better. When I plotted the running mean it had settled after about {n:9-13} squares, so the time after that is better spent at another height.',
    ],
  },
  'first-records': {
    weak: [
      'I wrote my numbers down at home because the paper got wet, but I remember most of them well.',
      'There were a lot of limpets and some barnacles, and a few anemones in the pool. I took pictures of the best ones.',
      'The log shows what we saw that day. Some squares had nothing so I did not write them.',
    ],
    sound: [
      'Every line of my log has the time, the square, the height and my initials. Where there was nothing I wrote a nought, because an empty box could also mean that I forgot.',
      'I crossed out two values with one line so that they can still be read, and wrote the right ones beside them. One was a slip between the columns for top shells and periwinkles.',
      'The log is in pencil on waterproof paper. I photographed each page before I left {site}, so that the record of the day exists twice.',
      'In square {n:4-9} I could not tell two kinds of limpet apart and wrote “limpet, not told apart”. I prefer that to a name that looks certain.',
      'I noted the water temperature as {d:9.2-13.8} °C with the time and the depth of the probe. Without those two the number would not mean much next year.',
    ],
    strong: [
      'I gave my sheet to {colleague} and asked her to tell me what happened in square {n:3-8}. She could, except for the unit of the slope, which I have since added to the head of the column.',
      'At the end I counted the entries: {n:12-18} squares and {n:5-8} columns should give no empty box, and there was one. I knew which, and wrote “not measured, water too high” with the time.',
      'The corrections are listed on the back of the sheet with the reason for each. There are {n:3-5}, which is more than I would have guessed on the day.',
    ],
  },
  'care-for-place': {
    weak: [
      'I care a lot about nature and I made sure not to harm anything during the visit.',
      'We did not leave any litter. I think it is important that everybody respects the shore.',
    ],
    sound: [
      'I turned only stones that I could lift with one hand and put each back the same way up, because what lives under it would dry out within the hour.',
      'The foreshore belongs to the harbour trust. I wrote to them a week before and had the answer with me; a walker did ask.',
      'There were about {n:30-80} birds roosting on the point. I stayed behind the line of the old groyne, which the ranger had named as the distance, and did the last two squares on another day.',
      'I walked on bare rock and sand rather than on the weed, and did not stand in the pools. My route back is the route out, so that only one path is trodden.',
      'Before and after I rinsed boots and frame with fresh water, since {site} has a weed that the next bay does not have yet.',
    ],
    strong: [
      'A family asked what I was doing, and their children wanted to see. We turned one stone together and put it back, and I noted the disturbance in the log because that square came next.',
      'I gave up square {n:7-12} when I saw eggs under the edge of the stone. The gap in my data is explained in the log, and the ranger now has the place.',
      'The bait diggers told me which stretch they rest in which month. I moved my line {n:20-60} metres because of that, before I had taken anything, and kept it there.',
    ],
  },
}
