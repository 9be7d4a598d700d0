// The evidence of a case as one file that a court can check without us: items, their custody, proofs that what was done
// is in the log, and whose keys signed. The layout is in layout, the writer streams (write), the nine checks V1 … V9 read
// every byte once (check) and each come to pass, fail or not checked, with the part's name (verdict). What hashing and
// signatures need of the machine is handed in (crypto), because the same checks run in a browser, from a disk.
// Source: PKWARE APPNOTE 6.3.10; RFC 8785; RFC 9162; RFC 3161; c2sp.org tlog-proof, tlog-policy, tlog-witness.
export { type Checked, checkBundle, isSound } from './check.ts'
export { type AssertedBy, type BundleCrypto, type Digests, nodeCrypto } from './crypto.ts'
export { type Together, togetherOf, worstOf } from './together.ts'
export {
  type AboutBundle,
  type BundleKeys,
  type DisclosedName,
  type DisclosedText,
  FILES,
  FOLDERS,
  idOf,
  KEYED,
  linesOf,
  type Manifest,
  MAX_SERIES,
  NAMED,
  type SignedAct,
  type StoredEvent,
} from './layout.ts'
export {
  custodyKeyText,
  custodyOfKey,
  logOfKey,
  NO_TRUST,
  type Trust,
  TrustError,
  trustIn,
} from './trust.ts'
export { type Check, CHECKS, type Fault, type Line, MAX_TOLD, type Remark } from './verdict.ts'
export type { Verdict } from './verdict.ts'
export type { ShownKey, Whose } from './whose.ts'
export { type BundleDraft, bundleParts, type KnownSource, sourceOf, writeBundle } from './write.ts'
