import { type InventoryKind, plainHost, type Reading, type Thing } from '../../../lib/html/index.ts'
import { hasManyMoving, hostState, isEmbed, isForAnybody } from './hosts.ts'
import { type Draft, type Level, why, type WhyCode } from './item.ts'
import { judgeReach } from './judge-reach.ts'
import { type Profile, stageOf } from './profile.ts'
import { isAboutVote, newDanger } from './words-of.ts'

/** What judging one new thing needs to know. */
interface Look {
  readonly profile: Profile
  readonly reading: Reading
}

type Judge = (thing: Thing, look: Look) => Judged | null
interface Judged {
  readonly level: Level
  readonly code: WhyCode
  readonly args?: Record<string, string | readonly string[]>
  /** What tells it from other things, where its key changes from visit to visit. */
  readonly id?: string
}

const JUDGES: Readonly<Partial<Record<InventoryKind, Judge>>> = {
  script: judgeScript,
  inline: (thing, look) => judgeCode(thing, look, 'new_script'),
  handler: (thing, look) => judgeCode(thing, look, 'new_code'),
  code: (thing, look) => judgeCode(thing, look, 'new_code'),
  srcdoc: () => ({ level: 'H', code: 'new_code' }),
  frame: judgeFrame,
  sheet: ({ address }, { profile }) => {
    const host = hostState(profile, 'sheet', address?.host ?? null)
    if (
      host === 'moving' ||
      (host === 'own' && address?.isHashed && isKnownFolder(profile, 'sheet', address.folder))
    )
      return null
    return { level: 'M', code: 'new_style' }
  },
  style: judgeStyle,
  form: judgeForm,
  field: ({ key }) => ({
    level: isSecretField(key) ? 'H' : 'M',
    code: isSecretField(key) ? 'secret_field' : 'new_field',
  }),
  base: ({ address }) => ({ level: address?.host ? 'C' : 'H', code: 'base' }),
  refresh: ({ address }) => ({ level: address?.host ? 'C' : 'H', code: 'refresh' }),
  image: ({ address }, { profile }) => {
    const host = address?.host ?? null
    const state = hostState(profile, 'image', host)
    return state === 'new' && !isKnownHost(profile, host)
      ? { level: 'M', code: 'new_image_host' }
      : null
  },
  overlay: () => ({ level: 'H', code: 'overlay' }),
  canonical: ({ address }) => (address?.host ? { level: 'M', code: 'other_address' } : null),
  robots: ({ key }) => (/noindex|none/.test(key) ? { level: 'M', code: 'robots' } : null),
  data: () => ({ level: 'M', code: 'new_data' }),
  contact: () => ({ level: 'M', code: 'new_contact' }),
  control: () => ({ level: 'H', code: 'control' }),
}

/** Everything in the inventories besides links that is new and not as it should be. */
export function judgeThings(profile: Profile, reading: Reading): Draft[] {
  const items: Draft[] = []
  const look = { profile, reading }
  for (const [kind, things] of Object.entries(reading.inventories) as [
    InventoryKind,
    ReadonlyMap<string, Thing>,
  ][]) {
    const judge = JUDGES[kind]
    // Where a page has more of them than are kept, every one of the rest would be new.
    if (!judge || profile.limits.has(kind)) continue
    const kept = profile.things.get(kind)
    for (const thing of things.values()) {
      const known = kept?.get(thing.key)
      const judged = known ? judgeKnown(thing, known.most, look) : judge(thing, look)
      // What is a question to a person is none where such things come and go.
      if (judged && !(judged.level === 'M' && !known && isComing(thing, look)))
        items.push(itemOf(thing, judged))
    }
  }
  return items
}

export function itemOf(thing: Thing, { level, code, args, id }: Judged): Draft {
  const { kind, path: place, label: now, key } = thing
  const named = thing.address?.host ? { host: thing.address.host } : {}
  return {
    class: kind,
    id: `${code} ${id ?? key}`,
    level,
    why: why(code, { ...named, ...args }),
    place,
    now,
    isNew: true,
    parts: { things: [[kind, key]] },
  }
}

/** A known thing: a second script under a hashed name, a known script that reaches or says something else. */
function judgeKnown(thing: Thing, most: number, { profile, reading }: Look): Judged | null {
  if (thing.kind === 'script' && thing.address?.isHashed && thing.count > most)
    return { level: 'H', code: 'second_script', id: thing.key }
  const reached = judgeReach(thing, profile, reading)
  if (reached) return reached
  if (!thing.code || thing.code.sentences === '') return null
  const said = profile.sentences.get(`${thing.kind} ${thing.key}`) ?? []
  // Two and more sentences: a script that writes what changes.
  if (said.length !== 1 || said.includes(thing.code.sentences)) return null
  const danger = isAboutVote(thing.label) && newDanger('', thing.label).length > 0
  return { level: danger ? 'H' : 'M', code: 'new_sentence', id: `said ${thing.key}` }
}

