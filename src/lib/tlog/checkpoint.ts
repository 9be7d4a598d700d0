import { HASH_SIZE } from './hash.ts'
import {
  NoteError,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  type OpenedNote,
  openNote,
  signNote,
} from './note.ts'

/**
 * The head of a log's tree: `size` leaves under `rootHash` (32 bytes). `origin` names the log.
 * Extension lines are opaque and absent where there are none; the specification advises against them.
 */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly rootHash: Uint8Array
  readonly extensions?: readonly string[]
}

/** A checkpoint whose log has signed it; `verified` also names the witnesses that were asked for and did. */
export type OpenedCheckpoint = {
  readonly checkpoint: Checkpoint
  readonly verified: readonly NoteSignature[]
  readonly unknown: readonly NoteSignature[]
}

// No leading zeroes; 16 digits are enough for every safe integer.
const SIZE = /^(?:0|[1-9]\d{0,15})$/

/**
 * The note text of a checkpoint: origin, size, root in base64, extensions, one a line.
 * Throws NoteError `malformed` if a line is empty or holds a newline, the size is not a safe
 * non-negative integer, or the root is not 32 bytes. Source: c2sp.org/tlog-checkpoint, Note text.
 */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, rootHash, extensions = [] } = checkpoint
  const isWhole = [origin, ...extensions].every((line) => line !== '' && !line.includes('\n'))
  const isSize = Number.isSafeInteger(size) && size >= 0
  if (!isWhole || !isSize || rootHash.length !== HASH_SIZE)
    throw new NoteError('malformed', 'This is not the head of a log.')
  const root = Buffer.from(rootHash).toString('base64')
  return `${[origin, size, root, ...extensions].join('\n')}\n`
}

/**
 * Reads the text that {@link checkpointText} writes, and no other spelling of it.
 * Throws NoteError `malformed`; a size above 2^53 − 1 is refused too.
 * Source: c2sp.org/tlog-checkpoint, Note text.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n')
  if (!SIZE.test(size)) throw new NoteError('malformed', 'This is not a checkpoint.')
  const head = { origin, size: Number(size), rootHash: Buffer.from(root, 'base64') }
  const checkpoint = extensions.length === 0 ? head : { ...head, extensions }
  if (checkpointText(checkpoint) !== text)
    throw new NoteError('malformed', 'This is not a checkpoint.')
  return checkpoint
}

/**
 * Reads the head in a signed note without looking at its signatures: nobody vouches for it yet.
 * Throws NoteError `malformed` as {@link parseCheckpoint}.
 */
export function unverifiedCheckpoint(note: string): Checkpoint {
  return parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
}

/**
 * Signs a checkpoint as its log. Throws NoteError: `invalid_key` if the signer's name is not the
 * origin, which a log shares with its key here so that a verifier can tell whose word it is;
 * `malformed` as {@link checkpointText}. Whoever signs must have made sure that the tree only grew.
 * Source: c2sp.org/tlog-checkpoint, Signatures.
 */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  if (signer.name !== checkpoint.origin)
    throw new NoteError('invalid_key', 'A checkpoint is signed under the name of its origin.')
  return signNote(checkpointText(checkpoint), signer)
}

/**
 * Opens a signed checkpoint. Among the verified signatures there must be one under the origin's own
 * name, so that witnesses alone, or another log's key, never make a checkpoint.
 * Throws NoteError as `openNote`, `malformed` as {@link parseCheckpoint}, and, if the log itself has
 * not signed, `unknown_keys`, or `other_name` where it is named otherwise than every verifier.
 * How many witnesses are enough is for the caller to say.
 */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint {
  const { text, verified, unknown } = openedNote(note, verifiers)
  const checkpoint = parseCheckpoint(text)
  if (!verified.some((signature) => signature.name === checkpoint.origin))
    throw (
      otherNameOf(checkpoint.origin, verifiers) ??
      new NoteError('unknown_keys', 'The log named in this checkpoint has not signed it.')
    )
  return { checkpoint, verified, unknown }
}

function openedNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  try {
    return openNote(note, verifiers)
  } catch (error) {
    if (!(error instanceof NoteError) || error.code !== 'unknown_keys') throw error
    throw otherNameOf(nameInNote(note), verifiers) ?? error
  }
}

/** Null where a key of that name was asked for, or there is no name. */
function otherNameOf(found: string | null, verifiers: readonly NoteVerifier[]): NoteError | null {
  const names = [...new Set(verifiers.map(({ name }) => name))]
  if (found === null || names.length === 0 || names.includes(found)) return null
  return new NoteError('other_name', otherName(names.join(' or '), found))
}

/** The sentence for a log that is named otherwise than somebody expected; nothing is said of what is in it. */
export function otherName(expected: string, found: string): string {
  return `Another name was expected: ${expected}; this log is named ${found}.`
}

/** Name of the log in a signed note that nobody has looked into yet; null where it is no checkpoint. */
export function nameInNote(note: string): string | null {
  try {
    return unverifiedCheckpoint(note).origin
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}
