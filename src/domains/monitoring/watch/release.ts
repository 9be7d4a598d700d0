import { type BuildName, buildName, type Reading, type Thing } from '../../../lib/html/index.ts'
import { isOfHome } from './hosts.ts'
import { isOpenPlace } from './known.ts'
import { fileKey, MAX_FILES } from './learn-names.ts'
import type { Profile } from './profile.ts'

/**
 * What a look has made of the site's own scripts and sheets: `replaced` stands for one of its frame that is gone, `released`
 * came with a release, `part` is named as others of the build are but came by itself.
 */
export type FileState = 'known' | 'replaced' | 'released' | 'part' | 'new'
const WORST: readonly FileState[] = ['new', 'part', 'released', 'replaced', 'known']

/** The files of a look as a whole. */
export interface Files {
  /** Of a script or sheet of the site: the worst of the files under its key. */
  stateOf(thing: Thing): FileState
  /** The site put out a new build. */
  readonly isRelease: boolean
  /** Nothing of the site's own files and texts changed but for what came by itself. */
  isQuiet(): boolean
}

/** Replaced files by which a look is a release, however many there are. */
const MANY_REPLACED = 2
/** Files that come by themselves; more are a change of the site. */
const FEW = 3
/** Fetches with something, up to which it counts as new in the look that follow at once. */
const RECENT = 3

interface Sorted {
  readonly states: ReadonlyMap<string, FileState>
  readonly releases: ReadonlySet<string>
  readonly replaced: number
  readonly gone: number
  readonly alone: number
}

/** Compares the files of a look with those of the last one that was learned. */
export function filesOf(profile: Profile, reading: Reading): Files {
  const { states, releases, replaced, gone, alone } = sorted(profile, reading)
  let isQuiet: boolean | null = null
  return {
    isRelease: releases.size > 0,
    stateOf: ({ kind, files = new Set() }) => {
      const found = [...files].map((file) => states.get(fileKey(kind, file)) ?? 'known')
      return WORST.find((state) => found.includes(state)) ?? 'known'
    },
    isQuiet: () =>
      (isQuiet ??= replaced + gone === 0 && alone <= FEW && isAsLearned(profile, reading)),
  }
}

interface File {
  readonly key: string
  readonly name: BuildName | null
}

function sorted(profile: Profile, reading: Reading): Sorted {
  const shown = shownFiles(reading)
  const fresh = [...shown].flatMap(([key, file]) =>
    profile.names.has(key) ? [] : [fileOf(key, file)],
  )
  const current = [...profile.names].flatMap(([key, { fetch }]) =>
    fetch === profile.fetches ? [key] : [],
  )
  const gone = current.filter((key) => !shown.has(key)).length
  const states = new Map<string, FileState>()
  // Names are looked at only where there is one to judge: most looks bring none.
  if (fresh.length === 0) return { states, releases: new Set(), replaced: 0, gone, alone: 0 }
  const before = current.map((key) => fileOf(key, key.slice(key.indexOf(' ') + 1)))
  const lost = before.filter(({ key }) => !shown.has(key))
  const left = pair(fresh, lost, states)
  const replaced = states.size
  const next = fresh.filter(({ key }) => states.has(key))
  const releases = releasesOf(before, lost, next)
  const patterns = new Set(before.flatMap(({ name }) => (name ? [rooted(name)] : [])))
  const paths = new Set([...profile.names.keys()].map(pathOf))
  for (const file of left)
    states.set(file.key, stateOf(file, { releases, patterns, paths, profile }))
  const alone = left.filter(({ key }) => states.get(key) !== 'replaced').length
  return { states, releases, replaced, gone, alone }
}

function fileOf(key: string, file: string): File {
  return { key, name: buildName(file) }
}

function shownFiles({ inventories, home }: Reading): Map<string, string> {
  const shown = new Map<string, string>()
  for (const kind of ['script', 'sheet'] as const)
    for (const { address, files } of inventories[kind].values())
      if (isOfHome(address?.host ?? null, home.host))
        for (const file of files ?? []) shown.set(fileKey(kind, file), file)
  return shown
}

/** Gives each new file one of its frame that is gone; what is left of the new ones. */
function pair(
  fresh: readonly File[],
  gone: readonly File[],
  states: Map<string, FileState>,
): File[] {
  const free = new Map<string, number>()
  for (const { key, name } of gone)
    if (name) free.set(framed(key, name), (free.get(framed(key, name)) ?? 0) + 1)
  return fresh.filter(({ key, name }) => {
    const count = name ? (free.get(framed(key, name)) ?? 0) : 0
    if (!name || count === 0) return true
    free.set(framed(key, name), count - 1)
    states.set(key, 'replaced')
    return false
  })
}

function framed(key: string, { frame }: BuildName): string {
  return `${key.slice(0, key.indexOf(' '))} ${frame}`
}

function rooted({ root, pattern }: BuildName): string {
  return `${root} ${pattern}`
}

/** Roots under which half of the files of a build are gone and some were replaced, or several were replaced. */
function releasesOf(
  before: readonly File[],
  gone: readonly File[],
  replaced: readonly File[],
): Set<string> {
  const [all, lost, next] = [countRoots(before), countRoots(gone), countRoots(replaced)]
  return new Set(
    [...next.keys()].filter((root) => {
      const isHalf = (lost.get(root) ?? 0) * 2 >= (all.get(root) ?? 0)
      return isHalf || (next.get(root) ?? 0) >= MANY_REPLACED
    }),
  )
}

function countRoots(files: readonly File[]): Map<string, number> {
  const roots = new Map<string, number>()
  for (const { name } of files) if (name) roots.set(name.root, (roots.get(name.root) ?? 0) + 1)
  return roots
}

function stateOf(
  { key, name }: File,
  around: {
    readonly releases: ReadonlySet<string>
    readonly patterns: ReadonlySet<string>
    readonly paths: ReadonlySet<string>
    readonly profile: Profile
  },
): FileState {
  // The same file from another host of the site, where one of them fails.
  if (around.paths.has(pathOf(key))) return 'replaced'
  if (!name) return 'new'
  // Of a page with more files than are kept nobody knows which is new.
  if (around.profile.names.size >= MAX_FILES) return 'released'
  if (!around.patterns.has(rooted(name))) return 'new'
  return around.releases.has(name.root) ? 'released' : 'part'
}

function pathOf(key: string): string {
  return key.replace(/ \/\/[^/]*/, ' ')
}

/** Whether no text of the page is new, besides where texts come and go, nor was in the last looks. */
function isAsLearned({ shapes, places, names, fetches }: Profile, { blocks }: Reading): boolean {
  const isOpen = places.map(isOpenPlace)
  const open = new Set(places.filter((_, at) => isOpen[at]).map(({ path }) => path))
  const isRecent = ({ seen, fetch }: { seen: number; fetch: number }) =>
    seen <= RECENT && fetch >= fetches - RECENT
  const known = new Set<string>()
  for (const shape of shapes.values()) {
    if (isRecent(shape) && !isOpen[shape.place]) return false
    known.add(shape.key)
  }
  if (names.values().some(isRecent)) return false
  return blocks.every(({ shapeKey, path }) => known.has(shapeKey) || open.has(path))
}
