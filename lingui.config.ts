import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import extractor from '@lingui/cli/api/extractors/babel'
import { sharedTexts } from './scripts/words/shared.ts'

/** Every text of the screens is in one catalogue per language; `npm run words` writes the English one. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/renderer/words/{locale}',
      include: ['renderer', 'shared'],
      exclude: ['**/*.test.*', '**/testing/**'],
    },
  ],
  extractors: [sharedTexts, extractor],
  // Lines move with every change; the file is enough to find a text by.
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
