/** The one reviewer of a test's office. */
export const reviewer = { id: 'R-17', name: 'Marta Lindqvist' }
