import { Uuid } from '../../shared/model/values.ts'
import { codeHours, issueCode } from '../devices/codes.ts'
import { listDevices, revokeDevice } from '../devices/revoke.ts'
import { auditLedger, type Note } from '../ledger/audit.ts'
import { listDecisions, listRefused } from '../ledger/list.ts'
import { waitingForOffice } from '../ledger/waiting.ts'
import { assignPacket, withdrawPacket } from '../programme/packets.ts'
import { listReviewers, putReviewer } from '../programme/reviewers.ts'
import { beginEpoch } from '../programme/service.ts'
import { comments } from './comments.ts'
import { type CommandName, expectWords, UsageError } from './arguments.ts'
import { calibration } from './calibration.ts'
import { covers } from './covers.ts'
import { runImport } from './import.ts'
import { formatTable, printJson } from './print.ts'
import { recover } from './recover.ts'
import { serve } from './serve.ts'
import { settings } from './settings.ts'
import { times } from './times.ts'
import { type Command, within } from './within.ts'

export const usage = `Central records of Evidence Desk.

  central [serve]                 answer workstations until stopped
  central import FOLDER           make packets out of files and a manifest
  central comments                list the comment banks that reviewers have; all of them with --json
  central comments FILE           share comment banks, in place of those of the same rubrics
  central enrol REVIEWER          a one-time code for one device of a reviewer
  central reviewers               list reviewers
  central reviewers add ID NAME   add a reviewer, or rename one
  central devices                 list devices
  central revoke DEVICE           shut a device out
  central assign PACKET REVIEWER  give a packet to a reviewer
  central withdraw PACKET         take a packet back
  central covers                  what is covered of files
  central covers add PACKET ITEM PAGE LEFT TOP WIDTH HEIGHT NAME
                                  cover a part of a file; ITEM and PAGE from 1, the rest in per cent
                                  of the upright page, from its corner at the top left
  central covers lift COVER       uncover it
  central decisions               the ledger of decisions
  central waiting                 what waits for the office: doubts in confidence, and packets that
                                  their reviewer stepped back from
  central calibration             sets, terms and passes by rubric
  central calibration set RUBRIC NAME VALUE
                                  demanded yes|no, size, exact (%), within (ratings off), rounds,
                                  seed-every N|none
  central calibration give REVIEWER RUBRIC
                                  practice packets and the first qualification round
  central calibration seeds       how reviewers agree with the key of hidden packets
  central times                   sums of the time at work by week and rubric, where machines are asked
                                  for them; by criterion too with --json
  central settings                list what the office set
  central settings lease DAYS     how long a device keeps its key without contact; or “none”
  central settings office-key new to another key are decisions sealed from now on
  central settings time-sums on   ask machines for sums of the time at work, which each says to its
                                  reviewer; or “off”
  central recover FILE            read the decisions file of a device whose keys are lost
  central verify                  check the whole ledger: bytes, signatures, each device's order
  central restored                after a restore from a backup: every device offers its work again

  --data FOLDER       the embedded database's folder (EVIDENCE_CENTRAL_DATA; data/central)
  --evidence FOLDER   where evidence is kept (EVIDENCE_FOLDER; evidence in the data folder)
  --host HOST         address to listen on (127.0.0.1)
  --port PORT         port to listen on (21570)
  --behind-proxy      a proxy in front gives the caller's address in X-Forwarded-For
  --days N            how long an enrolment is good (180)
  --hours N           how long a one-time code is good (${codeHours})
  --demo              fill empty records with the demonstration programme
  --json              print JSON
  DATABASE_URL        a PostgreSQL that runs already, in place of the embedded one
`

const enrol: Command = async (given) => {
  const { REVIEWER } = expectWords(given, 'REVIEWER')
  await within(given, async ({ db }) => {
    const issued = await issueCode(db, REVIEWER, given.hours)
    if (given.json) return printJson(issued)
    console.log(`${issued.code}  for ${issued.reviewer.name} (${issued.reviewer.id})`)
    console.log(`It enrols one device, once, until ${issued.expiresAt}.`)
  })
}

const reviewers: Command = async (given) => {
  const [verb, id, ...name] = given.words
  if (verb !== undefined && (verb !== 'add' || id === undefined || name.length === 0))
    throw new UsageError('Use it so: central reviewers, or central reviewers add ID NAME')
  await within(given, async ({ db }) => {
    if (id !== undefined) await putReviewer(db, { id, name: name.join(' ') })
    const list = await listReviewers(db)
    if (given.json) return printJson(list.map((one) => ({ ...one, packets: Number(one.packets) })))
    const rows = list.map((one) => [one.id, one.name, Number(one.packets)])
    console.log(formatTable(['reviewer', 'name', 'packets'], rows))
  })
}

const devices: Command = async (given) => {
  expectWords(given)
  await within(given, async ({ db }) => {
    const list = await listDevices(db)
    if (given.json) return printJson(list)
    const rows = list.map((one) => [
      one.id,
      one.reviewer_id,
      one.name,
      one.enrolled_at.toISOString(),
      one.last_contact?.toISOString() ?? '',
      one.revoked_at?.toISOString() ?? '',
      one.left_at?.toISOString() ?? '',
    ])
    const headings = ['device', 'reviewer', 'name', 'enrolled', 'last contact', 'revoked', 'left']
    console.log(formatTable(headings, rows))
  })
}

