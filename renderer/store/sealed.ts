import type { Cover } from '../../shared/model/cover.ts'
import type { BankComment } from '../../shared/model/comments.ts'
import type { Judgement, Score, SignedDecision } from '../../shared/model/decision.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { type Problem, problem, ProblemError, toProblem } from '../../shared/protocol/problem.ts'
import { type Keyring, newSalt, type Salt } from './keyring.ts'
import type {
  BodyRow,
  CommentRow,
  CoverRow,
  DecisionRow,
  DraftRow,
  FileRow,
  IntentRow,
  PacketRow,
  PieceRow,
  RepeatRow,
  SealedDecision,
  TextRow,
  TrialRow,
} from './rows.ts'
import { type Box, sealBox, sealJson, unsealBox, unsealJson } from './seal.ts'

type TrialName = Pick<TrialRow, 'packetId' | 'at'>
export type Rated = Pick<Score, 'criterionId' | 'ratingId'>

/** What a packet was rated the first time and the second, which is null until then. */
export type RepeatRatings = {
  /** In the version of both, as central records may have sent a later one since. */
  rubric: Rubric
  first: Rated[]
  /** ISO 8601. */
  firstAt: string
  second: Rated[] | null
}

/** What a database gives back that was not written into it, as a problem. */
const damaged =
  (code: 'library-damaged' | 'journal-row-damaged', id: string) => (error: unknown) => {
    throw new ProblemError(problem(code, id), { cause: error })
  }

// Each name begins with its table, so that no row can stand in for one of another table.
const names = {
  learner: (id: string) => `learner ${id}`,
  body: (id: string) => `body ${id}`,
  // With how many parts there are: none can be left out.
  part: (sha256: string, index: number, part: number, parts: number) =>
    `piece ${sha256} ${index} ${part} ${parts}`,
  text: ({ sha256, part, madeBy }: TextName) => `text ${sha256} ${part} ${madeBy}`,
  draft: (mark: DraftMark) =>
    `draft ${mark.packetId} ${mark.decisionId} ${mark.changes} ${mark.packetRevision} ${mark.rubricId} ${mark.rubricVersion}`,
  decision: (id: string) => `decision ${id}`,
  intent: (id: string, at: string) => `intent ${id} ${at}`,
  comment: ({ id, rubricId }: Pick<CommentRow, 'id' | 'rubricId'>) => `comment ${id} ${rubricId}`,
  cover: ({ id, sha256 }: Pick<CoverRow, 'id' | 'sha256'>) => `cover ${id} ${sha256}`,
  trial: (id: string, at: string) => `trial ${id} ${at}`,
  repeat: (id: string) => `repeat ${id}`,
}

const packetKey = (keys: Keyring, id: string, salt: Salt) => keys.derive(`packet ${id}`, salt)
const workKey = (keys: Keyring, packetId: string) => keys.derive(`work ${packetId}`)

/** A packet as the library takes it in. */
export type SealedPacket = {
  packet: Packet
  salt: Salt
  learner: ArrayBuffer
  body: BodyRow
}

/** Seals a packet under a key of its own, newly made. */
async function sealPacket(keys: Keyring, packet: Packet): Promise<SealedPacket> {
  const { id, revision, rubricId, rubricVersion, learner } = packet
  const salt = newSalt()
  const key = await packetKey(keys, id, salt)
  const [name, sealed] = await Promise.all([
    sealJson(key, names.learner(id), learner.name ?? learner.alias),
    sealJson(key, names.body(id), packet),
  ])
  return {
    packet,
    salt,
    learner: name,
    body: { id, revision, rubricId, rubricVersion, salt, sealed },
  }
}

export const sealPackets = (keys: Keyring, packets: Packet[]): Promise<SealedPacket[]> =>
  Promise.all(packets.map((packet) => sealPacket(keys, packet)))

/** @throws ProblemError `library-damaged` */
export async function openLearner(
  keys: Keyring,
  { id, salt, learner }: Pick<PacketRow, 'id' | 'salt' | 'learner'>,
): Promise<string> {
  const key = await packetKey(keys, id, salt)
  return unsealJson<string>(key, names.learner(id), learner).catch(damaged('library-damaged', id))
}

