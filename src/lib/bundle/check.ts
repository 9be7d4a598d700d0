import type { ZipFile } from '../zip/index.ts'
import type { BundleCrypto } from './crypto.ts'
import { checkBinding, keysNamed, unboundIn } from './binding.ts'
import { checkAbout, checkNames } from './names.ts'
import { chainsOf, checkChains, checkSignatures, checkTexts } from './custody-checks.ts'
import {
  believed,
  checkCheckpoints,
  checkConsistency,
  checkpointsOf,
  checkProofs,
  checkTimeStamps,
} from './log-checks.ts'
import { readBundle, type Tell } from './read.ts'
import { NO_TRUST, type Trust } from './trust.ts'
import { Findings, type Line, type Verdict, verdictOf } from './verdict.ts'
import { type Whose, whoseOf } from './whose.ts'

/** What a bundle says of itself, what all its checks come to, and the nine of them. */
export interface Checked {
  readonly whose: Whose
  readonly verdict: Verdict
  readonly lines: readonly Line[]
  /** What items are called, by their ids: titles that were disclosed and hold, or file names. */
  readonly names: ReadonlyMap<string, string>
}

/** By whose word, and who hears how far it is. */
export interface CheckOptions {
  readonly trust?: Trust
  readonly tell?: Tell
}

/**
 * Checks a bundle with nothing but its bytes: nine lines, each pass, fail or not checked. Reads every byte once; items
 * are streamed. Without keys to compare nobody knows whose the signatures are, and that is no pass. Throws ZipError for what is no plain archive.
 */
export async function checkBundle(
  file: ZipFile,
  crypto: BundleCrypto,
  { trust = NO_TRUST, tell = () => {} }: CheckOptions = {},
): Promise<Checked> {
  const bundle = await readBundle(file, crypto, tell)
  const signatures = new Findings('V2')
  const chain = new Findings('V3')
  const transfer = new Findings('V4')
  const texts = new Findings('V5')
  const inclusion = new Findings('V6')
  const heads = new Findings('V7')
  const stamps = new Findings('V8')
  const growth = new Findings('V9')
  const chains = chainsOf(bundle, { chain, signatures })
  checkChains(bundle, chains, { chain, transfer })
  checkTexts(bundle, chains, texts)
  const proved = checkProofs(bundle, { inclusion, texts })
  checkAbout(bundle)
  const names = checkNames(bundle, proved, texts)
  const notes = [...checkpointsOf(bundle, heads), ...proved]
  checkCheckpoints(bundle, notes, { findings: heads, trusted: trust.log })
  const named = keysNamed(proved)
  const known = believed(proved, trust.log)
  const unbound = trust.log === null ? [] : unboundIn(chains, known)
  const by = {
    crypto,
    findings: signatures,
    given: trust.custody,
    vouched: keysNamed(known),
    unbound,
  }
  const signed = await checkSignatures(bundle, chains, by)
  checkBinding(chains, { proved, named, signed }, inclusion)
  checkTimeStamps(bundle, crypto, stamps)
  checkConsistency(bundle, notes, growth)
  const all = [bundle.files, signatures, chain, transfer, texts, inclusion, heads, stamps, growth]
  const lines = all.map((findings) => findings.line())
  return { whose: await whoseOf(bundle, crypto, trust), verdict: verdictOf(lines), lines, names }
}

/** Whether nothing in a bundle fails; what was not checked is not counted against it. */
export function isSound(lines: readonly Line[]): boolean {
  return lines.every(({ state }) => state !== 'fail')
}
