/** Letters that are written with a stroke or joined, which no decomposition takes apart. */
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ə: 'e',
}

/** Text as names are compared: without accents and capitals, in whichever way it was typed. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}|\u00ad|\u200b|\u200c|\u200d/gu, '')
    // Syllables of Hangul were taken apart, too.
    .normalize('NFC')
    .replaceAll(/./gsu, (letter) => alike[letter] ?? letter)

/** Scripts that write words without spaces between them, or endings right behind a name. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

export const isUnspaced = (text: string): boolean => unspaced.test(text)
