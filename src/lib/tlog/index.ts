// A transparency log as pure code: whoever holds a signed checkpoint can tell whether one record
// was ever changed, left out or slipped in. Entries are hashed to leaves (hash), leaves grow a
// Merkle tree of which only the frontier need be kept (tree), its hashes are served as tiles (tile),
// its head is a checkpoint (checkpoint) in the form of a signed note (note), and a whole log is
// checked as a stream (verify). One entry is proved by itself (proof) to whoever says whose word he takes (policy), with
// the cosignatures of witnesses (cosignature). Formats: RFC 9162 and c2sp.org signed-note, tlog-checkpoint, tlog-tiles,
// tlog-cosignature, tlog-policy, tlog-proof. Nothing here reads a store: proofs say beforehand which nodes they need.
export {
  type Checkpoint,
  checkpointText,
  nameInNote,
  type OpenedCheckpoint,
  openCheckpoint,
  otherName,
  parseCheckpoint,
  signCheckpoint,
  unverifiedCheckpoint,
} from './checkpoint.ts'
export { parseCosignerKey } from './cosignature.ts'
export { emptyRoot, HASH_SIZE, isSameHash, leafHash, nodeHash } from './hash.ts'
export {
  ed25519Signer,
  keyId,
  NoteError,
  type NoteErrorCode,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  type OpenedNote,
  openNote,
  parseVerifierKey,
  rawPublicKey,
  rawVerifierKey,
  signatureLine,
  signNote,
  verifierKey,
} from './note.ts'
export {
  judgeCheckpoint,
  type JudgedCheckpoint,
  type LogPolicy,
  parsePolicy,
  type PolicyDraft,
  PolicyError,
  policyText,
} from './policy.ts'
export { judgeProof, type JudgedProof, type LogProof, parseProof, proofText } from './proof.ts'
export {
  decodeEntries,
  decodeTile,
  encodeEntries,
  encodeTile,
  entriesPath,
  hashFromTiles,
  MAX_ENTRY_SIZE,
  parseTilePath,
  readHashes,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Tile,
  type TileName,
  tilePath,
  tilesOf,
  tileWidth,
} from './tile.ts'
export {
  type ConsistencyClaim,
  consistencyNodes,
  consistencyProof,
  grow,
  type HashAt,
  type InclusionClaim,
  inclusionNodes,
  inclusionProof,
  type OnNode,
  rootOf,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'
export { type LogProblem, type LogVerifier, logVerifier } from './verify.ts'