function isKnownHost(profile: Profile, host: string | null): boolean {
  return (
    host !== null &&
    (['script', 'frame', 'sheet', 'image'] as const).some(
      (kind) => hostState(profile, kind, host) !== 'new',
    )
  )
}

/** A folder with hashed names of this kind that the page took before. */
function isKnownFolder(profile: Profile, kind: InventoryKind, folder: string): boolean {
  const parent = folder.replace(/[^/]*\/$/, '')
  for (const key of profile.things.get(kind)?.keys() ?? [])
    if (
      key.includes('*') &&
      (key.startsWith(folder) || (parent.length > 1 && key.startsWith(parent)))
    )
      return true
  return false
}

function judgeScript(thing: Thing, { profile }: Look): Judged | null {
  const host = thing.address?.host ?? null
  const state = hostState(profile, 'script', host)
  if (state === 'moving') return null
  if (state === 'own') {
    const isChunk =
      thing.address?.isHashed && isKnownFolder(profile, 'script', thing.address.folder)
    return isChunk ? { level: 'M', code: 'new_chunk' } : { level: 'H', code: 'new_script' }
  }
  if (state === 'new' && isSoft(profile, host)) return null
  return { level: 'H', code: state === 'new' ? 'new_host' : 'new_script' }
}

/** Before learning ends, one more host on a page with many that move is no news. */
function isSoft(profile: Profile, host: string | null): boolean {
  return stageOf(profile) === 'provisional' && hasManyMoving(profile) && !isForAnybody(host ?? '')
}

/** Variants of one script that begin alike, by which it is one that moves. */
const MOVING_VARIANTS = 3

function judgeCode(thing: Thing, { profile, reading }: Look, code: WhyCode): Judged | null {
  const { code: own, kind } = thing
  if (!own) return { level: 'H', code }
  const hosts = [...own.hosts, ...own.dataHosts]
  const script = profile.scripts.get(`${kind} ${own.start}`)
  if (script && script.variants >= MOVING_VARIANTS) {
    const isUsual =
      own.names.every((name) => script.names.has(name)) &&
      hosts.every((host) => script.hosts.has(host))
    if (isUsual) return null
  }
  const foreign = hosts.filter((host) => host !== reading.home.host)
  const id = `${thing.path} ${own.start} ${foreign.join()}`
  if (own.isMoving && foreign.length > 0)
    return { level: 'C', code: 'moves_visitor', args: { hosts: foreign }, id }
  return { level: 'H', code, args: { hosts: foreign }, id }
}

function judgeFrame({ address }: Thing, { profile }: Look): Judged | null {
  const host = address?.host ?? null
  const state = hostState(profile, 'frame', host)
  if (state === 'moving') return null
  if (host !== null && isEmbed(host)) return { level: 'M', code: 'known_embed' }
  if (state !== 'new') return { level: 'M', code: 'new_frame' }
  return isSoft(profile, host) ? null : { level: 'H', code: 'new_host' }
}

function judgeStyle({ style }: Thing): Judged | null {
  const isStrong = style?.hidesPage || style?.writesText || style?.imports
  return isStrong ? { level: 'H', code: 'strong_style' } : { level: 'M', code: 'new_style' }
}

/** Entries of one sort that came and went, by which new ones come of their own accord. */
const COMING = 3

/** Whether an inventory brings new entries of this sort with each fetch, as fields with names drawn by chance. */
function isComing({ kind, key }: Thing, { profile }: Look): boolean {
  // Pictures and frames are told apart by their hosts.
  if (kind === 'image' || kind === 'frame') return false
  const sort = key.includes(':') ? key.slice(0, key.indexOf(':') + 1) : ''
  let rare = 0
  for (const [other, { seen }] of profile.things.get(kind) ?? [])
    if (seen * 4 < profile.fetches && other.startsWith(sort) && ++rare >= COMING) return true
  return false
}

function judgeForm(thing: Thing, { profile, reading }: Look): Judged | null {
  const host = thing.address?.host ?? null
  if (host !== null && plainHost(host) !== reading.home.host)
    return { level: 'C', code: 'foreign_form', args: { host } }
  // A form of the page itself takes what its fields ask, and those are judged.
  if (thing.key === 'self' && (profile.things.get('form')?.size ?? 0) > 0) return null
  return { level: 'H', code: 'new_form' }
}

/** Passwords, cards, and numbers by which the state knows a person. */
const SECRET =
  /^password:|cc-|card|cvv|cvc|iban|passw|passwd|pincode|ssn|social.?security|national.?id|passport|otp|current-password/i

export function isSecretField(key: string): boolean {
  return SECRET.test(key)
}