/** @throws ProblemError `library-damaged` */
export async function openPacket(keys: Keyring, { id, salt, sealed }: BodyRow): Promise<Packet> {
  const key = await packetKey(keys, id, salt)
  return unsealJson<Packet>(key, names.body(id), sealed).catch(damaged('library-damaged', id))
}

/** What tells one state of a draft from another, and what it was made on. */
export type DraftMark = Omit<DraftRow, 'sealed'>

export const markOf = (draft: DraftMark): DraftMark => {
  const { packetId, decisionId, changes, packetRevision, rubricId, rubricVersion } = draft
  return { packetId, decisionId, changes, packetRevision, rubricId, rubricVersion }
}

/** Whether two were made on the same packet, revision and rubric version. */
export const sameBasis = (one: DraftMark, other: DraftMark) =>
  one.packetId === other.packetId &&
  one.packetRevision === other.packetRevision &&
  one.rubricId === other.rubricId &&
  one.rubricVersion === other.rubricVersion

type FileKey = Pick<FileRow, 'sha256' | 'salt'>
const fileKey = (keys: Keyring, { sha256, salt }: FileKey) => keys.derive(`file ${sha256}`, salt)

/**
 * Bytes that are sealed together. Chromium takes three times as long for a whole piece at once, as it
 * fetches new memory for each copy of so much.
 */
const partSize = 256 * 1024

