// What strangers may use: each door has a room for an hour, and each network a share of it, so that nobody uses up what is
// there for all. Counted in memory alone, by names that change with every start; see the table in docs/operating.md.
import type { CommandContext, QueryContext } from './action.ts'
import { ANONYMOUS, type Actor } from './actor.ts'
import { randomBelow } from './id.ts'
import { fromMs, HOUR, type Time, toMs } from './time.ts'

/** A door through which strangers bring something: rows, bytes or turns. */
export interface Door {
  /** Of the house, and only its own: `claims.tell`. */
  readonly name: string
  /** How much all of them together bring within an hour; as much again is for whoever brought less than his part of it. */
  readonly room: number
  /** How much one network brings within an hour before that. */
  readonly share: number
  /** The same for all that comes by the onion service: nothing tells who is behind it, so that it has a room of its own. */
  readonly onion: number
}

/** The network of whoever comes by the onion service. */
export const BY_ONION = 'onion'

/** A door whose slow lane holds what is beyond a share. */
export interface DoorWithLane extends Door {
  readonly lane: Lane
}

/** Places in time, one after the other: at each, one of those that wait is taken. */
export interface Lane {
  /** Job that takes it, with what was sent as its payload. */
  readonly job: string
  readonly places: number
  readonly everyMs: number
}

/** The counts of one door. It lives as long as the process does, and holds no more than the room has things. */
export interface Shares {
  /** Counts what `who` brings; gives whether it is within the share. What is beyond uses up nothing of the room. */
  take(who: string, now: Time, size?: number): boolean
  /** How much `who` brought within the hour of the last count, as far as it was within. */
  brought(who: string): number
}

/** All that is within together, in rooms: what comes by more networks than this is beyond, whoever brings it. */
const ROOMS = 2

/**
 * Counts by the hour. Where the room is used up, as much again is there for whoever brought less than everybody's part of
 * it. Parts are of wider networks, and of the networks in each: one provider's customers, of whom there may be 2^16, are
 * one crowd, and make the shares of its own smaller.
 */
export function createShares({ room, share, onion }: Omit<Door, 'name'>): Shares {
  const used = new Map<string, number>()
  const wider = new Map<string, { used: number; networks: number }>()
  let hour = -1
  let total = 0
  /** The first thing of a network is not beyond its share, however large it is. */
  const isWithin = (who: string, size: number) => {
    const before = used.get(who) ?? 0
    const most = (own: number) => before === 0 || before + size <= own
    if (who === BY_ONION) return most(onion)
    if (total < room) return most(share)
    const crowd = wider.get(widerOf(who))
    const part = room / (wider.size + (crowd === undefined ? 1 : 0))
    const networks = (crowd?.networks ?? 0) + (before === 0 ? 1 : 0)
    return (
      total < ROOMS * room && (crowd?.used ?? 0) < part && most(Math.min(share, part / networks))
    )
  }
  return {
    take(who, now, size = 1) {
      const own = Math.floor(toMs(now) / HOUR)
      if (own !== hour) {
        used.clear()
        wider.clear()
        ;[hour, total] = [own, 0]
      }
      if (!isWithin(who, size)) return false
      const before = used.get(who) ?? 0
      used.set(who, before + size)
      if (who === BY_ONION) return true
      const crowd = wider.get(widerOf(who)) ?? { used: 0, networks: 0 }
      wider.set(widerOf(who), crowd)
      crowd.used += size
      crowd.networks += before === 0 ? 1 : 0
      total += size
      return true
    },
    brought: (who) => used.get(who) ?? 0,
  }
}

/** Between the names of a wider network and of one in it. */
const IN_IT = '.'

/** The wider network of whoever has a share: itself where none is known. */
export function widerOf(who: string): string {
  return who.split(IN_IT, 1)[0] ?? who
}

/** Who has a share: the network of an address, behind the wider one that it is in, each by the name that `named` gives. */
export function sharerAt(address: string, named: (network: string) => string): string {
  const { wide, network } = networksOf(address)
  return `${named(wide)}${IN_IT}${named(network)}`
}

