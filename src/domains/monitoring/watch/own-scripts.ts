import type { FileFacts, Reading, Thing } from '../../../lib/html/index.ts'
import { hostState, isForAnybody } from './hosts.ts'
import type { FilesNow } from './judge-files.ts'
import type { Profile } from './profile.ts'

interface Around {
  readonly profile: Profile
  readonly reading: Reading
  readonly filesNow: FilesNow
}

/** Folders into which visitors and editors put files. */
const UPLOADS =
  /\/(?:wp-content\/)?(?:uploads?|media|files|fileadmin|user[-_]?\w*|images?|img|tmp|temp|cache)\//i

/**
 * Whether a new script of the site is one that it had from another host under the same name, or reaches and does nothing
 * that its other files do not; never where it lies among uploads.
 */
export function isHarmless(thing: Thing, around: Around): boolean {
  const exact = thing.address?.exact ?? ''
  if (UPLOADS.test(exact) || !/\.m?js$/i.test(exact)) return false
  const facts = factsOf(thing, around)
  if (facts === null) return isBroughtHome(thing, around)
  const fresh = freshOf(facts, around.profile)
  // A library does much that no file of the site did.
  return fresh.hosts === 0 && (fresh.does === 0 || isBroughtHome(thing, around))
}

/** What is known of all files under the key of a script; null where it is not known of each. */
function factsOf({ key }: Thing, { reading, filesNow }: Around): readonly FileFacts[] | null {
  const all = reading.files.filter((file) => file.key === key).map(({ url }) => filesNow.get(url))
  return all.length > 0 && all.every((facts) => facts !== undefined) ? all : null
}

/** How many hosts and grave things are in the files of a script that no file of the site had. */
function freshOf(all: readonly FileFacts[], { files }: Profile): { hosts: number; does: number } {
  const known = [...files.values()].flatMap(({ known: facts }) => facts ?? [])
  const count = (part: 'hosts' | 'does') => {
    const usual = new Set(known.flatMap((one) => one[part]))
    return all.flatMap((one) => one[part]).filter((name) => !usual.has(name)).length
  }
  return { hosts: count('hosts'), does: count('does') }
}

/** Whether a library of a host for libraries is gone whose file had the same name. */
function isBroughtHome(thing: Thing, { profile, reading }: Around): boolean {
  const name = fileOf(thing.key)
  const known = [...(profile.things.get('script')?.keys() ?? [])]
  return known.some((key) => {
    const host = /^\/\/([^/]+)/.exec(key)?.[1]
    if (host === undefined || fileOf(key) !== name) return false
    const isKnown = hostState(profile, 'script', host) !== 'new'
    return isKnown && isOfLibraries(host) && !reading.inventories.script.has(key)
  })
}

function fileOf(key: string): string {
  const [path = ''] = key.split('?', 1)
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Hosts of libraries, besides those where anybody can put a file. */
const LIBRARIES =
  /(?:^|\.)(?:code\.jquery\.com|ajax\.googleapis\.com|ajax\.aspnetcdn\.com|bootstrapcdn\.com|fontawesome\.com|polyfill\.io)$/

function isOfLibraries(host: string): boolean {
  return isForAnybody(host) || LIBRARIES.test(host)
}
