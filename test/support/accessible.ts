/** Whether a screen holds WCAG 2.2 AA, as far as a program can tell. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What another theme or another size of the window can change. */
const ofLooks = ['color-contrast', 'target-size', 'region', 'scrollable-region-focusable']

export type Look = { colorScheme: 'light' | 'dark'; width: number; height: number }

const small = { width: 1280, height: 720 }
export const bothThemes: readonly Look[] = [
  { colorScheme: 'light', ...small },
  { colorScheme: 'dark', ...small },
]
/**
 * Looks at the screen as it is now in several looks, in the first of them at everything. The text of a
 * document lies unseen over its picture: its colours and sizes are nobody's choice. Where
 * EVIDENCE_SHOTS names a folder, pictures are kept there.
 * @param without rules that do not hold on this screen, for a reason that the test gives
 */
export async function checkAccessible(
  page: Page,
  screen: string,
  looks: readonly Look[] = bothThemes,
  without: readonly string[] = [],
): Promise<void> {
  const found: string[] = []
  const shots = process.env['EVIDENCE_SHOTS']
  for (const [at, { colorScheme, width, height }] of looks.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    // Colours that an element inherits follow a frame later.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    )
    const look = `${screen}-${width}-${colorScheme}`
    if (shots) await page.screenshot({ path: join(shots, `${look}.png`) })
    for (const one of await violationsOn(page, at > 0, without)) found.push(`${look}: ${one}`)
    const scrolls = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    if (scrolls) found.push(`${look}: scrolls sideways`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(small)
  expect(found).toEqual([])
}

/** What is wrong; what is right is not listed, which takes most of the time. */
export async function violationsOn(
  page: Page,
  onlyOfLooks = false,
  without: readonly string[] = [],
): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // In the page itself: no frame is of another origin, and a page of its own for each look takes longer.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude('[data-layer=text]')
  const wanted = onlyOfLooks
    ? axe.withRules(ofLooks.filter((rule) => !without.includes(rule)))
    : axe.withTags(tags).disableRules([...without])
  const { violations } = await wanted.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
}
