import { parseEnvelope, parseRecordProof, saltedHash, UnreadableProof } from '../provable/index.ts'
import {
  type Checkpoint,
  isSameHash,
  judgeCheckpoint,
  leafHash,
  type LogPolicy,
  NoteError,
  parsePolicy,
  parseProof,
  PolicyError,
  unverifiedCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '../tlog/index.ts'
import type { BundleCrypto } from './crypto.ts'
import { tried } from './custody-checks.ts'
import { FILES, FOLDERS, idOf, PartError, textOf } from './layout.ts'
import { filesIn, type ReadBundle } from './read.ts'
import type { Findings } from './verdict.ts'

/** A signed note of a bundle, and the part that holds it. */
export interface Note {
  readonly part: string
  readonly note: string
  readonly head: Checkpoint
}

/** A record that was proved: where it stands in the log, and what it says. */
export interface Proved extends Note {
  readonly index: number
  readonly type: string
  readonly subject: string
  /** Null where it was erased, or is not the recorded one. */
  readonly body: string | null
  /** Whether its proof leads to the root of its checkpoint. */
  readonly isIncluded: boolean
}

/** V6, and the recorded bodies for V5: every proof leads to the root of its checkpoint. Gives what was proved. */
export function checkProofs(
  bundle: ReadBundle,
  { inclusion: findings, texts }: { readonly inclusion: Findings; readonly texts: Findings },
): Proved[] {
  const all: Proved[] = []
  for (const [path, content] of filesIn(bundle, 'proofs')) {
    const read = tried(() => proofIn(content), path, findings)
    if (read === null) continue
    const { file, envelope, proof, head } = read
    findings.looked()
    const claim = { index: proof.index, size: head.size, proof: proof.hashes, root: head.rootHash }
    const leaf = leafHash(new TextEncoder().encode(file.envelope))
    if (envelope.id !== idOf(path)) findings.fail(path, 'unused')
    const isIncluded = verifyInclusion({ ...claim, leafHash: leaf })
    if (!isIncluded) findings.fail(path, 'inclusion')
    const { type, subject } = envelope
    const body = bodyOf({ ...file, hash: envelope.body_hash }, path, texts)
    const note = { part: path, note: proof.checkpoint, head }
    all.push({ ...note, index: proof.index, type, subject, body, isIncluded })
  }
  return all
}

/** The body of a proved record, for V5; null where it is not the recorded one, or was erased. */
function bodyOf(
  file: { readonly salt: string | null; readonly body: string | null; readonly hash: string },
  path: string,
  texts: Findings,
): string | null {
  if (file.salt === null || file.body === null) {
    texts.remark('erased')
    return null
  }
  texts.looked()
  const hash = saltedHash(Buffer.from(file.salt, 'hex'), file.body).toString('hex')
  if (hash === file.hash) return file.body
  texts.fail(path, 'body')
  return null
}

/** Everything in a proof file. Throws PartError where one of its layers has another form. */
function proofIn(content: Uint8Array) {
  try {
    const file = parseRecordProof(textOf(content))
    const envelope = parseEnvelope(file.envelope)
    if (envelope === null) throw new PartError('not an envelope')
    const proof = parseProof(file.proof)
    return { file, envelope, proof, head: unverifiedCheckpoint(proof.checkpoint) }
  } catch (cause) {
    if (cause instanceof UnreadableProof || cause instanceof NoteError)
      throw new PartError('another form', { cause })
    throw cause
  }
}

/** The checkpoints that stand by themselves; one that cannot be read is told as a fault of V7. */
export function checkpointsOf(bundle: ReadBundle, findings: Findings): Note[] {
  return filesIn(bundle, 'checkpoints').flatMap(([part, content]) => {
    const read = tried(() => noteIn(textOf(content)), part, findings)
    return read === null ? [] : [{ part, ...read }]
  })
}

function noteIn(note: string): Omit<Note, 'part'> {
  try {
    return { note, head: unverifiedCheckpoint(note) }
  } catch (cause) {
    if (cause instanceof NoteError) throw new PartError('not a checkpoint', { cause })
    throw cause
  }
}

/**
 * V7: a log of the policy signed every checkpoint, and enough witnesses cosigned it, by the bundle's own policy and by the
 * word of whoever checks; without that nobody knows whose log it is.
 */
export function checkCheckpoints(
  bundle: ReadBundle,
  notes: readonly Note[],
  { findings, trusted }: { readonly findings: Findings; readonly trusted: LogPolicy | null },
): void {
  const bytes = bundle.whole.get(FILES.policy)
  const policy =
    bytes === undefined ? null : tried(() => policyIn(textOf(bytes)), FILES.policy, findings)
  if (bytes === undefined && trusted === null) findings.unknown('no-policy')
  if (trusted === null) findings.unknown('whose-keys')
  // A bundle has one checkpoint for many proofs.
  const known = new Map<string, ReturnType<typeof judgedByBoth>>()
  for (const { part, note } of notes) {
    const fault = known.get(note) ?? judgedByBoth(note, policy, trusted)
    known.set(note, fault)
    findings.looked()
    if (fault !== 'good') findings.fail(part, fault)
  }
  const asks = [policy, trusted].some((one) => one !== null && one.quorum !== 'none')
  if (!asks && notes.length > 0) findings.remark('no-witness')
}

type NoteFault = 'signature' | 'witnesses' | 'name' | 'key'

/** What a checkpoint is by the bundle's own policy and by the word of whoever checks. */
function judgedByBoth(
  note: string,
  own: LogPolicy | null,
  trusted: LogPolicy | null,
): 'good' | NoteFault {
  const first = own === null ? 'good' : judged(note, own)
  if (first !== 'good' || trusted === null) return first
  const second = judged(note, trusted)
  return second === 'signature' ? 'key' : second
}

function policyIn(text: string): LogPolicy {
  try {
    return parsePolicy(text)
  } catch (cause) {
    if (cause instanceof PolicyError) throw new PartError(cause.message, { cause })
    throw cause
  }
}

/** What is under a checkpoint that whoever checks believes; nothing where he gave no key. */
export function believed(proved: readonly Proved[], trusted: LogPolicy | null): readonly Proved[] {
  const known = new Map<string, boolean>()
  return proved.filter(({ note }) => {
    const isGood = known.get(note) ?? (trusted !== null && judged(note, trusted) === 'good')
    known.set(note, isGood)
    return isGood
  })
}

function judged(note: string, policy: LogPolicy): 'good' | 'signature' | 'witnesses' | 'name' {
  try {
    return judgeCheckpoint(note, policy).isWitnessed ? 'good' : 'witnesses'
  } catch (error) {
    if (error instanceof NoteError) return error.code === 'other_name' ? 'name' : 'signature'
    throw error
  }
}

/** SHA-256 as a time-stamp names it, with and without parameters, then 32 bytes. Source: RFC 3161 §2.4.1, RFC 5754 §2. */
const IMPRINTS = [
  '3031300d060960864801650304020105000420',
  '302f300b0609608648016503040201' + '0420',
]

/**
 * V8: every time-stamp is over the checkpoint of its name, and an authority signed it that is trusted; where nobody says
 * which are, that is for `openssl ts`.
 */
export function checkTimeStamps(
  bundle: ReadBundle,
  crypto: Pick<BundleCrypto, 'stampFault'>,
  findings: Findings,
): void {
  for (const [path, content] of filesIn(bundle, 'tsa')) {
    if (!path.endsWith('.tsr')) continue
    findings.looked()
    const note = `${FOLDERS.checkpoints}${idOf(path)}.txt`
    const over = bundle.whole.get(note)
    if (crypto.stampFault !== undefined) {
      const fault = over === undefined ? 'imprint' : crypto.stampFault(content, over)
      if (fault !== null) findings.fail(path, 'time-stamp', fault)
      continue
    }
    const digest = bundle.digests.get(note)?.sha256
    const hex = Buffer.from(content).toString('hex')
    const isOver = IMPRINTS.some((head) => digest !== undefined && hex.includes(head + digest))
    if (isOver) findings.unknown('authority')
    else findings.fail(path, 'time-stamp')
  }
}

/** V9: of all checkpoints in the bundle each later log begins with the earlier one. */
export function checkConsistency(
  bundle: ReadBundle,
  notes: readonly Note[],
  findings: Findings,
): void {
  const heads = new Map<number, Note>()
  for (const note of notes) {
    const known = heads.get(note.head.size) ?? note
    heads.set(note.head.size, known)
    const isSame = isSameHash(note.head.rootHash, known.head.rootHash)
    if (note.head.origin !== known.head.origin) findings.fail(note.part, 'name')
    else if (!isSame) findings.fail(note.part, 'consistency')
  }
  const parts = new Map(filesIn(bundle, 'consistency'))
  const sorted = [...heads.values()].toSorted((one, other) => one.head.size - other.head.size)
  for (const [index, newer] of sorted.slice(1).entries()) {
    const older = sorted[index] as Note
    const path = `${FOLDERS.consistency}${older.head.size}-${newer.head.size}.txt`
    const content = parts.get(path)
    parts.delete(path)
    findings.looked()
    if (content === undefined) findings.fail(path, 'missing')
    else checkGrowth({ path, content, older, newer }, findings)
  }
  for (const path of parts.keys()) findings.fail(path, 'unused')
}

function checkGrowth(
  of: {
    readonly path: string
    readonly content: Uint8Array
    readonly older: Note
    readonly newer: Note
  },
  findings: Findings,
): void {
  const { path, older, newer } = of
  const text = tried(() => textOf(of.content), path, findings)
  if (text === null) return
  const gap = text.indexOf('\n\n')
  const [first, ...hashes] = text.slice(0, gap).split('\n')
  const isForm =
    gap > 0 &&
    first === `old ${older.head.size}` &&
    text.slice(gap + 2) === newer.note &&
    hashes.every((line) => Buffer.from(line, 'base64').toString('base64') === line)
  if (!isForm) return findings.fail(path, 'unreadable')
  const isGrown = verifyConsistency({
    oldSize: older.head.size,
    oldRoot: older.head.rootHash,
    newSize: newer.head.size,
    newRoot: newer.head.rootHash,
    proof: hashes.map((line) => Buffer.from(line, 'base64')),
  })
  if (!isGrown) findings.fail(path, 'consistency')
}
