import { type InventoryKind, plainHost, type Reading, type Thing } from '../../../lib/html/index.ts'
import {
  hasManyMoving,
  hostState,
  isEmbed,
  isForAnybody,
  isMovingByItself,
  isOfHome,
  isSlot,
} from './hosts.ts'
import { isOfView } from './handlers.ts'
import { type Draft, type Level, why, type WhyCode } from './item.ts'
import { asksLittle, judgeField } from './judge-forms.ts'
import type { FilesNow } from './judge-files.ts'
import { judgeContact } from './judge-contacts.ts'
import { isKnownLoader, judgeReach } from './judge-reach.ts'
import { judgeCanonical, judgeRobots } from './judge-told.ts'
import { isHarmless } from './own-scripts.ts'
import { isLibrary } from './libraries.ts'
import { MOVING_VARIANTS, type Profile, stageOf } from './profile.ts'
import { type Files, filesOf } from './release.ts'
import { isFontFirm, isService } from './services.ts'
import { isAboutVote, newDanger } from './words-of.ts'

/** What judging one new thing needs to know. */
interface Look {
  readonly profile: Profile
  readonly reading: Reading
  readonly files: Files
  readonly filesNow: FilesNow
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
  sheet: judgeSheet,
  style: judgeStyle,
  form: judgeForm,
  field: judgeField,
  base: ({ address }) => ({ level: address?.host ? 'C' : 'H', code: 'base' }),
  refresh: ({ address }) => ({ level: address?.host ? 'C' : 'H', code: 'refresh' }),
  image: judgeImage,
  overlay: () => ({ level: 'H', code: 'overlay' }),
  canonical: judgeCanonical,
  robots: judgeRobots,
  data: () => ({ level: 'M', code: 'new_data' }),
  contact: judgeContact,
  control: () => ({ level: 'H', code: 'control' }),
}

