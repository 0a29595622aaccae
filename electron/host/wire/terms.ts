import { Terms, termsHeader } from '../../../shared/protocol/devices.ts'

/** The terms that an answer of central records carries; null when it is no contact with them. */
export function readTerms(headers: Headers): Terms | null {
  const text = headers.get(termsHeader)
  if (text === null) return null
  try {
    return Terms.parse(JSON.parse(text))
  } catch {
    return null
  }
}
