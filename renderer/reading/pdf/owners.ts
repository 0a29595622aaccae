import type { Part } from './structure.ts'

/** Elements that own what they stand for; nothing of them is seen. */
export function elementsOf(parts: readonly Part[]): HTMLElement[] {
  return parts.map((part) => {
    const element = document.createElement('span')
    if ('owns' in part) {
      element.setAttribute('aria-owns', part.owns)
      return element
    }
    element.setAttribute('role', part.role)
    for (const [name, value] of Object.entries(part.attributes)) element.setAttribute(name, value)
    element.append(...elementsOf(part.parts))
    return element
  })
}
