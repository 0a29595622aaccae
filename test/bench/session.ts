/**
 * A session of reviews at speed, in the real window over real documents: each key is pressed as soon
 * as what the one before it changed is on screen.
 *
 * `waiting_share`: the share of the time of 30 packets that was spent waiting for the program. What is
 * on screen within a tenth of a second of the key is seen as its own doing (R. B. Miller, "Response
 * time in man-computer conversational transactions", 1968); what a key or a packet took beyond that
 * is waiting. `slow_frames`: how often the window could not draw for more than 50 ms, over 50 packets.
 */
import { openBrowser } from './support/browser.ts'
import { allFiles, isPdf } from './support/documents.ts'
import { report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { press } from './support/press.ts'
import { openPacket, openWindow } from './support/window.ts'
import { slowFrames, watchFrames } from './page/frames.ts'
import { pageShown, rubricShown, watchPage } from './page/switching.ts'

const measured = 30
const packets = 50
/** Milliseconds within which an effect is seen as the key's own, and after which a frame is slow. */
const atOnce = 100
const slow = 50

const documents = (await allFiles()).filter(isPdf)
// Packets that follow each other have other documents, as in a queue of many learners.
const files = Array.from(
  { length: packets + 1 },
  (_, index) => documents[index % documents.length]!,
)
const office = await openBenchOffice(files, 1)

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await openPacket(page, office.packets[0]!)
  const criteria = page.getByRole('tab')
  await criteria.first().waitFor()
  const count = await criteria.count()
  await page.waitForTimeout(2000)

  const ratings: number[] = []
  const turns: number[] = []
  const rubrics: number[] = []
  const slowOnes: number[] = []
  let waited = 0
  let took = 0
  const begun = performance.now()
  await page.evaluate(watchFrames)
  for (let index = 0; index < packets; index += 1) {
    for (let at = 0; at < count; at += 1) {
      const painted = await press(page, '1', '[role=tablist]')
      ratings.push(painted)
      if (index < measured) waited += Math.max(0, painted - atOnce)
    }
    const next = office.packets[index + 1]!
    await page.evaluate(watchPage, { packet: next, from: 'key' as const })
    await page.keyboard.press('Enter')
    const rubric = await page.evaluate(rubricShown)
    const turned = Math.max(rubric, await page.evaluate(pageShown))
    rubrics.push(rubric)
    turns.push(turned)
    if (index < measured) waited += Math.max(0, turned - atOnce)
    if (index === measured - 1) took = performance.now() - begun
    const gaps = await page.evaluate(slowFrames, slow)
    slowOnes.push(...gaps)
    console.error(
      next,
      files[index + 1]!.name,
      Math.round(turned),
      Math.round(rubric),
      gaps.map(Math.round).join(' '),
    )
  }
  await browser.close()
  report({
    name: 'session',
    waiting_share: Number((waited / took).toPrecision(3)),
    packets_per_minute: Number(((measured * 60_000) / took).toPrecision(3)),
    slow_frames: slowOnes.length,
    longest_frame_ms: Math.round(Math.max(0, ...slowOnes)),
    packets: { measured, at_speed: packets, documents: documents.length, keys: count + 1 },
    rating_ms: spread(ratings),
    next_ms: spread(turns),
    next_rubric_ms: spread(rubrics),
  })
} finally {
  await office.close()
}
