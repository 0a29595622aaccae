/** One problem of the catalogue. `{subject}` stands for the item; `{detail}` for what only the place of failure knows. */
export type Entry = { status: number; what: string; todo: string; retry?: true }
