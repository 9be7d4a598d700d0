import { isCommitted } from '../custody/index.ts'
import { recordedAt } from './binding.ts'
import { tried } from './custody-checks.ts'
import { aboutBundle, disclosedName, FILES, idOf, NAMED, readJson, readLines } from './layout.ts'
import type { Proved } from './log-checks.ts'
import { filesIn, type ReadBundle } from './read.ts'
import type { Findings } from './verdict.ts'

/** V1 besides: what the bundle says of itself can be read. */
export function checkAbout(bundle: ReadBundle): void {
  const bytes = bundle.whole.get(FILES.about)
  if (bytes !== undefined) tried(() => readJson(aboutBundle, bytes), FILES.about, bundle.files)
}

/**
 * V5 besides: titles and file names are the ones that a proved record about their item committed to. Those that are kept
 * back are counted as not disclosed. Gives what items are called, by their ids.
 */
export function checkNames(
  bundle: ReadBundle,
  proved: readonly Proved[],
  findings: Findings,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const recorded = recordedAt(proved)
  const told = new Set<string>()
  for (const [path, content] of filesIn(bundle, 'names')) {
    const read = tried(() => readLines(disclosedName, content), path, findings) ?? []
    for (const [index, { field, commitment, salt, text }] of read.entries()) {
      findings.looked()
      const key = `${idOf(path)} ${commitment}`
      const part = `${path}#${index + 1}`
      told.add(key)
      if (!isCommitted(commitment, Uint8Array.from(Buffer.from(salt, 'hex')), text))
        findings.fail(part, 'text')
      else if (!recorded.has(key)) findings.fail(part, 'unused')
      else if (field === 'title' || !names.has(idOf(path))) names.set(idOf(path), text)
    }
  }
  const kept = proved
    .filter(({ type }) => type === NAMED)
    .flatMap(({ subject, body }) =>
      [...(body ?? '').matchAll(/\b[0-9a-f]{64}\b/g)].map(([hex]) => `${subject} ${hex}`),
    )
  findings.remark('undisclosed', kept.filter((key) => !told.has(key)).length)
  return names
}