/** Everything in the inventories besides links that is new and not as it should be. */
export function judgeThings(
  profile: Profile,
  reading: Reading,
  filesNow: FilesNow = new Map(),
): Draft[] {
  const items: Draft[] = []
  const look = { profile, reading, files: filesOf(profile, reading), filesNow }
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
function judgeKnown(thing: Thing, most: number, look: Look): Judged | null {
  const { profile, reading } = look
  const isMore = thing.kind === 'script' && thing.address?.isHashed && thing.count > most
  const more = isMore ? judgeMore(thing, look) : null
  if (more) return more
  return (
    judgeReach(thing, profile, reading) ?? judgeGuard(thing, profile) ?? judgeSaid(thing, profile)
  )
}

/** A known script that says something else. */
function judgeSaid(thing: Thing, profile: Profile): Judged | null {
  if (!thing.code || thing.code.sentences === '') return null
  const said = profile.sentences.get(`${thing.kind} ${thing.key}`) ?? []
  // Two and more sentences: a script that writes what changes.
  if (said.length !== 1 || said.includes(thing.code.sentences)) return null
  // The words of a state are the page's own, and judged where it shows them.
  if (thing.code.isState) return null
  const danger = isAboutVote(thing.label) && newDanger('', thing.label).length > 0
  return { level: danger ? 'H' : 'M', code: 'new_sentence', id: `said ${thing.key}` }
}

function judgeImage({ address, isTiny, isHidden }: Thing, { profile }: Look): Judged | null {
  const host = address?.host ?? null
  const state = hostState(profile, 'image', host)
  if (host === null || state !== 'new' || isKnownHost(profile, host)) return null
  // A dot shows nothing: it tells its host who looks.
  const isGrave = (isTiny || isHidden) && !isService(host) && !isEmbed(host)
  return { level: isGrave ? 'H' : 'M', code: 'new_image_host' }
}

function isKnownHost(profile: Profile, host: string | null): boolean {
  return (
    host !== null &&
    (['script', 'frame', 'sheet', 'image'] as const).some(
      (kind) => hostState(profile, kind, host) !== 'new',
    )
  )
}

/** A frame that lost its sandbox, or a foreign script its digest. */
function judgeGuard({ kind, key, isGuarded, address }: Thing, { guarded }: Profile): Judged | null {
  if (isGuarded !== false || !guarded.has(`${kind} ${key}`)) return null
  const isForeign = address?.host != null
  if (kind === 'script' && !isForeign) return null
  const level = kind === 'frame' && isForeign ? 'H' : 'M'
  return { level, code: 'lost_guard', id: `guard ${key}` }
}

/** More scripts than ever under one hashed name. */
function judgeMore(thing: Thing, look: Look): Judged | null {
  const judged = isOfHome(thing.address?.host ?? null, look.reading.home.host)
    ? judgeOwn(thing, look)
    : ({ level: 'H', code: 'new_script' } as const)
  return judged?.level === 'H' ? { ...judged, code: 'second_script', id: thing.key } : judged
}

function judgeScript(thing: Thing, look: Look): Judged | null {
  const { profile, reading } = look
  const host = thing.address?.host ?? null
  const state = hostState(profile, 'script', host)
  if (isOfHome(host, reading.home.host))
    return isMovingByItself(profile, 'script', host) ? null : judgeOwn(thing, look)
  if (state === 'moving' || isForSlot(thing, profile)) return null
  if (state === 'new' && isSoft(profile, host)) return null
  if (host !== null && isService(host)) return knownService(profile)
  if (thing.isGuarded === true && isLibrary(thing.label)) return { level: 'M', code: 'new_script' }
  return { level: 'H', code: state === 'new' ? 'new_host' : 'new_script' }
}

/** A script of the site itself: what a release brings is none to ask about, what comes by itself is. */
function judgeOwn(thing: Thing, look: Look): Judged | null {
  const { address } = thing
  const { profile, files } = look
  const isNewHost = hostState(profile, 'script', address?.host ?? null) === 'new'
  const grave: Judged = { level: 'H', code: isNewHost ? 'new_host' : 'new_script' }
  const state = files.stateOf(thing)
  if (state === 'replaced' || state === 'released') return null
  if (state === 'known') return isSameFile(thing) ? null : grave
  const isOurs = isHarmless(thing, look)
  // A build that has one more part is a release, though all others kept their names.
  if (state === 'part' && isOurs) return null
  // The same finding, whatever else changes on the page while it is open.
  const id = `own ${thing.key}`
  if (state === 'part' && !files.isQuiet()) return { level: 'M', code: 'new_chunk', id }
  return isOurs ? { level: 'M', code: 'new_script', id } : { ...grave, id }
}

/** A known file with other parameters; not where these are what runs. */
function isSameFile({ address }: Thing): boolean {
  return /\.m?js$/.test(address?.exact ?? '') && !address?.key.includes('=//')
}

function judgeSheet(thing: Thing, { profile, reading, files }: Look): Judged | null {
  const host = thing.address?.host ?? null
  if (hostState(profile, 'sheet', host) === 'moving') return null
  if (host !== null && !isOfHome(host, reading.home.host)) {
    const isFirm = isFontFirm(host) || isService(host) || isLibrary(thing.label)
    const isKnown = isKnownHost(profile, host) || isFirm
    return { level: isKnown ? 'M' : 'H', code: 'new_style' }
  }
  const state = files.stateOf(thing)
  return state === 'new' || state === 'part' ? { level: 'M', code: 'new_style' } : null
}

/** What another firm puts into a slot for advertising; not what anybody can publish. */
function isForSlot({ path, address }: Thing, profile: Profile): boolean {
  return address?.host != null && !isForAnybody(address.host) && isSlot(profile, path)
}

/** Before learning ends, one more host on a page with many that move is no news. */
function isSoft(profile: Profile, host: string | null): boolean {
  return stageOf(profile) === 'provisional' && hasManyMoving(profile) && !isForAnybody(host ?? '')
}

function judgeCode(thing: Thing, { profile, reading, files }: Look, code: WhyCode): Judged | null {
  const { code: own, kind } = thing
  if (!own) return { level: 'H', code }
  const hosts = [...own.hosts, ...own.dataHosts]
  if (isOtherForm(thing, own, { profile, isRelease: files.isRelease })) return null
  if (kind === 'inline' && isKnownLoader(own, profile)) return null
  if (isOfView(thing)) return { level: 'M', code }
  const foreign = hosts.filter((host) => host !== reading.home.host)
  if (foreign.length > 0 && foreign.every(isService) && !TAKES.test(own.names.join(' ')))
    return knownService(profile)
  const id = `${thing.path} ${own.start} ${foreign.join()}`
  if (own.isMoving && foreign.length > 0)
    return { level: 'C', code: 'moves_visitor', args: { hosts: foreign }, id }
  return { level: 'H', code, args: { hosts: foreign }, id }
}

/** Whether code begins as some that takes many forms, or that a release brings in another one, and reaches nothing else. */
function isOtherForm(
  thing: Thing,
  own: NonNullable<Thing['code']>,
  { profile, isRelease }: { readonly profile: Profile; readonly isRelease: boolean },
): boolean {
  const script = profile.scripts.get(`${thing.kind} ${own.start}`)
  if (!script || !(script.variants >= MOVING_VARIANTS || isRelease)) return false
  const hosts = [...own.hosts, ...own.dataHosts]
  return (
    own.names.every((name) => script.names.has(name)) &&
    (hosts.every((host) => script.hosts.has(host)) || isLoader(thing, profile))
  )
}

/** What a firm brings that does one thing for a site: while a page is learned it is learned, or a chat would be new each morning. */
function knownService(profile: Profile): Judged | null {
  return stageOf(profile) === 'full' ? { level: 'M', code: 'known_service' } : null
}

/** Names of what takes data of visitors, sends it, runs what is not written there, or moves them. */
const TAKES =
  /\b(?:cookie|value|FormData|fetch|XMLHttpRequest|sendBeacon|WebSocket|addEventListener|onsubmit|onkey\w{2,5}|eval|Function|atob|location|localStorage|sessionStorage)\b/

/** Code in a slot that takes in what an auction sold; it moves nobody. */
function isLoader({ path, code }: Thing, profile: Profile): boolean {
  return code?.isMoving === false && isSlot(profile, path)
}

function judgeFrame(thing: Thing, { profile }: Look): Judged | null {
  const host = thing.address?.host ?? null
  const state = hostState(profile, 'frame', host)
  if (state === 'moving' || isForSlot(thing, profile)) return null
  if (host !== null && isEmbed(host)) return { level: 'M', code: 'known_embed' }
  if (state !== 'new') return { level: 'M', code: 'new_frame' }
  return isSoft(profile, host) ? null : { level: 'H', code: 'new_host' }
}

function judgeStyle({ style, reach }: Thing): Judged | null {
  // A font from elsewhere may draw one digit as another.
  const isForged = style?.drawsDigits && (reach?.hosts ?? []).some((host) => !isFontFirm(host))
  const isStrong = style?.hidesPage || style?.writesText || style?.imports || isForged
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
  return { level: asksLittle(profile, reading) ? 'M' : 'H', code: 'new_form' }
}
