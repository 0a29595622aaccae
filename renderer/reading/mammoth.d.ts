/** The package's own build for browsers; it has the types of the package. */
declare module 'mammoth/mammoth.browser.js' {
  import mammoth from 'mammoth'

  export default mammoth
}
