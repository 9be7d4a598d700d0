import type { ZipFile } from '../zip/index.ts'
import type { BundleCrypto } from './crypto.ts'
import { chainsOf, checkChains, checkSignatures, checkTexts } from './custody-checks.ts'
import {
  checkCheckpoints,
  checkConsistency,
  checkpointsOf,
  checkProofs,
  checkTimeStamps,
} from './log-checks.ts'
import { readBundle, type Tell } from './read.ts'
import { Findings, type Line } from './verdict.ts'

/**
 * Checks a bundle with nothing but its bytes: nine lines, each pass, fail or not checked. Reads every byte once; items
 * are streamed. `tell` hears how far it is. Throws ZipError for what is no plain archive.
 */
export async function checkBundle(
  file: ZipFile,
  crypto: BundleCrypto,
  tell: Tell = () => {},
): Promise<readonly Line[]> {
  const bundle = await readBundle(file, crypto, tell)
  const signatures = new Findings('V2')
  const chain = new Findings('V3')
  const transfer = new Findings('V4')
  const texts = new Findings('V5')
  const inclusion = new Findings('V6')
  const heads = new Findings('V7')
  const stamps = new Findings('V8')
  const growth = new Findings('V9')
  const chains = chainsOf(bundle, chain)
  await checkSignatures(bundle, chains, { crypto, findings: signatures })
  checkChains(bundle, chains, { chain, transfer })
  checkTexts(bundle, chains, texts)
  const proved = checkProofs(bundle, chains, { inclusion, texts })
  const notes = [...checkpointsOf(bundle, heads), ...proved]
  checkCheckpoints(bundle, notes, heads)
  checkTimeStamps(bundle, crypto, stamps)
  checkConsistency(bundle, notes, growth)
  const all = [bundle.files, signatures, chain, transfer, texts, inclusion, heads, stamps, growth]
  return all.map((findings) => findings.line())
}

/** Whether nothing in a bundle fails; what was not checked is not counted against it. */
export function isSound(lines: readonly Line[]): boolean {
  return lines.every(({ state }) => state !== 'fail')
}
