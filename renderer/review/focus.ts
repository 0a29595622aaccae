import type { Missing } from '../../shared/rules/completeness.ts'

/** Takes the focus to where something is missing. */
export function focusOn(missing: Missing) {
  const places: Record<Missing['what'], string> = {
    // The line and not a rating: there the digits rate and the arrows rate nothing by accident.
    rating: `[data-criterion="${CSS.escape(missing.criterionId ?? '')}"]`,
    anchor: '#tie-evidence',
    criteria: '#about input',
    items: '#about input',
    recusal: '#about input',
    feedback: '#feedback',
    note: '#note',
    reason: '#reason',
  }
  document.querySelector<HTMLElement>(places[missing.what])?.focus()
}

/** Takes the focus to the review as a whole, where single keys mean what they say. */
export const focusReview = () =>
  document.querySelector<HTMLElement>('main[aria-labelledby=review-title]')?.focus()