/**
 * Bits that a network is told by: what a provider gives one customer is within. The wider one is of a provider, or of a
 * part of one. Source: RFC 6177 §2, RIPE-690 §4.2.
 */
const V4_PARTS = { wide: 2, network: 3 } as const
const V6_GROUPS = { wide: 2, network: 3, own: 4 } as const

/** All whose address cannot be read have one share. */
const UNREADABLE = 'unreadable'

/** Longest address that is looked at, with brackets and port; what a proxy passes on may be anything. */
const MAX_ADDRESS = 64

/** The network that an address is in: the first 24 bits of IPv4, the first 48 of IPv6, whatever port stands behind it. */
export function shareNetwork(address: string): string {
  return networksOf(address).network
}

/**
 * Whom an address stands for, whatever port stands behind it: an IPv4 address by itself, the 2^64 of the network that one
 * IPv6 address is in, and what cannot be read by its first characters. Source: RFC 6177 §2.
 */
export function ownNetwork(address: string): string {
  return networksOf(address).own
}

function networksOf(address: string): Readonly<Record<'wide' | 'network' | 'own', string>> {
  const text = address.slice(0, MAX_ADDRESS).toLowerCase()
  const v4 = /^(?:\[?::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})\]?(?::\d+)?$/.exec(text)?.[1]
  if (v4 !== undefined) {
    const first = (parts: number) => v4.split('.').slice(0, parts).map(Number).join('.')
    return {
      wide: `${first(V4_PARTS.wide)}/16`,
      network: `${first(V4_PARTS.network)}.0/24`,
      own: v4,
    }
  }
  const [, bracketed, bare = bracketed] =
    /^(?:\[([0-9a-f:.]+)\](?::\d+)?|([0-9a-f:.]+)(?:%\w+)?)$/.exec(text) ?? []
  if (bare?.includes(':') !== true) return { wide: UNREADABLE, network: UNREADABLE, own: text }
  const [head = '', tail] = bare.split('::', 2)
  const groups = head.split(':').filter((group) => group !== '')
  const behind = (tail ?? '').split(':').filter((group) => group !== '')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length)
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...behind]
  const first = (count: number) =>
    all
      .slice(0, count)
      .map((group) => Number.parseInt(group, 16).toString(16))
      .join(':')
  return {
    wide: `${first(V6_GROUPS.wide)}::/32`,
    network: `${first(V6_GROUPS.network)}::/48`,
    own: `${first(V6_GROUPS.own)}::/64`,
  }
}

const NO_LANE = { places: 1, everyMs: HOUR } as const
interface OpenDoor {
  readonly shares: Shares
  readonly lane: Places
  readonly beyond: Readonly<Record<'networks' | 'wider', ReturnType<typeof createCounts>>>
}
const doors = new WeakMap<object, Map<string, OpenDoor>>()

function doorOf(house: object, door: Door | DoorWithLane) {
  const own = doors.get(house) ?? new Map()
  doors.set(house, own)
  const found = own.get(door.name) ?? {
    shares: createShares(door),
    lane: createPlaces('lane' in door ? door.lane : NO_LANE),
    beyond: { networks: createCounts(), wider: createCounts() },
  }
  own.set(door.name, found)
  return found
}

/** Who has the share: a network, or whoever signed in; null for the house itself, which asks by no door. */
function sharerOf({ id, network }: Actor): string | null {
  return network ?? (id === ANONYMOUS.id ? null : id)
}

/** Counts what a caller brings to a door; gives whether it is within the share of his network. */
export function isWithinShare(
  { actor, node, now }: Pick<QueryContext, 'actor' | 'node' | 'now'>,
  door: Door,
  size = 1,
): boolean {
  const who = sharerOf(actor)
  return who === null || doorOf(node, door).shares.take(who, now, size)
}

/** How much the network of a caller brought to a door within the hour, as far as it was within its share. */
export function broughtBy(
  { actor, node }: Pick<QueryContext, 'actor' | 'node'>,
  door: Door,
): number {
  const who = sharerOf(actor)
  return who === null ? 0 : doorOf(node, door).shares.brought(who)
}

/**
 * Counts what a caller brings beyond his share; gives the how-manieth it is lately of his network, and of the wider one: 1
 * for whoever comes for the first time, however many others there are.
 */
