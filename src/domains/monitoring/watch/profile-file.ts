import { hash } from 'node:crypto'
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { INVENTORIES } from '../../../lib/html/index.ts'
import { holdsTo } from './holds-to.ts'
import {
  type Domain,
  type Kept,
  type KeptFile,
  newProfile,
  type Profile,
  PROFILE_VERSION,
  type Shape,
} from './profile.ts'
import { dropCode, fill, fillCode, storedCode, toStoredCode } from './profile-code.ts'

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
    const json = inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8')
    const stored: unknown = JSON.parse(json)
    return isStored(stored) ? fromStored(stored) : { damage: 'damaged' }
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
  (profile) => {
    profile.lists.clear()
  },
  (profile) => keepFirst(profile, 4),
  (profile) => keepFirst(profile, 16),
  (profile) => dropInventories(profile, 500),
  (profile) => dropInventories(profile, 50),
]

function cutSamples(profile: Profile, most: number): void {
  for (const shape of profile.shapes.values()) {
    shape.sample = shape.sample.slice(0, most)
    for (const form of shape.forms) form.text = ''
  }
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
  dropCode(profile, most)
}

const text = z.string()
const count = z.number()
const flag = z.boolean()
/** A map as it is stored. */
const entriesOf = <T>(value: z.ZodType<T>) => z.array(z.tuple([text, value]))

// Rows are lists, since names would be most of a profile. These say what stands where, for writing and for reading.
const placeRow = z.tuple([text, count, count, count, flag, flag, flag])
const formRow = z.tuple([text, count, count, text])
const clockRow = z.tuple([text, count, text])
const shapeRow = z.tuple([
  text,
  count,
  flag,
  count,
  count,
  count,
  count,
  count,
  text,
  z.array(formRow),
  count,
  z.array(text),
  z.array(clockRow),
  text,
  flag,
])
/** Seen, fetch, last, moved, rows by their head, columns that moved. */
const listRow = z.tuple([count, count, count, count, entriesOf(z.array(text)), z.array(count)])
/** First, last, texts, whether it is over. */
const toldRow = z.tuple([count, count, z.array(text), flag])
const thingRow = z.tuple([count, text, count, count, count, count, text])
const domain = z.strictObject({
  seen: count,
  fetch: count,
  hosts: z.array(text),
  paths: z.array(text),
  novelty: count,
}) satisfies z.ZodType<Domain>
const scriptRow = z.tuple([count, z.array(text), z.array(text)])
const linkRow = z.tuple([count, count, count, z.array(text), z.array(text)])

const factsRow = z.tuple([text, text, z.array(text), z.array(text), text])
type FactsRow = z.infer<typeof factsRow>
const fileRow = z.tuple([
  z.enum(['script', 'sheet']),
  text,
  count,
  count,
  factsRow.nullable(),
  factsRow.nullable(),
])

/** A profile as it is stored, before it is packed. */
const storedProfile = z.strictObject({
  of: z.tuple([count, count, count, flag, count, flag]),
  places: z.array(placeRow),
  shapes: z.array(shapeRow),
  lists: entriesOf(listRow),
  told: entriesOf(toldRow),
  things: z.array(thingRow),
  /** Domains, scripts, links, hosts of links, sentences, variants, passages, limits. */
  maps: z.tuple([
    entriesOf(domain),
    entriesOf(scriptRow),
    entriesOf(linkRow),
    entriesOf(count),
    entriesOf(z.array(text)),
    entriesOf(count),
    entriesOf(count),
    entriesOf(count),
  ]),
  code: storedCode,
  /** Scripts and style sheets of the site. */
  files: entriesOf(fileRow),
  releasedMs: count,
  /** Phrases, and items that a person approved. */
  sets: z.tuple([z.array(text), z.array(text)]),
})
type Stored = z.infer<typeof storedProfile>
const isStored = holdsTo(storedProfile)
type ShapeRow = z.infer<typeof shapeRow>

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
    shapes: Array.from(profile.shapes.values(), rowOf),
    lists: Array.from(profile.lists, ([name, one]) => [
      name,
      [
        one.seen,
        one.fetch,
        one.last,
        one.moved,
        Array.from(one.rows, ([head, cells]) => [head, [...cells]]),
        one.open,
      ],
    ]),
    told: Array.from(profile.told, ([slot, one]) => [
      slot,
      [one.first, one.last, [...one.texts], one.isOver],
    ]),
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
    code: toStoredCode(profile),
    files: Array.from(profile.files, ([url, one]) => [
      url,
      [one.kind, one.key, one.codes, one.gone, factsRowOf(one.known), factsRowOf(one.waiting)],
    ]),
    releasedMs: profile.releasedMs,
    sets: [[...profile.phrases], [...profile.approved]],
  }
}

