// How a watched page is looked at: under which name, and which of its scripts and style sheets are asked for; what of
// their answers is kept for the next visit.
import { hash } from 'node:crypto'
import { isSameSite, type OwnFile } from '../../lib/html/index.ts'
import type { AskedFile, PageFile } from '../../core/observation.ts'
import { HOUR, MINUTE, msBetween, type Time, toMs } from '../../core/time.ts'
import type { VisitView } from './checks/index.ts'
import type { SiteWatch } from './store/watch.ts'
import type { FileGiven } from './watch/index.ts'
import type { PageFileState } from './watched.ts'

/** A file that kept its address and changed is found within this. */
const EVERY_MS = HOUR
/** Looks that confirm a change follow each other within this. */
const CONFIRMING_MS = 10 * MINUTE

/** Files that the next visit asks for: new ones, those that were not for an hour, and all while a change is confirmed. */
export function duePageFiles(
  known: Pick<SiteWatch, 'last' | 'sightings'> | undefined,
  now: Time,
): AskedFile[] {
  const files = known?.last.files ?? []
  const isAll = known?.sightings.waiting.some(
    ({ isOpen, atMs }) => !isOpen && atMs.some((at) => toMs(now) - at <= CONFIRMING_MS),
  )
  const due = files.filter(
    ({ askedAt }) => isAll || askedAt === null || msBetween(askedAt, now) >= EVERY_MS,
  )
  return due.map(({ url, sha256, etag, modified }) => ({ url, sha256, etag, modified }))
}

/** Looks in a row under one name, so that what one of them sees the next two can confirm; and of how many in all. */
const BROWSER_LOOKS = 3
const LOOKS_OF_BOTH = 18

/**
 * Whether a look comes under the name of a browser, as one in six does: who shows the node alone a clean page is seen so.
 * `version` is that of the watch of the page.
 */
export function isBrowsersTurn(version: number): boolean {
  return version % LOOKS_OF_BOTH >= LOOKS_OF_BOTH - BROWSER_LOOKS
}

/** What a visit says of the files of a page. */
export interface FilesSeen {
  readonly given: ReadonlyMap<string, FileGiven>
  /** Bytes came that were not there before. */
  readonly hasNew: boolean
  /** What is kept of those that a page names now; of `unread` ones nothing is known. */
  after(files: readonly Pick<OwnFile, 'url'>[], unread: readonly string[]): PageFileState[]
}

/** Arranges the answers of a visit, beside what was known before it. */
export function filesSeen(
  { seen, input, host }: Pick<VisitView, 'seen' | 'input' | 'host'>,
  before: readonly PageFileState[],
): FilesSeen {
  const known = new Map(before.map((one) => [one.url, one]))
  const answers = new Map<string, PageFile>()
  for (const { it } of seen) if (it.kind === 'page.file') answers.set(it.url, it)
  const given = new Map<string, FileGiven>()
  for (const url of new Set([...known.keys(), ...answers.keys()])) {
    const one = givenBy(answers.get(url), { known: known.get(url), bodies: input.bodies, host })
    if (one !== null) given.set(url, one)
  }
  return {
    given,
    hasNew: [...given.values()].some((one) => typeof one !== 'string' && one.text !== undefined),
    after: (files, unread) =>
      files.map(({ url }) => {
        const state = stateAfter(url, known.get(url), answers.get(url), host)
        return unread.includes(url) ? nothingOf(url) : state
      }),
  }
}

interface Before {
  readonly known: PageFileState | undefined
  readonly bodies: ReadonlyMap<string, Uint8Array>
  readonly host: string
}

function givenBy(answer: PageFile | undefined, before: Before): FileGiven | null {
  const { known, bodies, host } = before
  const sha256 = known?.sha256 ?? null
  if (answer?.digest && isElsewhere(answer, host)) {
    // Whatever stands there: the page runs what another site sends.
    const text = `importScripts(${JSON.stringify(answer.ended)})`
    return { sha256: hash('sha256', text), text }
  }
  const isAsBefore = answer === undefined || answer.status === 304 || answer.digest === sha256
  if (isAsBefore) return sha256 === null ? null : { sha256 }
  if (answer.digest === null) return null
  const bytes = bodies.get(answer.sha256 ?? '')
  return bytes ? { sha256: answer.digest, text: new TextDecoder().decode(bytes) } : null
}

function isElsewhere({ ended }: PageFile, host: string): boolean {
  return !isSameSite(URL.parse(ended)?.hostname ?? '', host)
}

function stateAfter(
  url: string,
  known: PageFileState | undefined,
  answer: PageFile | undefined,
  host: string,
): PageFileState {
  const before = known ?? nothingOf(url)
  if (answer === undefined) return before
  const askedAt = answer.at
  // What did not come is as it was seen last; what is gone or elsewhere is asked for whole.
  if (answer.error !== null || answer.status === 304) return { ...before, askedAt }
  const { digest, etag, modified } = answer
  return digest === null || isElsewhere(answer, host)
    ? { ...nothingOf(url), askedAt }
    : { url, sha256: digest, etag, modified, askedAt }
}

function nothingOf(url: string): PageFileState {
  return { url, sha256: null, etag: null, modified: null, askedAt: null }
}
