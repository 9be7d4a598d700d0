import {
  buildName,
  type FileFacts,
  isHidingRule,
  type OwnFile,
  type Reading,
} from '../../../lib/html/index.ts'
import { type Draft, type Level, why, type WhyCode } from './item.ts'
import { isLibrary } from './libraries.ts'
import { type KeptFile, type Profile, stageOf } from './profile.ts'
import { isFontFirm, isService } from './services.ts'
import { hasDanger, isAboutVote } from './words-of.ts'

/** Scripts and sheets of the site itself by their address, as far as anything is known of them now. */
export type FilesNow = ReadonlyMap<string, FileFacts>

/** Different codes of one file, by which it changes by itself. */
const MOVING = 3
/** Hashes are shown by their beginning. */
const SHOWN_HASH = 16

/** What of it runs what is not in the file, however it came there. */
const RUNS: ReadonlySet<string> = new Set([
  'eval',
  'Function',
  'document.write',
  'createElement script',
  'atob',
  'String.fromCharCode',
  'importScripts',
  'serviceWorker',
  'WebSocket',
  'RTCPeerConnection',
])
const TAKES: ReadonlySet<string> = new Set(['document.cookie', 'keys', 'submit', 'FormData'])
const SENDS: ReadonlySet<string> = new Set(['sendBeacon', 'fetch', 'XMLHttpRequest', 'Image'])

/** A file with what is new in it. */
interface Changed {
  readonly file: OwnFile
  readonly now: FileFacts
  readonly hosts: readonly string[]
  readonly does: readonly string[]
  /** It has the address that it always had. */
  readonly isSame: boolean
  /** Its code is another one, and does not change by itself. */
  readonly isOther: boolean
  readonly before: KeptFile | null
}

/**
 * Scripts and sheets of the site that are not as they were, judged by what they reach. One that kept its address and
 * reaches no more is a question to a person; where other files of the page have new names it is a release.
 */
export function judgeFiles(
  profile: Profile,
  reading: Reading,
  { filesNow: files = NONE, atMs }: { readonly filesNow?: FilesNow; readonly atMs: number },
): Draft[] {
  if (profile.files.size === 0) return []
  const changed = reading.files.flatMap((file) => changedIn(profile, file, files.get(file.url)))
  const items = changed.flatMap((one) => (one.file.kind === 'script' ? script(one) : sheet(one)))
  const isReleased = atMs - profile.releasedMs <= RELEASE_MS || isRelease(profile, reading)
  const isQuiet = stageOf(profile) !== 'full' || isReleased
  const told = new Set(items.flatMap(({ parts }) => parts?.files ?? []))
  const rest = changed.filter(
    ({ file, isSame, isOther }) =>
      file.kind === 'script' && isSame && isOther && !told.has(file.url),
  )
  return rest.length === 0 || isQuiet ? items : [...items, rewritten(rest)]
}

function changedIn(profile: Profile, file: OwnFile, now: FileFacts | undefined): Changed[] {
  const before = profile.files.get(file.url) ?? null
  if (now === undefined || before?.known?.sha256 === now.sha256) return []
  const own = before?.known ?? null
  const known = own ?? allOf(profile, file.kind)
  const hosts = now.hosts.filter((host) => !known.hosts.includes(host))
  const does = now.does.filter((one) => !known.does.includes(one))
  const isSame = own !== null
  const isOther = own !== null && own.key !== now.key && (before?.codes ?? 0) < MOVING
  return [{ file, now, hosts, does, isSame, isOther, before }]
}

/** What all files of a kind reach together: a file under a new name is compared with them. */
function allOf({ files }: Profile, kind: OwnFile['kind']): Pick<FileFacts, 'hosts' | 'does'> {
  const all = [...files.values()].flatMap(({ kind: own, known }) =>
    own === kind && known !== null ? [known] : [],
  )
  return { hosts: all.flatMap(({ hosts }) => hosts), does: all.flatMap(({ does }) => does) }
}

const NONE: FilesNow = new Map()
/** All files were asked for again by then: they are asked for hourly. */
const RELEASE_MS = 2 * 3_600_000

