import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import libheif from 'libheif-js/package.json' with { type: 'json' }
import pdfjs from 'pdfjs-dist/package.json' with { type: 'json' }
import { catalogues, wordMacros } from './scripts/words/vite.ts'
import { viteStaticCopy } from 'vite-plugin-static-copy'

/** What reading needs besides its scripts; without what runs the scripts of documents. */
const readingAssets = viteStaticCopy({
  targets: [
    {
      src: [
        '../node_modules/pdfjs-dist/{cmaps,iccs,standard_fonts}/*',
        '../node_modules/pdfjs-dist/wasm/!(quickjs*|LICENSE*QUICKJS)',
      ],
      // The version lets browsers keep them for good; `renderer/reading/pdf/assets.ts` asks there.
      dest: `pdfjs-${pdfjs.version}`,
      rename: { stripBase: 2 },
    },
    // The licence of what decodes HEIC goes where that goes.
    {
      src: '../node_modules/libheif-js/libheif-wasm/LICENSE',
      dest: `libheif-${libheif.version}`,
      rename: { stripBase: 3 },
    },
  ],
})

// There is no preload: the window reaches its machine by fetch alone.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: { input: { main: 'electron/main.ts' }, external: ['electron'] },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [
      wordMacros(),
      catalogues(),
      react(),
      babel({ presets: [reactCompilerPreset()] }),
      readingAssets,
    ],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
