import { HASH_SIZE, leafHash } from './hash.ts'
import { MAX_NOTE_LENGTH, NoteError } from './note.ts'
import { type JudgedCheckpoint, judgeCheckpoint, type LogPolicy } from './policy.ts'
import { verifyInclusion } from './tree.ts'

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/** Bytes of extra data at most: nobody vouches for them. */
const MAX_EXTRA = 65_536

/** Hashes between a leaf and the root of the largest tree there can be. */
const MAX_HASHES = 53

/** UTF-16 units of a proof at most. */
const MAX_LENGTH = MAX_NOTE_LENGTH + MAX_EXTRA * 2 + MAX_HASHES * 64

const INDEX = /^index (0|[1-9]\d{0,15})$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Everything that shows, without the log, that an entry is in it. */
export interface LogProof {
  /** Opaque, and vouched for by nobody. */
  readonly extra?: Uint8Array
  /** Leaf index of the entry. */
  readonly index: number
  /** From the sibling of the leaf to the child of the root, 32 bytes each. */
  readonly hashes: readonly Uint8Array[]
  /** The signed note, as the log gave it. */
  readonly checkpoint: string
}

/**
 * The text of a proof, usually a file that ends in `.tlog-proof`. Throws NoteError `malformed` for an index, a hash or
 * extra data that has no form in it. Source: c2sp.org/tlog-proof, Format.
 */
export function proofText({ extra, index, hashes, checkpoint }: LogProof): string {
  const isWhole =
    Number.isSafeInteger(index) &&
    index >= 0 &&
    hashes.length <= MAX_HASHES &&
    hashes.every((hash) => hash.length === HASH_SIZE) &&
    (extra?.length ?? 1) > 0 &&
    (extra?.length ?? 0) <= MAX_EXTRA
  if (!isWhole) throw new NoteError('malformed', 'This is no proof of inclusion.')
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...hashes.map(base64),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reads the text that {@link proofText} writes, and no other spelling of it. Throws NoteError `malformed`. */
export function parseProof(text: string): LogProof {
  const malformed = () => new NoteError('malformed', 'This is no proof of inclusion.')
  const end = text.indexOf('\n\n')
  if (text.length > MAX_LENGTH || end < 0) throw malformed()
  const [first, ...lines] = text.slice(0, end).split('\n')
  const extra = lines[0]?.startsWith('extra ') === true ? lines.shift()?.slice(6) : undefined
  const index = INDEX.exec(lines.shift() ?? '')?.[1]
  if (first !== FIRST_LINE || index === undefined || ![extra ?? '', ...lines].every(isBase64))
    throw malformed()
  const proof = {
    ...(extra === undefined ? {} : { extra: Buffer.from(extra, 'base64') }),
    index: Number(index),
    hashes: lines.map((line) => Buffer.from(line, 'base64')),
    checkpoint: text.slice(end + 2),
  }
  if (proofText(proof) !== text) throw malformed()
  return proof
}

/** What a proof turned out to be worth. */
export interface JudgedProof extends JudgedCheckpoint {
  /** The entry is the leaf `index` of the tree under the checkpoint. */
  readonly isIncluded: boolean
}

/**
 * Judges a proof that these bytes are an entry of a log of this policy. Throws NoteError where the checkpoint cannot be
 * believed, as `judgeCheckpoint`; whether the entry is in it, and enough witnesses saw it, is in the answer.
 */
export function judgeProof(proof: LogProof, entry: Uint8Array, policy: LogPolicy): JudgedProof {
  const judged = judgeCheckpoint(proof.checkpoint, policy)
  const { size, rootHash: root } = judged.checkpoint
  const claim = { index: proof.index, size, leafHash: leafHash(entry), proof: proof.hashes, root }
  return { ...judged, isIncluded: verifyInclusion(claim) }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function isBase64(text: string): boolean {
  return BASE64.test(text)
}
