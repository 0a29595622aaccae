/** A day as a reviewer writes it: `14 Nov 2026`. */
export const writeDay = (at: string) =>
  new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' })
