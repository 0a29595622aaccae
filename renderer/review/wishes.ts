let wishes = 0

/** A number for a wish to the reader, unique over all packets: it follows none twice. */
export const nextWish = () => (wishes += 1)