export async function sealPiece(
  keys: Keyring,
  file: FileKey,
  index: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PieceRow> {
  const { sha256 } = file
  const key = await fileKey(keys, file)
  const parts = Math.ceil(bytes.byteLength / partSize)
  const boxes: Box[] = []
  for (let part = 0; part < parts; part += 1) {
    const begin = part * partSize
    const name = names.part(sha256, index, part, parts)
    boxes.push(await sealBox(key, name, bytes.subarray(begin, begin + partSize)))
  }
  return { sha256, index, boxes }
}

/** The bytes as they were hashed when they came. @throws DOMException when they are not the same */
export async function openPiece(
  keys: Keyring,
  file: FileKey,
  { index, boxes }: PieceRow,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await fileKey(keys, file)
  const name = (part: number) => names.part(file.sha256, index, part, boxes.length)
  const parts = await Promise.all(boxes.map((box, part) => unsealBox(key, name(part), box)))
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  for (const [part, opened] of parts.entries()) bytes.set(new Uint8Array(opened), part * partSize)
  return bytes
}

/** Which text it is, and what read it out of its file. */
export type TextName = Omit<TextRow, 'sealed'>

export async function sealText(
  keys: Keyring,
  file: FileKey,
  name: TextName,
  texts: unknown,
): Promise<TextRow> {
  return { ...name, sealed: await sealJson(await fileKey(keys, file), names.text(name), texts) }
}

/** @throws DOMException when it is not what was sealed */
export async function openText<Texts>(keys: Keyring, file: FileKey, row: TextRow): Promise<Texts> {
  return unsealJson<Texts>(await fileKey(keys, file), names.text(row), row.sealed)
}

export async function sealDraft(keys: Keyring, draft: Draft): Promise<DraftRow> {
  const mark = markOf(draft)
  const key = await workKey(keys, mark.packetId)
  return { ...mark, sealed: await sealJson(key, names.draft(mark), draft) }
}

/** @throws ProblemError `journal-row-damaged` */
export async function openDraftRow(keys: Keyring, row: DraftRow): Promise<Draft> {
  const key = await workKey(keys, row.packetId)
  return unsealJson<Draft>(key, names.draft(row), row.sealed).catch(
    damaged('journal-row-damaged', row.packetId),
  )
}

/** A draft as it was found, and what a write that goes on from it has to name. */
export type FoundDraft = {
  draft: Draft | null
  seen: DraftMark | null
  /** Set when it is there and cannot be read; it can only be written over. */
  damaged: Problem | null
}

export async function readDraft(keys: Keyring, row: DraftRow | undefined): Promise<FoundDraft> {
  if (row === undefined) return { draft: null, seen: null, damaged: null }
  const seen = markOf(row)
  try {
    return { draft: await openDraftRow(keys, row), seen, damaged: null }
  } catch (error) {
    return { draft: null, seen, damaged: toProblem(error) }
  }
}

export async function sealIntent(keys: Keyring, judgement: Judgement): Promise<IntentRow> {
  const { id: decisionId, packetId, madeAt: at } = judgement
  const key = await workKey(keys, packetId)
  return {
    decisionId,
    packetId,
    at,
    sealed: await sealJson(key, names.intent(decisionId, at), judgement),
  }
}

/** @throws ProblemError `journal-row-damaged` */
export async function openIntent(keys: Keyring, row: IntentRow): Promise<Judgement> {
  const { decisionId, packetId, at, sealed } = row
  const key = await workKey(keys, packetId)
  return unsealJson<Judgement>(key, names.intent(decisionId, at), sealed).catch(
    damaged('journal-row-damaged', packetId),
  )
}

const commentsKey = (keys: Keyring) => keys.derive('comments')

/** What a reviewer's own comment says, and of what. */
export type OwnComment = BankComment & { rubricId: string }

export async function sealComment(
  keys: Keyring,
  { id, rubricId, ...said }: OwnComment,
): Promise<CommentRow> {
  const sealed = await sealJson(await commentsKey(keys), names.comment({ id, rubricId }), said)
  return { id, rubricId, sealed }
}

/** @throws DOMException when it is not what was sealed */
export async function openComment(
  keys: Keyring,
  { id, rubricId, sealed }: CommentRow,
): Promise<OwnComment> {
  const said = await unsealJson<Omit<OwnComment, 'id' | 'rubricId'>>(
    await commentsKey(keys),
    names.comment({ id, rubricId }),
    sealed,
  )
  return { id, rubricId, ...said }
}

const coverKey = (keys: Keyring, sha256: string) => keys.derive(`covers ${sha256}`)

export async function sealCover(keys: Keyring, { id, sha256, ...said }: Cover): Promise<CoverRow> {
  const key = await coverKey(keys, sha256)
  return { id, sha256, sealed: await sealJson(key, names.cover({ id, sha256 }), said) }
}

/** @throws ProblemError `journal-row-damaged` */
export async function openCover(keys: Keyring, { id, sha256, sealed }: CoverRow): Promise<Cover> {
  const key = await coverKey(keys, sha256)
  const said = await unsealJson<Omit<Cover, 'id' | 'sha256'>>(
    key,
    names.cover({ id, sha256 }),
    sealed,
  ).catch(damaged('journal-row-damaged', sha256))
  return { id, sha256, ...said }
}

/** The ratings of a go at a practice packet. */
export const sealTrial = async (keys: Keyring, { packetId, at }: TrialName, scores: Rated[]) =>
  sealJson(await workKey(keys, packetId), names.trial(packetId, at), scores)

/** @throws ProblemError `journal-row-damaged` */
export const openTrial = async (keys: Keyring, { packetId, at, sealed }: TrialRow) =>
  unsealJson<Rated[]>(await workKey(keys, packetId), names.trial(packetId, at), sealed).catch(
    damaged('journal-row-damaged', packetId),
  )

export const sealRepeat = async (keys: Keyring, id: string, ratings: RepeatRatings) =>
  sealJson(await keys.derive('repeats'), names.repeat(id), ratings)

/** @throws ProblemError `journal-row-damaged` */
export const openRepeat = async (keys: Keyring, { id, of, sealed }: RepeatRow) =>
  unsealJson<RepeatRatings>(await keys.derive('repeats'), names.repeat(id), sealed).catch(
    damaged('journal-row-damaged', of),
  )

export async function sealDecision(
  keys: Keyring,
  { signed, ...row }: DecisionRow,
): Promise<SealedDecision> {
  const key = await workKey(keys, row.packetId)
  const sealed = await sealJson(key, names.decision(row.id), signed)
  return { ...row, hash: signed.hash, sealed }
}

/** @throws ProblemError `journal-row-damaged` */
export async function openDecision(keys: Keyring, row: SealedDecision): Promise<DecisionRow> {
  const { sealed, hash, ...rest } = row
  const key = await workKey(keys, row.packetId)
  const signed = await unsealJson<SignedDecision>(key, names.decision(row.id), sealed).catch(
    damaged('journal-row-damaged', row.packetId),
  )
  if (signed.hash !== hash) throw new ProblemError(problem('journal-row-damaged', row.packetId))
  return { ...rest, signed }
}

export const openDecisions = (keys: Keyring, rows: SealedDecision[]): Promise<DecisionRow[]> =>
  Promise.all(rows.map((row) => openDecision(keys, row)))
