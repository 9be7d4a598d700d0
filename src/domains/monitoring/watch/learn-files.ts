import { hash } from 'node:crypto'
import {
  type FileFacts,
  fileFacts,
  hidingRules,
  type OwnFile,
  type Reading,
} from '../../../lib/html/index.ts'
import type { FilesNow } from './judge-files.ts'
import type { KeptFile, Profile } from './profile.ts'

/** What came of a file: its text; or that it is the one with this hash, with its text where it is at hand. */
export type FileGiven = string | { readonly sha256: string; readonly text?: string | undefined }

/** Files that one profile holds; pages have 24 at most, and some have others at each visit. */
const MAX_KEPT = 64
/** Hosts and deeds kept of one file. */
const MAX_LIST = 60
/** Fetches without a file after which it is forgotten. */
const FORGET_AFTER = 200

/** Facts of the files of a page, and addresses of those of which only an unknown hash came. */
export function filesNow(
  profile: Profile | null,
  { files, home }: Pick<Reading, 'files' | 'home'>,
  given: ReadonlyMap<string, FileGiven>,
): { readonly now: FilesNow; readonly unread: readonly string[] } {
  const now = new Map<string, FileFacts>()
  const unread: string[] = []
  for (const file of files) {
    const kept = profile?.files.get(file.url)
    const facts = factsNow(file, kept, given.get(file.url), home.host)
    if (facts !== null) now.set(file.url, facts)
    else if (given.has(file.url)) unread.push(file.url)
  }
  return { now, unread }
}

function factsNow(
  file: OwnFile,
  kept: KeptFile | undefined,
  given: FileGiven | undefined,
  ownHost: string,
): FileFacts | null {
  // What was seen last stands until it is asked for again.
  if (given === undefined) return kept?.waiting ?? kept?.known ?? null
  const text = typeof given === 'string' ? given : given.text
  const sha256 = typeof given === 'string' ? hash('sha256', given) : given.sha256
  for (const known of [kept?.known, kept?.waiting]) if (known?.sha256 === sha256) return known
  return text === undefined ? null : fileFacts(file, text, sha256, ownHost)
}

/** Rules of the sheets of a page by which something is hidden, as far as they are known before it is read. */
export function hidingNow(
  profile: Profile | null,
  given: ReadonlyMap<string, FileGiven>,
): string[] {
  const kept = [...(profile?.files ?? [])].filter(
    ([, one]) => one.kind === 'sheet' && one.gone === 0,
  )
  return kept.flatMap(([url, { known, waiting }]) => {
    const now = given.get(url)
    const text = typeof now === 'string' ? now : now?.text
    // Always the same part of a sheet, whether it came just now or is only remembered.
    return text === undefined ? (waiting?.hiding ?? known?.hiding ?? []) : hidingRules(text)
  })
}

/** Takes the files of a look into the profile; those of `told` wait for a person. False where nothing changed. */
export function learnFiles(
  profile: Profile,
  reading: Reading,
  { now, told }: { readonly now: FilesNow; readonly told: ReadonlySet<string> },
): boolean {
  let isChanged = false
  const here = new Set(reading.files.map(({ url }) => url))
  for (const [url, kept] of profile.files) {
    if (here.has(url) ? kept.gone === 0 : kept.gone > FORGET_AFTER) continue
    kept.gone = here.has(url) ? 0 : kept.gone + 1
    isChanged = true
  }
  for (const file of reading.files) {
    const facts = now.get(file.url)
    if (facts !== undefined && learnFile(profile, file, facts, told.has(file.url))) isChanged = true
  }
  forget(profile)
  return isChanged
}

function learnFile(profile: Profile, file: OwnFile, facts: FileFacts, isTold: boolean): boolean {
  const { kind, key, url } = file
  const kept = profile.files.get(url) ?? {
    kind,
    key,
    codes: 0,
    gone: 0,
    known: null,
    waiting: null,
  }
  if (isTold) {
    if (kept.waiting?.sha256 === facts.sha256) return false
    kept.waiting = facts
  } else {
    if (kept.known?.sha256 === facts.sha256 && kept.waiting === null) return false
    takeIn(kept, facts)
  }
  profile.files.set(url, kept)
  return true
}

/** A file is as it is now; what it reached before it may reach again. */
export function takeIn(kept: KeptFile, facts: FileFacts): void {
  if (kept.known?.key !== facts.key) kept.codes++
  const join = (one: readonly string[], other: readonly string[] = []) =>
    [...new Set([...one, ...other])].slice(0, MAX_LIST)
  const hosts = join(facts.hosts, kept.known?.hosts)
  kept.known = { ...facts, hosts, does: join(facts.does, kept.known?.does) }
  kept.waiting = null
}

function forget({ files }: Profile): void {
  for (const [url, { gone }] of files) if (gone > FORGET_AFTER) files.delete(url)
  const longest = [...files].sort(([, one], [, other]) => other.gone - one.gone)
  for (const [url] of longest.slice(0, Math.max(0, files.size - MAX_KEPT))) files.delete(url)
}
