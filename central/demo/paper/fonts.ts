import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

/** The cuts of each family, all under the SIL Open Font Licence, by the path in its package. */
const files = {
  sans: '@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf',
  sansBold: '@expo-google-fonts/carlito/700Bold/Carlito_700Bold.ttf',
  sansItalic: '@expo-google-fonts/carlito/400Regular_Italic/Carlito_400Regular_Italic.ttf',
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifBold: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  serifItalic:
    '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  hand: '@expo-google-fonts/caveat/500Medium/Caveat_500Medium.ttf',
} as const

export type FontName = keyof typeof files
export const fontNames = Object.keys(files) as FontName[]

const { resolve } = createRequire(import.meta.url)
const loaded = new Map<FontName, Buffer>()

/** A font as TrueType; read once. */
export function fontFile(name: FontName): Buffer {
  let font = loaded.get(name)
  if (!font) {
    font = readFileSync(resolve(files[name]))
    loaded.set(name, font)
  }
  return font
}

const opened = new Map<FontName, Font>()

/** A font taken apart; once for all papers, because that takes longer than most papers do. */
export function openFont(name: FontName): Font {
  let font = opened.get(name)
  if (!font) {
    const file = create(fontFile(name))
    if (!('layout' in file)) throw new Error(`${name} is a collection and not a font.`)
    font = file
    opened.set(name, font)
  }
  return font
}
