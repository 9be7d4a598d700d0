import { registeredName } from '../../../lib/dns/index.ts'
import type { CodeKey, InventoryKind, Reach, Reading, Thing } from '../../../lib/html/index.ts'
import { hostState, isForAnybody, isOfHome, isSlot } from './hosts.ts'
import type { Level, WhyCode } from './item.ts'
import { isOpenPlace } from './known.ts'
import { newReach, reachKey, reachOfThing } from './learn-reach.ts'
import { type KeptReach, MOVING_VARIANTS, type Profile, stageOf } from './profile.ts'

/** Different sets of hosts, by which those of a code move by themselves. */
const MOVING_SETS = 3
/** Different accounts, by which they do. */
const MOVING_ACCOUNTS = 2
/** Characters of data up to which it is the configuration of a code, not the content of a page. */
const SMALL_DATA = 2_000

interface Judged {
  readonly level: Level
  readonly code: WhyCode
  readonly args: Record<string, readonly string[]>
  readonly id: string
}

/** What is known of a code that never reached anything. */
const NOTHING = newReach(false)

/** A known code that talks to another host, or for another account, than it always did. */
export function judgeReach(thing: Thing, profile: Profile, reading: Reading): Judged | null {
  const reach = reachOfThing(thing)
  if (!reach) return null
  const kept = profile.reaches.get(reachKey(thing)) ?? NOTHING
  const { kind } = thing
  const known = new Set([...kept.hosts, ...kept.data, ...hostsOfVariants(thing, profile)])
  const isNew = (host: string) => !known.has(host) && !isOfHome(host, reading.home.host)
  return (
    judgeHosts(thing, reach.hosts.filter(isNew), { kind, kept, profile }) ??
    judgeData(thing, reach, reach.dataHosts.filter(isNew), { kind, kept, profile, reading }) ??
    judgeAccounts(thing, reach, kept)
  )
}

/** Names of a code that does nothing but load one script of a firm. */
const LOADING =
  /^(?:.{1,2}|v\d+|window|self|document|script|dataLayer|gtag|_paq|_mtm|layer|push|Date|getTime|now|event|createElement|getElementsByTagName|async|defer|src|parentNode|insertBefore|head|append|appendChild|arguments|function|var|let|const|new|if|return|length)$/

/** Whether a code only loads a script from a host and for an account for which a known one did: it is written otherwise. */
export function isKnownLoader(code: CodeKey, { reaches }: Profile): boolean {
  const { hosts, dataHosts, accounts, isMoving, names, sentences } = code
  if (hosts.length === 0 || accounts.length === 0 || isMoving || sentences !== '') return false
  if (!names.every((name) => LOADING.test(name))) return false
  return reaches
    .values()
    .some(
      (known) =>
        [...hosts, ...dataHosts].every((host) => known.hosts.includes(host)) &&
        accounts.every((account) => known.accounts.includes(account)),
    )
}

/** Hosts that the variants of a script name that moves by itself. */
function hostsOfVariants({ kind, code }: Thing, { scripts }: Profile): Iterable<string> {
  const script = code && scripts.get(`${kind} ${code.start}`)
  return script && script.variants >= MOVING_VARIANTS ? script.hosts : []
}

interface Around {
  readonly kind: InventoryKind
  readonly kept: KeptReach
  readonly profile: Profile
}

function judgeHosts(thing: Thing, hosts: readonly string[], around: Around): Judged | null {
  const { kept, profile } = around
  const isMoving = kept.hostSets.length >= (stageOf(profile) === 'full' ? MOVING_SETS : 2)
  const isOfSlot = thing.code?.isMoving !== true && isSlot(profile, thing.path)
  if (hosts.length === 0 || isMoving || isOfSlot || isCard(thing, profile)) return null
  const strange = hosts.filter((host) => !isTrusted(host, around))
  if (strange.length === 0) return otherHost(thing, hosts, { level: 'M', was: kept.hosts })
  return otherHost(thing, strange, { level: levelOf(thing), was: kept.hosts })
}