/** Whether a file of the page came under a new name in place of one that it had. */
export function isRelease({ files }: Profile, reading: Reading): boolean {
  const here = new Set(reading.files.map(({ url }) => url))
  const gone = new Set<string>()
  for (const [url, { key }] of files) if (!here.has(url)) gone.add(key)
  return reading.files.some(({ url, key }) => !files.has(url) && gone.has(key))
}

function script(changed: Changed): Draft[] {
  const { hosts, does, isSame, now } = changed
  const isTaking = now.does.some((one) => TAKES.has(one))
  if (!isSame) {
    if (hosts.length === 0) return []
    return [item(changed, isTaking && isSmall(now) ? 'H' : 'M', 'own_file_reaches')]
  }
  if (hosts.length > 0 && does.includes('location')) return [item(changed, 'C', 'own_file_reaches')]
  const isGrave =
    hosts.length > 0 ||
    does.some((one) => RUNS.has(one) || one.startsWith('when: ')) ||
    (does.some((one) => TAKES.has(one)) && does.some((one) => SENDS.has(one)))
  return isGrave ? [item(changed, 'H', 'own_file_reaches')] : []
}

/** Grave things of a script that a person wrote for one purpose; what a build puts together does more. */
const FEW = 8

function isSmall({ hosts, does }: FileFacts): boolean {
  return hosts.length + does.length <= FEW
}

function sheet(changed: Changed): Draft[] {
  const { hosts, does } = changed
  const hides = hidesNamed(changed)
  if (hosts.length === 0 && does.length === 0 && !hides) return []
  const isGrave =
    does.includes('display: none') ||
    does.some(isStrangeImport) ||
    // Whoever builds a site gives other code another name.
    (hides && buildName(new URL(changed.file.url).pathname) !== null) ||
    (hosts.length > 0 && changed.now.does.includes('[value=]')) ||
    does.some((one) => one.startsWith('content: ') && (hasDanger(one) || isAboutVote(one)))
  // A picture or typeface from elsewhere is no more than its tag would be.
  const isQuestion = hides || does.some((one) => one.startsWith('content: ')) || hosts.length > 0
  if (!isGrave && !isQuestion) return []
  return [item(changed, isGrave ? 'H' : 'M', 'own_style_shows')]
}

/** Whether a sheet takes in one of a host that hands out neither typefaces nor well-known libraries. */
function isStrangeImport(does: string): boolean {
  if (!does.startsWith('@import ')) return false
  const written = does.slice('@import '.length)
  const host = URL.parse(written)?.hostname ?? ''
  return !isFontFirm(host) && !isService(host) && !isLibrary(written)
}

/** Whether a sheet that kept its address hides what a page calls by its name, and did not before. */
function hidesNamed({ isSame, isOther, now, before }: Changed): boolean {
  if (!isSame || !isOther) return false
  const known = new Set(before?.known?.hiding.split('\n'))
  return now.hiding
    .split('\n')
    .some((rule) => /^[^{]*#[\w-]/.test(rule) && !known.has(rule) && isHidingRule(rule))
}

function item(changed: Changed, level: Level, code: WhyCode): Draft {
  const { file, hosts, does, now, before } = changed
  return {
    class: 'own_file',
    id: `${code} ${file.url}`,
    level,
    why: why(code, { file: file.url, reaches: [...hosts, ...does] }),
    old: before?.known ? shown(before.known) : null,
    now: shown(now),
    isNew: true,
    parts: { files: [file.url] },
  }
}

function shown({ sha256, hosts, does }: FileFacts): string {
  return [`SHA-256 ${sha256.slice(0, SHOWN_HASH)}`, ...hosts, ...does].join('\n')
}

/** All that were written anew and reach no more than before: one question. */
function rewritten(all: readonly Changed[]): Draft {
  const files = all.map(({ file }) => file.url)
  const lines = (of: (one: Changed) => FileFacts | null | undefined) =>
    all.map((one) => `${one.file.url} ${of(one)?.sha256.slice(0, SHOWN_HASH) ?? ''}`).join('\n')
  return {
    class: 'own_file',
    id: 'rewritten',
    level: 'M',
    why: why('own_file_changed', { files }),
    old: lines(({ before }) => before?.known),
    now: lines(({ now }) => now),
    isNew: true,
    parts: { files },
  }
}
