import type { Entry } from './entry.ts'

/** At central records' own desk. */
export const officeProblems = {
  'manifest-missing': {
    status: 400,
    what: 'There is no manifest.csv and no manifest.json in {subject}.',
    todo: 'Add one; the README describes it.',
  },
  'manifest-malformed': {
    status: 400,
    what: '{subject}: {detail}.',
    todo: 'Mend it and import again; the packets without a fault were imported.',
  },
  'comments-malformed': {
    status: 400,
    what: '{subject}: {detail}.',
    todo: 'Mend it and import again; the banks without a fault were imported.',
  },
  'file-missing': {
    status: 400,
    what: '{subject}: there is no file {detail}.',
    todo: 'Add the file or mend the row and import again.',
  },
  'file-not-its-type': {
    status: 400,
    what: '{subject}: the content of {detail}.',
    todo: 'Put the right file in, or name its real type, and import again.',
  },
  'reviewer-unknown': {
    status: 404,
    what: 'There is no reviewer {subject}.',
    todo: 'Check the id, or add the reviewer first.',
  },
  'data-folder-locked': {
    status: 409,
    what: 'The data folder {subject} is in use by another central records ({detail}).',
    todo: 'Stop that one first, or use another folder.',
  },
} as const satisfies Record<string, Entry>
