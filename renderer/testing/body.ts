/**
 * A body as the network has one, of these parts as they come; it breaks with what they throw.
 * @param parts their memory is given away
 */
export function bodyFrom(parts: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream {
  const coming = parts[Symbol.asyncIterator]()
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const { done, value } = await coming.next()
      if (!done) return controller.enqueue(value)
      controller.close()
      // A reader that waits with memory of its own gets it back.
      return controller.byobRequest?.respond(0)
    },
  })
}
