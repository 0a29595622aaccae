import type { Entry } from './entry.ts'

/** On the workstation. */
export const workstationProblems = {
  'not-enrolled': {
    status: 409,
    what: 'This workstation is not enrolled.',
    todo: 'Enter the address of central records and the code from your office.',
  },
  'profile-in-use': {
    status: 409,
    what: 'The profile folder {subject} is in use by another Evidence Desk ({detail}).',
    todo: 'Use the window that is open already, or another profile folder.',
  },
  'profile-damaged': {
    status: 500,
    what: '{subject} in the profile folder cannot be used: {detail}.',
    todo: 'Keep the profile folder and ask your office. Your work is in it.',
  },
  locked: {
    status: 423,
    what: 'Evidence Desk is locked.',
    todo: 'Unlock it with your passphrase.',
  },
  'passphrase-needed': {
    status: 409,
    what: 'This machine has no keychain in which Evidence Desk could keep its key.',
    todo: 'Choose a passphrase that guards what is kept here, or set up the keychain of the system (on Linux GNOME Keyring or KWallet) and start again. The system says: {detail}.',
  },
  'passphrase-weak': {
    status: 400,
    what: 'The passphrase is too short to guard learners’ records.',
    todo: 'Use at least {detail} characters; four or five words together are good.',
  },
  'passphrase-wrong': {
    status: 403,
    what: 'This is not the passphrase.',
    todo: 'Check the keyboard’s layout and capital letters. Nobody can look the passphrase up; your office can recover decisions that were not sent.',
  },
  'passphrase-none': {
    status: 409,
    what: 'There is no passphrase with which Evidence Desk could be unlocked again.',
    todo: 'Choose one in Settings first.',
  },
  'vault-unreadable': {
    status: 503,
    what: 'The keychain of the system does not give out the key of this workstation.',
    todo: 'Unlock the keychain and ask it again, or enrol this machine anew. What is kept here stays, and your office can recover decisions that were not sent. The reason given: {detail}.',
    retry: true,
  },
  'vault-destroyed': {
    status: 410,
    what: 'What was kept on this machine can no longer be read: {detail}.',
    todo: 'Ask your office for a new code and enrol this machine again.',
  },
  'lease-ending': {
    status: 403,
    what: 'This machine has to reach central records by {detail}; after that, what is kept here is destroyed.',
    todo: 'Connect it to a network soon. Your office set this time, so that a lost machine stays closed.',
  },
  'not-revoked': {
    status: 409,
    what: 'Central records do not say that this machine was revoked.',
    todo: 'Nothing was destroyed; go on as before.',
  },
  'leave-unsent': {
    status: 409,
    what: 'This machine has decisions that central records may not have received ({detail}).',
    todo: 'Send them, or save them to a file for your office; then you can leave. Nothing was destroyed.',
  },
  'leave-unfiled': {
    status: 409,
    what: 'The file for your office would lack decisions that are on this machine only ({detail}).',
    todo: 'Connect this machine so that they are sent; then you can leave. Nothing was destroyed.',
  },
  'leave-overtaken': {
    status: 409,
    what: 'More was begun or decided on this machine since you looked.',
    todo: 'Look at what is here now and leave then. Nothing was destroyed.',
  },
  'secrets-unreadable': {
    status: 503,
    what: 'The device’s keys of this workstation cannot be read: {detail}.',
    todo: 'Enrol again with a new code from your office. Your work stays here.',
  },
  'port-in-use': {
    status: 409,
    what: 'Port {subject} of this machine is in use by another program.',
    todo: 'Stop that program, or choose another port.',
  },
  'not-this-window': {
    status: 403,
    what: 'The request did not come from the window of this workstation.',
    todo: 'Open the workstation by the address that it printed when it started.',
  },
  'journal-damaged': {
    status: 500,
    what: 'The decisions file on this machine cannot be read from record {subject} on.',
    todo: 'What could be read is safe. Keep the profile folder and ask your office.',
  },
  'file-behind': {
    status: 409,
    what: 'The decisions file on this machine lacks what was decided before {subject}.',
    todo: 'Your draft is kept. What is missing is given back to the file; decide again.',
    retry: true,
  },
  'much-would-vanish': {
    status: 409,
    what: 'Central records no longer have {detail} packets that are on this machine.',
    todo: 'They stay here until you let them go. If you did not expect it, ask your office first.',
  },
  'journal-row-damaged': {
    status: 500,
    what: 'What was kept of the review of {subject} on this machine is damaged.',
    todo: 'A decision is read back from the decisions file at the next start; a draft has to be begun again.',
  },
  'library-damaged': {
    status: 500,
    what: 'What is kept of {subject} on this machine is damaged.',
    todo: 'It is fetched again as soon as central records can be reached. Your reviews are kept apart and are safe.',
    retry: true,
  },
  'journal-mended': {
    status: 500,
    what: 'Missing decisions were read back: {detail}.',
    todo: 'Nothing is lost; go on as before.',
  },
  'decision-unfinished': {
    status: 500,
    what: 'The decision on {subject} was being made when the program ended, and cannot be finished now.',
    todo: 'Nothing of it is lost; it is tried again every few seconds, and at the next start. Leave the packet as it is until then.',
  },
  'taking-back-unfinished': {
    status: 500,
    what: 'The decision on {subject} is not taken back yet. {detail}',
    todo: 'It stays on this machine and is not sent. It is tried again every few seconds; then its draft is open again.',
    retry: true,
  },
  'journal-begun-anew': {
    status: 500,
    what: 'The database of your reviews does not open; reviews in work are missing.',
    todo: 'Decisions were read back from the decisions file. Reviews in work come back when the database opens at a later start: keep the profile folder and tell your office.',
  },
  'drafts-missing': {
    status: 500,
    what: 'Reviews begun on this machine are missing: {detail}.',
    todo: 'Decisions are safe. Review these packets again; tell your office that this disk loses data.',
  },
  'library-begun-anew': {
    status: 500,
    what: 'The packets kept on this machine were damaged and are fetched anew.',
    todo: 'Reviews and decisions are safe. Stay online until the packets are here again.',
  },
  'disk-full': {
    status: 507,
    what: 'There is no room left on the disk to open what is kept on this machine.',
    todo: 'Free some space on the disk and try again. Nothing was deleted.',
    retry: true,
  },
  'journal-unwritable': {
    status: 507,
    what: 'The decision on {subject} could not be written to disk: {detail}.',
    todo: 'Your draft is kept. Free some space on the disk and decide again.',
    retry: true,
  },
  'journal-behind': {
    status: 507,
    what: 'The decision on {subject} is made and safe on the disk, but does not show yet: {detail}.',
    todo: 'Free some space on the disk and start Evidence Desk again; it takes the decision in.',
  },
  'storage-full': {
    status: 507,
    what: 'There is no room left for evidence: {detail}.',
    todo: 'Free some space on the disk; half a gigabyte stays kept for drafts and decisions. What is here already can be reviewed.',
    retry: true,
  },
  'evidence-corrupt': {
    status: 502,
    what: '{subject} arrived damaged: its bytes do not match its hash.',
    todo: 'It is fetched again; if that fails too, ask your office to check the file.',
    retry: true,
  },
  'evidence-not-its-type': {
    status: 422,
    what: '{subject} says it is {detail}, but its content is something else.',
    todo: 'Decide “Wrong file” or “Unreadable”, or ask your office for the right file.',
  },
  'evidence-unreadable': {
    status: 422,
    what: '{subject} cannot be shown: {detail}.',
    todo: 'Decide “Unreadable”, or ask your office for a readable file.',
  },
  'host-unreachable': {
    status: 503,
    what: 'Evidence Desk’s own program on this machine does not answer.',
    todo: 'Start Evidence Desk again. What you wrote is kept.',
    retry: true,
  },
  'journal-unopenable': {
    status: 500,
    what: 'The reviews kept on this machine cannot be opened: {detail}.',
    todo: 'Close Evidence Desk and start it again. If that does not help, keep the profile folder and ask your office.',
  },
  'journal-newer': {
    status: 426,
    what: 'The reviews kept on this machine were written by a newer Evidence Desk.',
    todo: 'Update Evidence Desk. Nothing was lost.',
  },
  'packet-not-here': {
    status: 404,
    what: '{subject} is not on this machine.',
    todo: 'It may have been withdrawn or given to someone else. Go back to the queue.',
  },
  'evidence-lost': {
    status: 500,
    what: '{subject} is not whole on this machine any more.',
    todo: 'It is fetched again as soon as central records can be reached.',
    retry: true,
  },
  'draft-unwritable': {
    status: 507,
    what: 'The last change to {subject} is not saved: {detail}.',
    todo: 'Leave this window open and free some space on the disk; it is tried again.',
    retry: true,
  },
  'draft-unreadable': {
    status: 500,
    what: 'The review of {subject} cannot be read from this machine now: {detail}.',
    todo: 'Leave this window open: it is read again by itself, and what you choose meanwhile is kept.',
    retry: true,
  },
  'already-decided': {
    status: 409,
    what: '{subject} was decided already.',
    todo: 'Go on with the next packet.',
  },
  'decided-before': {
    status: 409,
    what: '{subject} was decided a moment ago, before the last changes.',
    todo: 'They are kept as the draft of an amendment; say why in it and decide again.',
  },
  'already-sent': {
    status: 409,
    what: 'The decision on {subject} was sent already.',
    todo: 'Amend it or withdraw it instead; both are recorded with your reason.',
  },
  'nothing-decided': {
    status: 409,
    what: 'There is no decision of yours on {subject} that counts.',
    todo: 'Open the packet and review it.',
  },
  'draft-overtaken': {
    status: 409,
    what: 'The review of {subject} was changed in another window.',
    todo: 'What you see now is the newest; enter the last change again.',
  },
  'draft-outdated': {
    status: 409,
    what: 'The review of {subject} was begun on an earlier revision ({detail}).',
    todo: 'Look at what changed and confirm your ratings.',
  },
  'draft-incomplete': {
    status: 422,
    what: '{subject} cannot be decided yet: {detail}.',
    todo: 'Complete what is marked.',
  },
  'link-refused': {
    status: 400,
    what: '{subject} is not a web address that can be opened.',
    todo: 'Only http and https addresses are opened.',
  },
  'link-not-opened': {
    status: 501,
    what: 'No browser could be started on this machine for {subject}.',
    todo: 'Copy the address and open it yourself.',
  },
  'file-refused': {
    status: 400,
    what: '{subject} is not opened in another program: {detail}.',
    todo: 'Decide “Wrong file” or “Unreadable”, or ask your office for the file in another format.',
  },
  'file-not-copied': {
    status: 507,
    what: '{subject} could not be copied for another program: {detail}.',
    todo: 'Free some space on the disk and try again.',
    retry: true,
  },
  'file-not-opened': {
    status: 501,
    what: 'No program could be started on this machine for {subject}.',
    todo: 'Decide “Unreadable”, or ask your office for the file in another format.',
  },
  'browser-too-old': {
    status: 501,
    what: 'This browser lacks {detail}.',
    todo: 'Use Chrome, Edge or Chromium 147 or newer.',
  },
} as const satisfies Record<string, Entry>
