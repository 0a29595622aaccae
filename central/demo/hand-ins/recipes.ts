import { makeCertificate } from './certificate.ts'
import { makeCollection } from './collection.ts'
import { makeConversation } from './conversation.ts'
import { makeDataReport } from './data-report.ts'
import type { Maker } from './hand-in.ts'
import { makeLetter } from './letter.ts'
import { makePortfolio } from './portfolio.ts'
import { makeMetadata, makeProposal } from './proposal.ts'
import { makeReport } from './report.ts'
import { makeScannedLetter, makeScannedSheet } from './scans.ts'
import { makeSessionPlan } from './session-plan.ts'
import { makeCsv, makeFieldLog, makeLabSheet } from './sheets.ts'
import { makeSlides } from './slides.ts'
import { makeLink, makeNotes, makePhoto, makeText } from './small.ts'

export const recipes = {
  certificate: makeCertificate,
  collection: makeCollection,
  conversation: makeConversation,
  csv: makeCsv,
  'data-report': makeDataReport,
  'field-log': makeFieldLog,
  'lab-sheet': makeLabSheet,
  letter: makeLetter,
  link: makeLink,
  metadata: makeMetadata,
  notes: makeNotes,
  photo: makePhoto,
  portfolio: makePortfolio,
  proposal: makeProposal,
  report: makeReport,
  'scanned-letter': makeScannedLetter,
  'scanned-sheet': makeScannedSheet,
  'session-plan': makeSessionPlan,
  slides: makeSlides,
  text: makeText,
} satisfies Record<string, Maker>

export type Recipe = keyof typeof recipes
