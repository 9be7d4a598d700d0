import { hash } from 'node:crypto'
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import { INVENTORIES } from '../../../lib/html/index.ts'
import { newProfile, type Profile, PROFILE_VERSION, type Shape } from './profile.ts'

/** A profile as it is stored. */
export const MAX_PROFILE_BYTES = 256 * 1024
/** Text of a profile before it is packed: more is no profile of ours. */
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024
const MARK = Buffer.from('SWP')
const DIGEST_BYTES = 8

/** Why a stored profile cannot be used: then the page is learned again, and says so. */
export type ProfileDamage = 'damaged' | 'older'

/** Reads a stored profile; never throws. */
export function readProfile(bytes: Uint8Array): Profile | { readonly damage: ProfileDamage } {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!data.subarray(0, MARK.length).equals(MARK)) return { damage: 'damaged' }
  const version = data[MARK.length]
  const from = MARK.length + 1
  const packed = data.subarray(from + DIGEST_BYTES)
  if (!digestOf(packed).equals(data.subarray(from, from + DIGEST_BYTES)))
    return { damage: 'damaged' }
  if (version !== PROFILE_VERSION) return { damage: 'older' }
  try {
    const text = inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8')
    return fromStored(JSON.parse(text) as Stored)
  } catch {
    // The digest was right, so what was written was no profile; nothing but learning again helps.
    return { damage: 'damaged' }
  }
}

/** Writes a profile in at most MAX_PROFILE_BYTES: what does not fit is left out, least needed first, and said in `isTooMuch`. */
export function writeProfile(profile: Profile): Uint8Array {
  let bytes = pack(profile)
  for (const shorten of SHORTER) {
    if (bytes.length <= MAX_PROFILE_BYTES) return bytes
    shorten(profile)
    bytes = pack(profile)
  }
  return bytes
}

function digestOf(packed: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', packed, 'hex').slice(0, 2 * DIGEST_BYTES), 'hex')
}

function pack(profile: Profile): Buffer {
  const packed = deflateRawSync(JSON.stringify(toStored(profile)), {
    level: constants.Z_BEST_SPEED,
  })
  return Buffer.concat([MARK, Buffer.of(PROFILE_VERSION), digestOf(packed), packed])
}

/** Steps by which a profile gets shorter, from what is hardly missed to what is. */
const SHORTER: readonly ((profile: Profile) => void)[] = [
  (profile) => cutSamples(profile, 80),
  (profile) => dropRareLinks(profile),
  (profile) => dropRareForms(profile),
  (profile) => {
    profile.isTooMuch = true
    cutSamples(profile, 0)
  },
  (profile) => keepFirst(profile, 4),
  (profile) => keepFirst(profile, 16),
  (profile) => dropInventories(profile, 500),
  (profile) => dropInventories(profile, 50),
]

function cutSamples(profile: Profile, most: number): void {
  for (const shape of profile.shapes.values()) shape.sample = shape.sample.slice(0, most)
}

function dropRareLinks({ links, fetches }: Profile): void {
  for (const [key, { seen }] of links) if (seen < fetches / 2) links.delete(key)
}

function dropRareForms({ shapes, fetches }: Profile): void {
  for (const { forms } of shapes.values()) {
    const kept = forms.filter(({ seen }) => seen >= fetches / 10)
    forms.splice(0, forms.length, ...kept)
  }
}

/** Keeps one in `parts` of the texts and links. */
function keepFirst({ shapes, links, sentences }: Profile, parts: number): void {
  for (const map of [shapes, links, sentences] as Map<string, unknown>[]) {
    let left = Math.ceil(map.size / parts)
    for (const key of map.keys()) if (left-- <= 0) map.delete(key)
  }
}

/** Drops inventories with more than `most` entries; their part is too much to watch from then on. */
function dropInventories(profile: Profile, most: number): void {
  for (const [kind, kept] of profile.things) {
    if (kept.size <= most) continue
    kept.clear()
    profile.limits.set(kind, profile.fetches)
  }
  if (profile.links.size > most) {
    profile.links.clear()
    profile.limits.set('link', profile.fetches)
  }
  for (const map of [profile.domains, profile.scripts, profile.linkHosts])
    if (map.size > most) map.clear()
}

type Row = readonly unknown[]
interface Stored {
  readonly of: Row
  readonly places: Row[]
  readonly shapes: Row[]
  readonly things: Row[]
  readonly maps: readonly [string, unknown][][]
  readonly sets: string[][]
}

