import { distance } from '../simhash/index.ts'
import { urlKey } from '../url/index.ts'
import { isErrorPage } from './error-page.ts'

/**
 * `ok`: it is there and says much the same; `moved`: elsewhere; `changed`: it says something else; `soft_404`: an error
 * page that calls itself none; `dead`: it failed three times over seven days or more; `refused`: the site does not let us
 * in; `unknown`: it failed, not yet long enough.
 */
export const LINK_STATES = [
  'ok',
  'moved',
  'changed',
  'soft_404',
  'dead',
  'refused',
  'unknown',
] as const
export type LinkState = (typeof LINK_STATES)[number]

/** What one look at an address saw; a look that got no answer is `failed`. */
export type LinkLook =
  | {
      readonly outcome: 'answered'
      readonly status: number
      /** Where it was found after redirects. */
      readonly url: string
      /** As `text/html`. */
      readonly kind: string
      readonly title: string
      /** Words of the page, and the first of them. */
      readonly words: number
      readonly opening: string
      readonly likeness: string | null
    }
  | { readonly outcome: 'failed' }

/** What is known before a look. Moments are ms since 1970. */
export interface LinkBefore {
  /** Where the page was found when it was kept, and how it was then. */
  readonly url: string
  readonly kind: string
  readonly likeness: string | null
  readonly state: LinkState
  /** Since when it is so. */
  readonly sinceMs: number
  /** Looks that failed one after the other, and when the first of them did; null where the last one did not. */
  readonly failures: number
  readonly firstFailureMs: number | null
}

/** What is known after it, and when to look again. */
export interface LinkJudgement
  extends Pick<LinkBefore, 'state' | 'sinceMs' | 'failures' | 'firstFailureMs'> {
  /** Where it moved to; null where it did not. */
  readonly movedTo: string | null
  readonly nextMs: number
}

const DAY = 86_400_000

/** Looks after the last change: a page that stood for a month is unlikely to go in a day. */
const STEPS = [DAY, 7 * DAY, 30 * DAY, 90 * DAY]
const DEAD_FAILURES = 3
const DEAD_MS = 7 * DAY
/** Bits of 64 in which two readings of one page differ at most: what changes by itself on it, dates and teasers, stays below. */
const MAX_BITS = 10
/** Answers that say: not you, or not now. */
const REFUSALS = new Set([401, 402, 403, 407, 429, 451])

/** When to look for the first time at what was just kept. */
export function firstVisit(atMs: number): number {
  return nextVisit(atMs, atMs)
}

/** Judges one look, made at `nowMs`. The same look at the same time gives the same, whoever judges. */
export function judgeLink(before: LinkBefore, look: LinkLook, nowMs: number): LinkJudgement {
  const state = stateOf(before, look)
  if (state !== null)
    return after(before, { state, failures: 0, firstFailureMs: null }, { look, nowMs })
  const failures = before.failures + 1
  const firstFailureMs = before.firstFailureMs ?? nowMs
  const isOver = failures >= DEAD_FAILURES && nowMs - firstFailureMs >= DEAD_MS
  const failed = isOver || before.state === 'dead' ? 'dead' : 'unknown'
  return after(before, { state: failed, failures, firstFailureMs }, { look, nowMs })
}

function after(
  before: LinkBefore,
  found: Pick<LinkBefore, 'state' | 'failures' | 'firstFailureMs'>,
  { look, nowMs }: { readonly look: LinkLook; readonly nowMs: number },
): LinkJudgement {
  const sinceMs = found.state === before.state ? before.sinceMs : nowMs
  const movedTo = found.state === 'moved' && look.outcome === 'answered' ? look.url : null
  return { ...found, sinceMs, movedTo, nextMs: nextVisit(sinceMs, nowMs) }
}

function nextVisit(sinceMs: number, nowMs: number): number {
  const step = STEPS.find((days) => sinceMs + days > nowMs)
  return step === undefined ? nowMs + (STEPS.at(-1) ?? DAY) : sinceMs + step
}

/** What the answer says; null where it counts as a failure. */
function stateOf(before: LinkBefore, look: LinkLook): LinkState | null {
  if (look.outcome === 'failed') return null
  if (REFUSALS.has(look.status)) return 'refused'
  if (look.status < 200 || look.status > 299) return null
  const isElsewhere = placeOf(look.url) !== placeOf(before.url)
  if (isAlike(before, look)) return isElsewhere ? 'moved' : 'ok'
  if (isErrorPage(look) || (isElsewhere && isHome(look.url) && !isHome(before.url)))
    return 'soft_404'
  return 'changed'
}

function isAlike(
  before: LinkBefore,
  { kind, likeness }: Extract<LinkLook, { outcome: 'answered' }>,
): boolean {
  if (before.kind !== kind) return false
  if (before.likeness === null || likeness === null) return before.likeness === likeness
  return distance(before.likeness, likeness) <= MAX_BITS
}

/** An address as people tell places apart: not by its scheme, `www.` or the slash at its end. */
function placeOf(address: string): string {
  return urlKey(address) ?? address
}

/** The first page of a site, where those are sent whose page is gone. */
function isHome(address: string): boolean {
  return /^\/(?:index\.[a-z]{2,5}|[a-z]{2}\/?|home\/?)?$/i.test(URL.parse(address)?.pathname ?? '')
}
