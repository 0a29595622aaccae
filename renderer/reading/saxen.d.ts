/** As far as it is used here; the package has no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string
  export class Parser {
    on(
      event: 'openTag',
      does: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this
    on(event: 'closeTag', does: (name: string) => void): this
    on(event: 'text', does: (text: string, decode: Decode) => void): this
    on(event: 'cdata', does: (text: string) => void): this
    parse(xml: string): void
  }
}
