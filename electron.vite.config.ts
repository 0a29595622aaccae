import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import pdfjs from 'pdfjs-dist/package.json' with { type: 'json' }
import { viteStaticCopy } from 'vite-plugin-static-copy'

/** What reading a PDF needs besides its script; without what runs the scripts of documents. */
const pdfAssets = viteStaticCopy({
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
    plugins: [react(), babel({ presets: [reactCompilerPreset()] }), pdfAssets],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
