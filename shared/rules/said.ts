/**
 * A sentence for both ends: in English, with what is filled in for each name in braces. The screens
 * find its translation by the text, so that it is whole and not put together.
 */
export type Said = { text: string; values: Readonly<Record<string, string | number | Said>> }

export const said = (text: string, values: Said['values'] = {}): Said => ({ text, values })

/** Sentences as they stand, one after the other. */
export const inEnglish = (...all: readonly Said[]): string =>
  all
    .map(({ text, values }) =>
      text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name]
        return typeof value === 'object' ? inEnglish(value) : String(value)
      }),
    )
    .join(' ')
