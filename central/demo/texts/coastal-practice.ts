import type { Thoughts } from './writer.ts'

/** What learners write about sampling, instruments, data and their own work. */
export const coastalPractice: Thoughts = {
  'sampling-technique': {
    weak: [
      'On the first day I sampled near the slipway and on the second day a bit further because the tide was different. I took as many samples as I had time for.',
      'The places were chosen where the water was easy to reach. I think that they represent {site} quite well.',
      'I used the method from the sheet but changed some steps because they took too long in the wind.',
    ],
    sound: [
      'I worked by method sheet {n:3-9} of the course: five stations {n:40-80} metres apart, fixed with the phone’s position at home, three bottles at each, always against the current and at the depth of my elbow.',
      'At station {n:2-4} the ledge was under water on the second visit. I waited {n:15-35} minutes rather than move the station, and the log shows the later time.',
      'The order of stations was drawn by lot on each of the three visits, so that time of day and station do not always go together.',
      'I rinsed every bottle three times with the water of the station, filled it below the surface and closed it there. The two bottles in which I saw sand are marked and were taken again.',
      'Between visits nothing in the method changed but the person who held the tape, and I say on which day that was.',
    ],
    strong: [
      'On the third visit {colleague} repeated two of my five stations an hour after me. Our turbidity values differ by {d:0.2-0.6} units where the stations differ by {d:2.1-4.4}, so I believe the difference between stations and would not believe one of half a unit.',
      'I took one field blank a day with water from the tap, carried and handled like the rest. Two were clean; the third read {d:0.2-0.5}, and I say below which values of that day I therefore do not use.',
      'Before the first visit I did the whole method once in the harbour basin with the sheet in one hand. It took {n:24-38} minutes a station and not the fifteen I had planned, so I went from eight stations to five instead of hurrying at eight.',
    ],
  },
  'data-quality': {
    weak: [
      'All data are in the table. Some values were strange, so I left them out to make the chart clearer.',
      'I typed the values in the evening. The sheet was hard to read in places but I am fairly sure of them.',
      'A few readings are missing since the battery was empty. This does not change the result.',
    ],
    sound: [
      'Each value in the table has the number of its sheet and line. I checked every tenth value against the paper and found {n:1-3} slips of the pen, which are corrected and listed.',
      'Two gaps on the {n:11-19}th are the battery of the meter. I left them empty and marked them with a B, and the means of that day are over {n:11-13} values instead of 15.',
      'A salinity of {d:41.2-44.8} cannot be right for {site}. I kept it in the sheet, marked it as doubtful and left it out of the mean; with it the mean would be {d:0.4-0.9} higher.',
      'Times are in local time on the sheets and in UTC in the file, and the difference is written in its first line.',
      'The file has one row a bottle, not one a station, so that anybody can make other means than mine.',
    ],
    strong: [
      'I set limits before I saw any value: temperature 4 to 22, salinity 15 to 36, pH 7.5 to 8.6. The limits caught {n:3-5} of {n:88-132} values. Three were slips in typing, one is real and one I could not explain and say so.',
      '{colleague} read the sheets aloud while I followed in the file, and then we changed places. It took {n:35-55} minutes for {n:90-140} values and found two errors that the limits had not caught.',
      'The raw file is kept as it was on the evening of each visit, and all changes are made by a short list of steps beside it. Anybody can undo one of them and see what it does to the mean.',
    ],
  },
  instruments: {
    weak: [
      'I used a thermometer, a refractometer, a pH meter and the tape. All of them were in good condition.',
      'The meter was calibrated by the course team before we got it.',
      'The instruments worked well, apart from the pH meter, which was a bit slow sometimes.',
    ],
    sound: [
      'The pH meter was set on the evening before with buffers 7.00 and 10.01 at {n:18-21} °C and read 7.0{n:1-3} and 9.9{n:7-9} afterwards. In the field I dipped it into buffer 7 at noon, when it read 7.0{n:2-6}.',
      'The refractometer was zeroed with distilled water on each of the three mornings, and the zero had to be moved once by half a division.',
      'I compared the two thermometers in a bucket at three temperatures. They differ by {d:0.1-0.3} degrees, always the same way, and I used the one with the certificate.',
      'After each visit I rinsed the probes with fresh water and stored the pH electrode wet. The kit list has a column for that, with my initials.',
      'The tape is steel and its first ten centimetres are missing, so it was always read from the 1 m mark, which I wrote at the top of each sheet.',
    ],
    strong: [
      'At noon on the second visit the meter read 7.{n:18-26} in buffer 7. I calibrated again on the spot, marked the {n:4-7} readings since the last good check, and took three of those stations again on the way back; the values in the report are the second ones.',
      'The drift over the day is small beside the differences between stations, {d:0.02-0.05} against {d:0.2-0.4}, and I show both in one chart so that the reader need not take my word.',
      'I timed how long the probe takes to settle: {n:70-110} seconds in the cold water, where the sheet says thirty. From the second visit on I waited two minutes, and I treat the first visit’s values as rough.',
    ],
  },
  'reading-the-data': {
    weak: [
      'As you can see from the chart the values go up and down. This shows that the water quality at {site} changes a lot.',
      'The last day had the highest value, which proves that pollution is increasing.',
      'The mean was calculated with the spreadsheet. The results are interesting and could be used for further research.',
    ],
    sound: [
      'Turbidity falls from station 1 at the stream to station 5 at the point, from a mean of {d:8.2-11.4} to {d:3.1-4.6} units (n = 9 each, ranges in the table). The ranges of stations 1 and 2 overlap, so I say nothing about those two.',
      'Three visits are not a trend. What the data show is that the order of the stations was the same on all three days, although the level was not.',
      'The chart shows each bottle as a dot and the mean as a line, because with nine values the mean alone would hide that one of them is far away.',
      'Temperature and salinity move together, which is what one expects where a stream meets the sea; the data cannot say whether one of them matters to the limpets.',
      'I give the median besides the mean for station {n:1-2}, since one bottle with sand in it moves the mean by {d:0.8-1.6} units and the median hardly at all.',
    ],
    strong: [
      'The fall from station 1 to 5 could also be a matter of time, since I walked in that direction at first. On the second and third visit the order was drawn by lot and the fall is still there, so I think it is the place.',
      'I plotted turbidity against hours since low water as well. It explains the difference between days better than the rain of the day before, which was what I had expected to find.',
      'With {n:27-45} bottles I can see a difference of about one and a half units between stations. The host asked for half a unit, and I say how many visits that would take.',
    ],
  },
  'own-practice': {
    weak: [
      'Overall it was a very good experience and I learned a lot about sampling. The weather was nice on most days.',
      'Sometimes it was difficult to write and hold the bottle at the same time, but I managed.',
      'Next time I would prepare better and take more time.',
    ],
    sound: [
      'On the first visit I wrote the station on the bottle’s cap, and at the car two caps were on the wrong bottles. Since then the number is on the bottle and the cap, and on visits two and three I could match all {n:30-45}.',
      'I noticed that I read the refractometer against the light of the sea in the morning and against the cliff in the afternoon. I now turn my back to the sea each time; the readings of one bottle spread less, {d:0.5-0.8} instead of {d:1.1-1.9}.',
      'What I found hardest was to write down a doubt while others were waiting. I made a column for doubts, and a tick in it takes one second.',
      '{colleague} pointed out that I say the value aloud before I have read it twice. I tried it her way and caught myself {n:2-4} times in one morning.',
      'I was proud of finishing early on the first visit until I saw that the three bottles of a station were taken within a minute, out of the same wave. They are now taken five minutes apart.',
    ],
    strong: [
      'The method sheet says to rinse three times, and I had thought that a formality. I took two pairs of bottles with and without at station 1; the unrinsed ones read {d:0.4-0.9} higher, so I know what I would have lost.',
      'My change could be tested by having somebody else label half of the bottles the old way. I have asked {colleague} to do that on the next visit, without telling me which half.',
      'I had taken the advice to slow down as one about care. Looking at the times in my log I see that it is about independence: what follows too quickly is the same sample again.',
    ],
  },
}
