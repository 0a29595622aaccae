/** How the texts of the screens get into what is built. */
import { createCompiledCatalog, getCatalogForFile, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel'
import type { Plugin } from 'vite'

/** Turns the macros by which texts are written into look-ups in the catalogue. */
export const wordMacros = () =>
  babel({
    presets: [
      defineRolldownBabelPreset({
        preset: () => ({
          plugins: [['@lingui/babel-plugin-lingui-macro', { descriptorFields: 'message' }]],
        }),
        rolldown: { filter: { code: '@lingui/' } },
      }),
    ],
  })

/** Compiles a catalogue when it is imported. */
export function catalogues(): Plugin {
  const config = getConfig()
  return {
    name: 'catalogues',
    transform: {
      filter: { id: /\.po$/ },
      async handler(_, id) {
        const found = getCatalogForFile(
          id.slice(config.rootDir.length + 1),
          await getCatalogs(config),
        )
        if (!found) throw new Error(`${id} is no catalogue of lingui.config.ts`)
        const { locale, catalog } = found
        const { messages } = await catalog.getTranslations(locale, {
          fallbackLocales: {},
          sourceLocale: config.sourceLocale,
        })
        const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'es' })
        if (errors.length > 0)
          throw new Error(
            errors.map(({ source: text, error }) => `${text}: ${error.message}`).join('\n'),
          )
        return { code: source, map: null, moduleType: 'js' }
      },
    },
  }
}