const revoke: Command = async (given) => {
  const { DEVICE } = expectWords(given, 'DEVICE')
  await within(given, async ({ db }) => {
    if (!Uuid.safeParse(DEVICE).success || !(await revokeDevice(db, DEVICE)))
      throw new UsageError(`There is no device ${DEVICE}. “central devices” lists them.`)
    console.log(
      `Device ${DEVICE} is shut out. At its next contact it delivers what it decided and destroys its key.`,
    )
  })
}

const assign: Command = async (given) => {
  const { PACKET, REVIEWER } = expectWords(given, 'PACKET', 'REVIEWER')
  await within(given, async ({ db }) => {
    await db.transaction().execute((trx) => assignPacket(trx, PACKET, REVIEWER))
    console.log(`${PACKET} is given to ${REVIEWER}.`)
  })
}

const withdraw: Command = async (given) => {
  const { PACKET } = expectWords(given, 'PACKET')
  await within(given, async ({ db }) => {
    await db.transaction().execute((trx) => withdrawPacket(trx, PACKET))
    console.log(`${PACKET} is withdrawn.`)
  })
}

const decisions: Command = async (given) => {
  expectWords(given)
  await within(given, async ({ db }) => {
    const [ledger, refused] = await Promise.all([listDecisions(db), listRefused(db)])
    if (given.json) return printJson({ decisions: ledger, refused })
    const rows = ledger.map((one) => [
      one.number,
      one.packet,
      one.reviewer,
      one.kind,
      one.outcome ?? '',
      one.effect,
      one.receivedAt,
      one.sequence,
      one.signatureValid ? 'valid' : 'WRONG',
      one.afterRevocation ? 'came after its device was shut out' : '',
    ])
    const headings = [
      'no.',
      'packet',
      'reviewer',
      'kind',
      'outcome',
      'effect',
      'received',
      'seq',
      'signature',
      'note',
    ]
    console.log(formatTable(headings, rows))
    for (const { id, reviewer, problem, receivedAt } of refused)
      console.log(`Refused: ${id ?? 'no id'} of ${reviewer}, ${receivedAt}: ${problem.what}`)
  })
}

const waiting: Command = async (given) => {
  expectWords(given)
  await within(given, async ({ db }) => {
    const found = await waitingForOffice(db)
    if (given.json) return printJson(found)
    const { doubts, recused } = found
    if (doubts.length + recused.length === 0) return console.log('Nothing waits for the office.')
    if (doubts.length > 0) {
      console.log('Doubts of who made the evidence, in confidence:')
      const rows = doubts.map((one) => [one.packet, one.reviewer, one.receivedAt, one.note])
      console.log(formatTable(['packet', 'reviewer', 'received', 'note'], rows))
    }
    if (recused.length > 0) {
      console.log('To be given to another reviewer by “central assign PACKET REVIEWER”:')
      const rows = recused.map((one) => [
        one.packet,
        one.reviewer,
        one.receivedAt,
        one.reason ?? '',
        one.note,
      ])
      console.log(formatTable(['packet', 'stepped back', 'received', 'reason', 'note'], rows))
    }
  })
}

/** Ends with exit code 1 where something was found, so that a nightly job can tell. */
const verify: Command = async (given) => {
  expectWords(given)
  await within(given, async ({ db }) => {
    const audit = await auditLedger(db)
    if (audit.findings.length > 0) process.exitCode = 1
    if (given.json) return printJson(audit)
    const { entries, devices, findings, afterRevocation } = audit
    console.log(
      `${entries} decisions of ${devices} devices: ` +
        (findings.length === 0 ? 'nothing is altered or missing.' : `${findings.length} findings.`),
    )
    const cells = ({ reviewer, device, sequence, packet, what }: Note) => [
      reviewer,
      device,
      sequence ?? '',
      packet ?? '',
      what,
    ]
    const headings = ['reviewer', 'device', 'seq', 'packet', 'what']
    if (findings.length > 0)
      console.log(
        formatTable(
          ['fault', ...headings],
          findings.map((one) => [one.fault, ...cells(one)]),
        ),
      )
    if (afterRevocation.length === 0) return
    console.log(`Of a device that was shut out: ${afterRevocation.length}, to be looked at.`)
    console.log(formatTable(headings, afterRevocation.map(cells)))
  })
}

const restored: Command = async (given) => {
  expectWords(given)
  await within(given, async ({ db }) => {
    const epoch = await beginEpoch(db)
    console.log(`A new epoch has begun: ${epoch}. Every device will offer its decisions again.`)
  })
}

export const commands: Record<CommandName, Command> = {
  serve,
  import: async (given) => {
    const { FOLDER } = expectWords(given, 'FOLDER')
    await within(given, (central) => runImport(central, FOLDER, given.json))
  },
  comments,
  enrol,
  reviewers,
  devices,
  revoke,
  settings,
  recover,
  assign,
  withdraw,
  covers,
  decisions,
  waiting,
  calibration,
  times,
  verify,
  restored,
}
