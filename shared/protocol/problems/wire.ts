import type { Entry } from './entry.ts'

/** Between workstation and central records. */
export const wireProblems = {
  'central-unreachable': {
    status: 503,
    what: 'Central records at {subject} cannot be reached.',
    todo: 'Go on working: everything is kept on this machine and sent when the network is back.',
    retry: true,
  },
  'not-central': {
    status: 502,
    what: '{subject} answers, but not as central records do.',
    todo: 'Check the address. On a guest network, sign in to the network first.',
    retry: true,
  },
  'address-wrong': {
    status: 400,
    what: '“{subject}” is not an address of central records.',
    todo: 'Enter the whole address as your office gave it, beginning with https://.',
  },
  'other-version': {
    status: 426,
    what: 'Central records at {subject} speak another version of the protocol ({detail}).',
    todo: 'Update Evidence Desk, or ask your office to update central records. Nothing was lost.',
  },
  'answer-misfit': {
    status: 502,
    what: 'An answer of central records about {subject} does not fit what was agreed: {detail}.',
    todo: 'Nothing was changed. Report this to your office if it stays.',
    retry: true,
  },
  'token-unknown': {
    status: 401,
    what: 'Central records do not know this device, or its enrolment has expired.',
    todo: 'Ask your office for a new code and enrol this device again. Your work stays here.',
  },
  'device-revoked': {
    status: 403,
    what: 'This device was revoked by the office.',
    todo: 'What was decided is delivered first; then what is kept here is destroyed. Ask your office.',
  },
  'code-wrong': {
    status: 403,
    what: 'The code is not one that central records gave out.',
    todo: 'Check the code for slips, or ask your office for a new one.',
  },
  'code-used': {
    status: 403,
    what: 'The code was used already.',
    todo: 'Ask your office for a new code; each enrols one device, once.',
  },
  'code-expired': {
    status: 403,
    what: 'The code has expired.',
    todo: 'Ask your office for a new code.',
  },
  'too-many-tries': {
    status: 429,
    what: 'Too many codes were tried.',
    todo: 'Wait {detail} and try again.',
    retry: true,
  },
  'other-reviewer': {
    status: 409,
    what: 'The code is for reviewer {subject}, but this workstation holds the work of {detail}.',
    todo: 'Use a code for the reviewer whose work is here. The code was not used up.',
  },
  'other-central': {
    status: 409,
    what: '{subject} is not the central records to which the work on this workstation belongs.',
    todo: 'Enrol with the same central records as before, or use another profile folder.',
  },
  'start-over': {
    status: 410,
    what: 'Central records cannot tell what changed since this device last asked.',
    todo: 'The library is fetched anew; your work is kept.',
    retry: true,
  },
  'request-malformed': {
    status: 400,
    what: 'A request does not fit what was agreed: {detail}.',
    todo: 'Update Evidence Desk; report this to your office if it stays.',
  },
  'body-too-large': {
    status: 413,
    what: 'A request was larger than central records take ({detail}).',
    todo: 'It is sent again in smaller parts.',
  },
  'path-unknown': {
    status: 404,
    what: 'There is nothing at {subject}.',
    todo: 'Check the address.',
  },
  'method-wrong': {
    status: 405,
    what: '{subject} does not take {detail}.',
    todo: 'Update Evidence Desk; report this to your office if it stays.',
  },
  'evidence-unknown': {
    status: 404,
    what: 'Central records have no evidence {subject} for this reviewer.',
    todo: 'It may have been withdrawn. The rest goes on; ask your office if you need it.',
  },
  'range-wrong': {
    status: 416,
    what: 'A part of evidence {subject} was asked for that it does not have.',
    todo: 'The evidence is fetched anew.',
    retry: true,
  },
  internal: {
    status: 500,
    what: 'Something failed that should not: {detail}.',
    todo: 'Nothing was lost. Try again; report it to your office if it stays.',
    retry: true,
  },
} as const satisfies Record<string, Entry>