/** Handlers of one form, by which they are the links of a list. */
const LIST = 3

/** How grave it is that a known code talks to a host that nobody knows. */
function levelOf({ kind, code, style, count }: Thing): Level {
  if (kind === 'style') return style?.imports ? 'H' : 'M'
  if (code?.isMoving !== true) return 'H'
  if (kind === 'inline') return 'C'
  return count >= LIST ? 'M' : 'H'
}

/** A card or a row that is a link by its handler, where such come and go. */
function isCard({ kind, code, path }: Thing, { places }: Profile): boolean {
  if (kind !== 'handler' || code?.isMoving !== true) return false
  const place = places.find((one) => one.path === path)
  return place !== undefined && isOpenPlace(place)
}

const RUNNING = ['script'] as const
const STYLED = ['script', 'sheet', 'image'] as const

/** A host that runs code on the page anyway, or the same firm's as one that the code always named. */
function isTrusted(host: string, { kept, profile, kind }: Around): boolean {
  if (isForAnybody(host)) return false
  const kinds = kind === 'style' ? STYLED : RUNNING
  if (kinds.some((one) => hostState(profile, one, host) !== 'new')) return true
  const domain = registeredName(host)
  return domain !== null && kept.hosts.some((one) => registeredName(one) === domain)
}

function judgeData(
  thing: Thing,
  { dataLength, dataSentences, isState }: Reach,
  hosts: readonly string[],
  { kind, kept, profile, reading }: Around & { readonly reading: Reading },
): Judged | null {
  const isMoving = kept.dataSets.length >= MOVING_SETS || stageOf(profile) !== 'full'
  if (hosts.length === 0 || isMoving) return null
  const isSmall = dataLength <= SMALL_DATA
  // Where the words changed too, somebody wrote something else there.
  const isRewritten = kept.said !== dataSentences
  const shown = shownHosts(reading)
  // What readers see as a link or picture is content, and judged as that.
  const unseen = hosts.filter((host) => !shown.has(host))
  const isContent = isRewritten ? isState || !isSmall || unseen.length === 0 : !isSmall
  if (isContent && (isRewritten || unseen.length === 0)) return null
  const around = { kind, kept, profile }
  const isStrange = unseen.some((host) => !isTrusted(host, around))
  const isFirm = isSmall && !isRewritten && kept.dataSets.length <= 1 && isStrange
  const named = unseen.length > 0 ? unseen : hosts
  return otherHost(thing, named, { level: isFirm ? 'H' : 'M', was: kept.data })
}

function judgeAccounts(thing: Thing, { accounts }: Reach, kept: KeptReach): Judged | null {
  // What looked like none before is a token that changes.
  if (kept.accounts.length === 0 || kept.accountSets.length >= MOVING_ACCOUNTS) return null
  const now = accounts.filter((account) => !kept.accounts.includes(account))
  if (now.length === 0) return null
  return {
    level: 'M',
    code: 'other_account',
    args: { accounts: now, was: wasOf(kept.accounts) },
    id: `account ${now.join()}`,
  }
}

function otherHost(
  thing: Thing,
  hosts: readonly string[],
  { level, was }: { level: Level; was: readonly string[] },
): Judged {
  const code = level === 'C' ? 'moves_visitor' : 'other_host'
  return { level, code, args: { hosts, was: wasOf(was) }, id: `host ${thing.key} ${hosts.join()}` }
}

/** What is said of what was before, at most; a line where nothing was. */
const MAX_WAS = 8

function wasOf(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['–'] : names.slice(0, MAX_WAS)
}

const SHOWN = new WeakMap<Reading, ReadonlySet<string>>()

/** Hosts of links and pictures of a page; read once for all codes that ask. */
function shownHosts(reading: Reading): ReadonlySet<string> {
  const known = SHOWN.get(reading)
  if (known) return known
  const { link, image } = reading.inventories
  const shown = new Set<string>()
  for (const { address } of [...link.values(), ...image.values()])
    if (address?.host) shown.add(address.host)
  SHOWN.set(reading, shown)
  return shown
}