function factsRowOf(facts: KeptFile['known']): FactsRow | null {
  if (facts === null) return null
  const { sha256, key, hosts, does, hiding } = facts
  return [sha256, key, [...hosts], [...does], hiding]
}

function factsIn(row: FactsRow | null): KeptFile['known'] {
  if (row === null) return null
  const [sha256, key, hosts, does, hiding] = row
  return { sha256, key, hosts, does, hiding }
}

function rowOf(one: Shape): ShapeRow {
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
    one.forms.map(({ key, seen, last, text: shown }) => [
      key,
      seen,
      last,
      isMany(one) ? shown : '',
    ]),
    one.sets,
    one.recentSets,
    one.clocks.map(({ key, texts, last }) => [key, texts, last]),
    one.beside,
    one.isVoting,
  ]
}

/** Sets of texts up to which each text of a shape is kept: of one that moves the last is enough. */
const STEADY_SETS = 2

function isMany({ forms, sets }: Shape): boolean {
  return forms.length > 1 && sets <= STEADY_SETS
}

/** Throws RangeError for a kind of thing that nobody knows. */
function fromStored(stored: Stored): Profile {
  const profile = newProfile()
  const [firstMs, lastMs, fetches, isFull, words, isTooMuch] = stored.of
  Object.assign(profile, { firstMs, lastMs, fetches, isFull, words, isTooMuch })
  for (const [path, seen, most, novelty, hadDanger, hadForeign, isOpen] of stored.places)
    profile.places.push({ path, seen, most, novelty, hadDanger, hadForeign, isOpen })
  for (const row of stored.shapes) {
    const shape = shapeOf(row)
    profile.shapes.set(`${shape.key}${shape.place}`, shape)
  }
  for (const [name, [seen, fetch, last, moved, rows, open]] of stored.lists)
    profile.lists.set(name, { seen, fetch, last, moved, rows: new Map(rows), open })
  for (const [slot, [first, last, texts, isOver]] of stored.told)
    profile.told.set(slot, { first, last, texts, isOver })
  for (const [kind, key, seen, fetch, last, most, label] of stored.things) {
    const name = INVENTORIES[kind]
    if (!name) throw new RangeError('no such inventory')
    const kept = profile.things.get(name) ?? new Map<string, Kept>()
    profile.things.set(name, kept.set(key, { seen, fetch, last, most, label }))
  }
  fillMaps(profile, stored)
  fillCode(profile, stored.code)
  profile.releasedMs = stored.releasedMs
  for (const [url, [kind, key, codes, gone, known, waiting]] of stored.files)
    profile.files.set(url, {
      kind,
      key,
      codes,
      gone,
      known: factsIn(known),
      waiting: factsIn(waiting),
    })
  return profile
}

function shapeOf(row: ShapeRow): Shape {
  const [key, place, isHidden, seen, fetch, most, least, last, sample, ...more] = row
  const [forms, sets, recentSets, clocks, beside, isVoting] = more
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
    forms: forms.map(([form, times, at, shown]) => ({
      key: form,
      seen: times,
      last: at,
      text: shown,
    })),
    sets,
    recentSets,
    clocks: clocks.map(([clock, texts, at]) => ({ key: clock, texts, last: at })),
    beside,
    isVoting,
  }
}

function fillMaps(profile: Profile, { maps, sets }: Stored): void {
  const [domains, scripts, links, linkHosts, sentences, variants, passages, limits] = maps
  fill(profile.domains, domains)
  fill(profile.linkHosts, linkHosts)
  fill(profile.sentences, sentences)
  fill(profile.variants, variants)
  fill(profile.passages, passages)
  fill(profile.limits, limits)
  for (const [key, [seen, names, hosts]] of scripts)
    profile.scripts.set(key, { variants: seen, names: new Set(names), hosts: new Set(hosts) })
  for (const [key, [seen, fetch, last, hosts, targets]] of links)
    profile.links.set(key, { seen, fetch, last, hosts, targets })
  const [phrases, approved] = sets
  for (const phrase of phrases) profile.phrases.add(phrase)
  for (const key of approved) profile.approved.add(key)
}
