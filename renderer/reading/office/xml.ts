import { Parser } from 'saxen'

/** An attribute by its name, whatever its prefix; `:id` is one that has a prefix. */
export type Attribute = (name: string) => string | undefined

/** What is done on the way through an XML document. Names are without their prefixes. */
export type Visitor = {
  open?: (name: string, attribute: Attribute) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Goes through an XML document once. It knows no entities but XML's own five and letters by their
 * numbers, so none can grow. Throws where it is not well formed.
 */
export function walk(xml: string, { open, close, text }: Visitor) {
  const parser = new Parser()
  if (open)
    parser.on('openTag', (name, attributes, decode) => {
      const attribute: Attribute = (wanted) => {
        const isMeant = (key: string) =>
          wanted.startsWith(':') ? key.endsWith(wanted) : local(key) === wanted
        const found = Object.entries(attributes()).find(([key]) => isMeant(key))
        return found && decode(found[1])
      }
      open(local(name), attribute)
    })
  if (close) parser.on('closeTag', (name) => close(local(name)))
  if (text) {
    parser.on('text', (raw, decode) => text(decode(raw)))
    parser.on('cdata', text)
  }
  parser.parse(xml)
}
