import { z } from 'zod'
import { JsonError, parseBoundedJson } from '../json/bounded.ts'
import {
  judgeProof,
  type JudgedProof,
  type LogPolicy,
  type LogProof,
  NoteError,
  parseProof,
} from '../tlog/index.ts'
import { type Envelope, parseEnvelope, saltedHash } from './envelope.ts'

/** Characters of a proof file at most: the largest proof and the largest body, with room for escapes. */
const MAX_LENGTH = 1_048_576

/** The one file that proves a record: proof, envelope, salt and body. */
export const recordProof = z.strictObject({
  /** C2SP tlog-proof, under the newest checkpoint that was handed out. */
  proof: z.string(),
  /** RFC 8785 JSON, the bytes of the leaf. */
  envelope: z.string(),
  /** 32 bytes in hex; null, as the body, once it was erased. */
  salt: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** RFC 8785 JSON. */
  body: z.string().nullable(),
})
export type RecordProof = z.infer<typeof recordProof>

/** Thrown for a file that is no proof of a record. */
export class UnreadableProof extends Error {
  override readonly name = 'UnreadableProof'
}

/** Reads a proof file. Throws UnreadableProof. */
export function parseRecordProof(text: string): RecordProof {
  try {
    const file = parseBoundedJson(text, { maxLength: MAX_LENGTH, maxDepth: 1 })
    return recordProof.parse(file)
  } catch (cause) {
    if (!(cause instanceof JsonError || cause instanceof z.ZodError)) throw cause
    throw new UnreadableProof('not a proof of a record', { cause })
  }
}

/**
 * What does not hold: `envelope` (no envelope of a record), `body` (not the one that the envelope names), `proof` (no
 * tlog-proof, or its checkpoint is malformed), `name` (of another log than those of the policy), `signature` (no log of
 * the policy signed the checkpoint, or somebody signed wrongly), `inclusion` (the record is not in the tree under the
 * checkpoint), `witnesses` (too few cosigned).
 */
export type RecordFault =
  | 'envelope'
  | 'body'
  | 'proof'
  | 'name'
  | 'signature'
  | 'inclusion'
  | 'witnesses'

/** A record that was looked at; what could not be read is null. */
export interface JudgedRecord {
  readonly fault: RecordFault | null
  readonly envelope: Envelope | null
  /** The body was erased: that there was one, and when, stays proved. */
  readonly isErased: boolean
  readonly log: JudgedProof | null
}

/** Judges a proof file by a policy, offline; the first fault in the order of {@link RecordFault} is told. */
export function judgeRecord(file: RecordProof, policy: LogPolicy): JudgedRecord {
  const envelope = parseEnvelope(file.envelope)
  const isErased = file.salt === null && file.body === null
  const judged = { envelope, isErased, log: null }
  if (envelope === null) return { ...judged, fault: 'envelope' }
  if (!isErased && !isBody(file, envelope)) return { ...judged, fault: 'body' }
  const proof = proofOf(file)
  if (proof === null) return { ...judged, fault: 'proof' }
  const log = logOf(proof, file, policy)
  if (typeof log === 'string') return { ...judged, fault: log }
  if (!log.isIncluded) return { ...judged, log, fault: 'inclusion' }
  return { ...judged, log, fault: log.isWitnessed ? null : 'witnesses' }
}

function isBody({ salt, body }: RecordProof, envelope: Envelope): boolean {
  if (salt === null || body === null) return false
  return saltedHash(Buffer.from(salt, 'hex'), body).toString('hex') === envelope.body_hash
}

function proofOf(file: RecordProof): LogProof | null {
  try {
    return parseProof(file.proof)
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

function logOf(proof: LogProof, file: RecordProof, policy: LogPolicy): JudgedProof | RecordFault {
  try {
    return judgeProof(proof, Buffer.from(file.envelope), policy)
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    if (error.code === 'other_name') return 'name'
    return error.code === 'malformed' ? 'proof' : 'signature'
  }
}
