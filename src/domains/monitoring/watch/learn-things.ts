import { short, type Thing } from '../../../lib/html/index.ts'
import { domainKey, slotDomain } from './hosts.ts'
import { learnNames } from './learn-names.ts'
import { learnReach, reachKey } from './learn-reach.ts'
import type { Taken } from './learn-text.ts'
import { FIRST_FETCHES, type Kept, minutes, type Profile } from './profile.ts'

/** What one profile holds at most; a page with more says "too much to watch". */
const MAX_KEPT = 2_000
const MAX_LINKS = 4_000
const MAX_DOMAINS = 500
/** Hosts and targets of one link or domain. */
export const MAX_HOSTS = 8
const MAX_NAMES = 400
/** Characters kept to be shown, and of a fact to be compared. */
const MAX_LABEL = 100
const MAX_FACT = 300

/** Takes the inventories of a fetch, but for links, into the profile. */
export function learnThings(profile: Profile, lesson: Taken): void {
  const { reading, atMs, notThings } = lesson
  learnNames(profile, lesson)
  for (const [kind, things] of Object.entries(reading.inventories) as [
    Thing['kind'],
    ReadonlyMap<string, Thing>,
  ][]) {
    if (kind === 'link') continue
    const kept = profile.things.get(kind) ?? new Map()
    profile.things.set(kind, kept)
    for (const thing of things.values()) {
      const known = kept.get(thing.key)
      if (notThings.has(`${kind} ${thing.key}`)) {
        if (known) keep(profile, thing, { known, atMs })
        continue
      }
      if (!known && kept.size >= MAX_KEPT) {
        // Of facts that are that many most come and go.
        profile.isTooMuch ||= kind !== 'fact'
        continue
      }
      const one = known ?? {
        seen: 0,
        fetch: 0,
        last: 0,
        most: 0,
        label: thing.label.slice(0, kind === 'fact' ? MAX_FACT : MAX_LABEL),
      }
      one.seen++
      one.fetch = profile.fetches
      one.last = minutes(atMs)
      one.most = Math.max(one.most, thing.count)
      kept.set(thing.key, one)
      learnAddress(profile, thing)
      learnSlot(profile, thing, atMs)
      learnGuard(profile, thing, !known)
      learnCode(profile, thing, !known)
      learnReach(profile, thing, { isNew: !known, atMs })
    }
  }
}

/** What is known stays known, as it was, however long a finding of it is open. */
function keep(
  { reaches, fetches }: Profile,
  thing: Thing,
  { known, atMs }: { known: Kept; atMs: number },
): void {
  known.seen++
  known.fetch = fetches
  known.last = minutes(atMs)
  const reach = reaches.get(reachKey(thing))
  if (reach) reach.last = known.last
}

function learnAddress(profile: Profile, { kind, address }: Thing): void {
  if (!address?.host) return
  const key = domainKey(kind, address.host)
  const known = profile.domains.get(key)
  if (!known && profile.domains.size >= MAX_DOMAINS) return
  const domain = known ?? { seen: 0, fetch: 0, hosts: [], paths: [], novelty: 0 }
  profile.domains.set(key, domain)
  if (domain.fetch !== profile.fetches) domain.seen++
  domain.fetch = profile.fetches
  const isNew = [add(domain.hosts, address.host), add(domain.paths, short(address.key))].includes(
    true,
  )
  if (isNew && known && profile.fetches > FIRST_FETCHES) domain.novelty++
}

function add(list: string[], text: string): boolean {
  if (list.includes(text)) return false
  if (list.length < MAX_HOSTS) list.push(text)
  return true
}

function learnGuard({ guarded }: Profile, { kind, key, isGuarded }: Thing, isNew: boolean): void {
  if (isGuarded === false) guarded.delete(`${kind} ${key}`)
  else if (isGuarded && isNew && guarded.size < MAX_DOMAINS) guarded.add(`${kind} ${key}`)
}

/** Remembers whose scripts and frames stood at a place; of the head and the page itself nothing is remembered. */
function learnSlot({ slots }: Profile, { kind, path, address }: Thing, atMs: number): void {
  if (path === '' || (kind !== 'script' && kind !== 'frame') || !address?.host) return
  const known = slots.get(path)
  if (!known && slots.size >= MAX_DOMAINS) return
  const slot = known ?? { last: 0, domains: [] }
  slot.last = minutes(atMs)
  add(slot.domains, slotDomain(address.host))
  slots.set(path, slot)
}

function learnCode(profile: Profile, { kind, key, code }: Thing, isNew: boolean): void {
  if (!code) return
  const said = profile.sentences.get(`${kind} ${key}`) ?? []
  if (code.sentences !== '' && !said.includes(code.sentences) && said.length < MAX_HOSTS)
    profile.sentences.set(`${kind} ${key}`, [...said, code.sentences])
  const start = `${kind} ${code.start}`
  const script = profile.scripts.get(start) ?? { variants: 0, names: new Set(), hosts: new Set() }
  if (isNew) script.variants++
  for (const name of code.names) if (script.names.size < MAX_NAMES) script.names.add(name)
  for (const host of [...code.hosts, ...code.dataHosts])
    if (script.hosts.size < MAX_NAMES) script.hosts.add(host)
  if (profile.scripts.size < MAX_KEPT) profile.scripts.set(start, script)
}

/** Takes the links of a fetch into the profile. */
export function learnLinks(profile: Profile, { reading, atMs, notThings }: Taken): void {
  const byPath = new Map(profile.places.map((place) => [place.path, place]))
  for (const thing of reading.inventories.link.values()) {
    const host = thing.address?.host ?? ''
    if (notThings.has(`link ${thing.key}`)) continue
    if (host !== '') profile.linkHosts.set(host, (profile.linkHosts.get(host) ?? 0) + 1)
    const { spot: key = '' } = thing
    const known = profile.links.get(key)
    if (!known && profile.links.size >= MAX_LINKS) {
      profile.isTooMuch = true
      continue
    }
    const link = known ?? { seen: 0, fetch: 0, last: 0, hosts: [], targets: [] }
    if (link.fetch !== profile.fetches) link.seen++
    link.fetch = profile.fetches
    link.last = minutes(atMs)
    if (host !== '') {
      const place = byPath.get(thing.path)
      if (place) place.hadForeign = true
    }
    add(link.hosts, host)
    add(link.targets, thing.target ?? '')
    profile.links.set(key, link)
  }
}
