// A published check in the words of schema.org.
import type { NodeFacts } from '../../core/action.ts'
import { markOf } from '../../core/feed.ts'
import { isLanguage } from '../../core/text.ts'
import type { CheckOut, Claimant } from '../../lib/claimreview/index.ts'
import { quoteTexts } from '../../ui/quote-standing.ts'
import * as noun from './schema.ts'
import { claimantTexts, verdictTexts } from './texts/values.ts'

/** Under which anybody may take the checks over, with the office's name. Source: Creative Commons, Attribution 4.0. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

interface Place {
  readonly url: string | null
  readonly saidOn: string | null
  readonly outlet: string | null
}

interface Checked {
  readonly code: string
  readonly words: string
  readonly claimant: noun.Claimant
  readonly claimantName: string | null
  readonly publishedAt: string
  readonly appearances: readonly Place[]
  readonly versions: readonly noun.Version[]
}

/** The newest version as programs read it; null where it was withdrawn. */
export function reviewOf(node: NodeFacts, claim: Checked): CheckOut | null {
  const [newest] = claim.versions
  if (newest?.state !== 'published') return null
  const t = node.speak(isLanguage(newest.language) ? newest.language : 'en')
  const base = `${node.origin}${node.prefix}`
  const isNamed = noun.isNamed(claim.claimant)
  const first = claim.appearances[0]
  return {
    url: `${base}/claims/${claim.code}`,
    claim: claim.words,
    claimant: claimantOf(claim, t(claimantTexts.account)),
    saidAt: first?.saidOn ?? null,
    appearances: claim.appearances.flatMap(({ url, saidOn, outlet }) =>
      url === null ? [] : { url, date: saidOn, isOfNamed: isNamed || outlet !== null },
    ),
    verdict: newest.verdict,
    label: t(verdictTexts[newest.verdict]),
    publisher: { name: `${markOf(node)}${node.name}`, url: base },
    publishedAt: claim.publishedAt,
    changedAt: newest.publishedAt === claim.publishedAt ? null : newest.publishedAt,
    language: newest.language,
    summary: newest.summary,
    sources: newest.evidence.map(({ item, title, stand }) => ({
      name: title,
      url: `${base}/id/${item}`,
      // Programs are told what readers are told.
      note: stand === 'missing' ? `${t(quoteTexts.missing)} ${newest.unfound ?? ''}`.trim() : null,
    })),
    license: LICENCE,
    corrections: claim.versions.flatMap(({ correction, publishedAt: at }) =>
      correction === null ? [] : { at, text: correction },
    ),
  }
}

function claimantOf({ claimant, claimantName }: Checked, account: string): Claimant | null {
  if (claimant === 'unknown') return null
  if (claimantName === null) return { kind: 'account', words: account }
  const isPerson = claimant === 'candidate' || claimant === 'office-holder'
  return { kind: 'named', type: isPerson ? 'Person' : 'Organization', name: claimantName }
}