function toStored(profile: Profile): Stored {
  const { firstMs, lastMs, fetches, isFull, words, isTooMuch } = profile
  return {
    of: [firstMs, lastMs, fetches, isFull, words, isTooMuch],
    places: profile.places.map((one) => [
      one.path,
      one.seen,
      one.most,
      one.novelty,
      one.hadDanger,
      one.hadForeign,
      one.isOpen,
    ]),
    shapes: Array.from(profile.shapes.values(), shapeRow),
    things: [...profile.things].flatMap(([kind, kept]) =>
      Array.from(kept, ([key, one]) => [
        INVENTORIES.indexOf(kind),
        key,
        one.seen,
        one.fetch,
        one.last,
        one.most,
        one.label,
      ]),
    ),
    maps: [
      [...profile.domains],
      Array.from(profile.scripts, ([key, one]) => [
        key,
        [one.variants, [...one.names], [...one.hosts]],
      ]),
      Array.from(profile.links, ([key, one]) => [
        key,
        [one.seen, one.fetch, one.last, one.hosts, one.targets],
      ]),
      [...profile.linkHosts],
      [...profile.sentences],
      [...profile.variants],
      [...profile.passages],
      [...profile.limits],
    ],
    sets: [[...profile.phrases], [...profile.approved]],
  }
}

function shapeRow(one: Shape): Row {
  return [
    one.key,
    one.place,
    one.isHidden,
    one.seen,
    one.fetch,
    one.most,
    one.least,
    one.last,
    one.sample,
    one.forms.map(({ key, seen, last }) => [key, seen, last]),
    one.sets,
    one.recentSets,
    one.clocks.map(({ key, texts, last }) => [key, texts, last]),
    one.beside,
  ]
}

/** The store holds what `toStored` wrote, which the digest shows. */
function fromStored(stored: Stored): Profile {
  const profile = newProfile()
  const [firstMs, lastMs, fetches, isFull, words, isTooMuch] = stored.of as [
    number,
    number,
    number,
    boolean,
    number,
    boolean,
  ]
  Object.assign(profile, { firstMs, lastMs, fetches, isFull, words, isTooMuch })
  for (const row of stored.places) {
    const [path, seen, most, novelty, hadDanger, hadForeign, isOpen] = row as [
      string,
      number,
      number,
      number,
      boolean,
      boolean,
      boolean,
    ]
    profile.places.push({ path, seen, most, novelty, hadDanger, hadForeign, isOpen })
  }
  for (const row of stored.shapes) {
    const shape = shapeOf(row)
    profile.shapes.set(`${shape.key}${shape.place}`, shape)
  }
  for (const row of stored.things) {
    const [kind, key, seen, fetch, last, most, label] = row as [
      number,
      string,
      number,
      number,
      number,
      number,
      string,
    ]
    const name = INVENTORIES[kind]
    if (!name) throw new RangeError('no such inventory')
    const kept = profile.things.get(name) ?? new Map<string, never>()
    profile.things.set(name, kept.set(key, { seen, fetch, last, most, label } as never))
  }
  fillMaps(profile, stored)
  return profile
}

function shapeOf(row: Row): Shape {
  const [
    key,
    place,
    isHidden,
    seen,
    fetch,
    most,
    least,
    last,
    sample,
    forms,
    sets,
    recentSets,
    clocks,
    beside,
  ] = row as [
    string,
    number,
    boolean,
    number,
    number,
    number,
    number,
    number,
    string,
    [string, number, number][],
    number,
    string[],
    [string, number, string][],
    string,
  ]
  return {
    key,
    place,
    isHidden,
    seen,
    fetch,
    most,
    least,
    last,
    sample,
    forms: forms.map(([form, times, at]) => ({ key: form, seen: times, last: at })),
    sets,
    recentSets,
    clocks: clocks.map(([clock, texts, at]) => ({ key: clock, texts, last: at })),
    beside,
  }
}

function fillMaps(profile: Profile, { maps, sets }: Stored): void {
  const [domains, scripts, links, linkHosts, sentences, variants, passages, limits] = maps
  const plain = [
    [profile.domains, domains],
    [profile.linkHosts, linkHosts],
    [profile.sentences, sentences],
    [profile.variants, variants],
    [profile.passages, passages],
    [profile.limits, limits],
  ] as [Map<string, unknown>, [string, unknown][]][]
  for (const [map, entries] of plain) for (const [key, one] of entries) map.set(key, one)
  for (const [key, one] of scripts ?? []) {
    const [count, names, hosts] = one as [number, string[], string[]]
    profile.scripts.set(key, { variants: count, names: new Set(names), hosts: new Set(hosts) })
  }
  for (const [key, one] of links ?? []) {
    const [seen, fetch, last, hosts, targets] = one as [number, number, number, string[], string[]]
    profile.links.set(key, { seen, fetch, last, hosts, targets })
  }
  const [phrases = [], approved = []] = sets
  for (const phrase of phrases) profile.phrases.add(phrase)
  for (const key of approved) profile.approved.add(key)
}
