/** The package's own build as one file; it has no types. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  const open: () => unknown
  export default open
}