export function nthBeyond(
  { actor, node, now }: Pick<QueryContext, 'actor' | 'node' | 'now'>,
  door: Door,
): number {
  const who = sharerOf(actor) ?? ''
  const { networks, wider } = doorOf(node, door).beyond
  networks.add(who, toMs(now))
  wider.add(widerOf(who), toMs(now))
  return networks.of(who) + wider.of(widerOf(who)) - 1
}

interface Place {
  readonly dueMs: number
  /** What had the place and has it no more; what asked for one where it got none. */
  readonly displaced: string | undefined
}

interface Places {
  take(nowMs: number, subject: string, who: string): Place
}

/** Names that a lane knows the number of; beyond, what came once is forgotten. */
const MAX_KNOWN = 100_000

/** How often each name came lately: what came before counts half in the next hour, so that a flood does not begin as a newcomer. */
function createCounts() {
  const brought = new Map<string, number>()
  let hour = -1
  return {
    of: (name: string) => brought.get(name) ?? 0,
    add(name: string, nowMs: number) {
      const own = Math.floor(nowMs / HOUR)
      if (own !== hour || brought.size >= MAX_KNOWN)
        for (const [known, number] of brought)
          if (number > 1) brought.set(known, number >> 1)
          else brought.delete(known)
      hour = own
      brought.set(name, (brought.get(name) ?? 0) + 1)
    },
  }
}

/**
 * The places of a lane: the next free one; where none is, the network that brought most to the lane lately loses one, among
 * such as brought the same one of the wider network that did, by lot; whoever brought more than all who have one gets none.
 * So whoever floods displaces himself, from however many networks.
 */
export function createPlaces({ places, everyMs }: Pick<Lane, 'places' | 'everyMs'>): Places {
  const taken = new Map<number, { readonly subject: string; readonly who: string }>()
  const [networks, wider] = [createCounts(), createCounts()]
  const most = (whos: readonly string[]) => {
    const ofNetwork = Math.max(...whos.map(networks.of))
    const theirs = whos.filter((who) => networks.of(who) === ofNetwork).map(widerOf)
    return { ofNetwork, ofWider: Math.max(...theirs.map(wider.of)) }
  }
  /** The place that is lost to `who`; null where nobody brought as much as he. */
  const ofTheMost = (who: string): number | null => {
    const { ofNetwork, ofWider } = most([who, ...[...taken.values()].map((place) => place.who)])
    const theirs = [...taken].filter(
      ([, one]) => networks.of(one.who) === ofNetwork && wider.of(widerOf(one.who)) === ofWider,
    )
    return theirs[randomBelow(Math.max(1, theirs.length))]?.[0] ?? null
  }
  return {
    take(nowMs, subject, who) {
      const first = Math.floor(nowMs / everyMs) + 1
      for (const place of taken.keys()) if (place < first) taken.delete(place)
      networks.add(who, nowMs)
      wider.add(widerOf(who), nowMs)
      const free = Array.from({ length: places }, (_, n) => first + n).find((n) => !taken.has(n))
      const place = free ?? ofTheMost(who)
      if (place === null) return { dueMs: 0, displaced: subject }
      const displaced = taken.get(place)?.subject
      taken.set(place, { subject, who })
      return { dueMs: place * everyMs, displaced }
    },
  }
}

/**
 * Puts what is beyond a share into the slow lane of its door: its job takes it in within the time of all places, unless
 * something that came later gets the same one. Nothing of it is a fact before that.
 */
export async function putOff(ctx: CommandContext, door: DoorWithLane, sent: object): Promise<void> {
  const [who, subject] = [sharerOf(ctx.actor) ?? '', ctx.newId()]
  const { dueMs, displaced } = doorOf(ctx.node, door).lane.take(toMs(ctx.now), subject, who)
  const { job: kind } = door.lane
  ctx.unchanged('it waits in the slow lane')
  if (displaced === subject) return
  if (displaced !== undefined) await ctx.unschedule(kind, displaced)
  await ctx.schedule({ kind, subject, payload: JSON.stringify(sent), dueAt: fromMs(dueMs) })
}
