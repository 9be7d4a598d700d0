import { CAP_CERTAINTIES, CAP_SEVERITIES, CAP_URGENCIES } from '../cap/model.ts'
import type { CapCertainty, CapSeverity, CapUrgency } from '../cap/model.ts'

export const FRAME_KINDS = [
  'alert',
  'update',
  'cancel',
  'clear',
  'expire',
  'skip',
  'hb',
  'system',
] as const

export type FrameKind = (typeof FRAME_KINDS)[number]

/** The hash before the first entry of an epoch: 32 zero bytes. */
export const NO_HASH = 'A'.repeat(43)

/**
 * The content of one entry of the alert stream. The keys are single letters, because the same bytes
 * go to every station, and browser, gateway and core read the same table:
 *
 * | key | holds | in kinds |
 * |---|---|---|
 * | d | shard the entry is numbered in | all |
 * | e | epoch of the numbers | all |
 * | n | sequence number; of a heartbeat the newest one of the shard | all |
 * | k | kind | all |
 * | p | hash of the core of the entry before; of a heartbeat the core of entry n (chain head) | all |
 * | s | UTC time of sending, 24 characters | all but skip |
 * | t | thread | alert update cancel clear expire |
 * | r | revision within the thread, from 1 | alert update cancel clear expire |
 * | x | superseded revisions | update cancel clear, optional expire |
 * | c | event code | alert update, optional cancel clear |
 * | u v y | urgency, severity, certainty in the words of CAP | as c |
 * | z | UTC time of expiry | as c |
 * | h | headline, language tag → text | alert update cancel clear, optional system |
 * | i | instruction, language tag → text | alert update, optional cancel clear system |
 * | a | answers a station may give, at most 5 | as c |
 * | b | SHA-256 of the CAP message, base64url | alert update cancel clear |
 * | l | newest revisions in force, at most 10, as [thread, revision] | optional hb |
 * | m | notice of the system, name → text | system |
 *
 * Hashes are base64url of 32 bytes, 43 characters.
 */
export interface FrameBody {
  readonly d: string
  readonly e: string
  readonly n: number
  readonly k: FrameKind
  readonly p: string
  readonly s?: string
  readonly t?: string
  readonly r?: number
  readonly x?: readonly number[]
  readonly c?: string
  readonly u?: CapUrgency
  readonly v?: CapSeverity
  readonly y?: CapCertainty
  readonly z?: string
  readonly h?: FrameTexts
  readonly i?: FrameTexts
  readonly a?: readonly string[]
  readonly b?: string
  readonly l?: readonly (readonly [thread: string, revision: number])[]
  readonly m?: Readonly<Record<string, string>>
}

/** One text in each language of the node, by language tag. */
export type FrameTexts = Readonly<Record<string, string>>

type Key = keyof FrameBody
type Test = (value: unknown) => boolean

/** More languages than any node has; a frame is sent to every station in all of them. */
const MAX_LANGUAGES = 16
const MAX_TEXT_CHARACTERS = 2_000
/** An alert that was updated more often is a new alert. */
const MAX_SUPERSEDED = 100
const MAX_ANSWERS = 5
const MAX_RECENT = 10

const isMatch =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
const isCount =
  (min: number): Test =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= min
const isWord =
  (words: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && words.includes(value)
const isList =
  (test: Test, max: number): Test =>
  (value) =>
    Array.isArray(value) && value.length <= max && value.every(test)
const isMap =
  (key: RegExp, max: number): Test =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const entries = Object.entries(value)
    const isText = (text: unknown): boolean =>
      typeof text === 'string' && text !== '' && text.length <= MAX_TEXT_CHARACTERS
    return (
      entries.length > 0 &&
      entries.length <= max &&
      entries.every(([name, text]) => key.test(name) && isText(text))
    )
  }

const isId = isMatch(/^[\w.:~/-]{1,64}$/)
const isHash = isMatch(/^[\w-]{42}[AEIMQUYcgkosw048]$/)
const isUtc = isMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const isTexts = isMap(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, MAX_LANGUAGES)
const isRevision: Test = (value) =>
  Array.isArray(value) && value.length === 2 && isId(value[0]) && isCount(1)(value[1])

/** What each key may hold, in the order in which the keys are written. */
const TESTS: Readonly<Record<Key, Test>> = {
  d: isId,
  e: isId,
  n: isCount(0),
  k: isWord(FRAME_KINDS),
  p: isHash,
  s: isUtc,
  t: isId,
  r: isCount(1),
  x: isList(isCount(1), MAX_SUPERSEDED),
  c: isMatch(/^[A-Z][A-Z0-9_]{0,39}$/),
  u: isWord(CAP_URGENCIES),
  v: isWord(CAP_SEVERITIES),
  y: isWord(CAP_CERTAINTIES),
  z: isUtc,
  h: isTexts,
  i: isTexts,
  a: isList(isMatch(/^[a-z][a-z0-9_]{0,31}$/), MAX_ANSWERS),
  b: isHash,
  l: isList(isRevision, MAX_RECENT),
  m: isMap(/^[a-z][A-Za-z0-9]{0,31}$/, MAX_LANGUAGES),
}

const KEYS = Object.keys(TESTS) as Key[]
/** Texts stay outside the chain of hashes; the hash of the CAP message binds them. */
const CORE_KEYS = KEYS.filter((key) => key !== 'h' && key !== 'i')

/** For each kind the keys that must be there, then those that may. */
const KEYS_OF_KIND: Readonly<Record<FrameKind, readonly [required: string, optional: string]>> = {
  alert: ['denkpstrcuvyzhiab', 'x'],
  update: ['denkpstrxcuvyzhiab', ''],
  cancel: ['denkpstrxhb', 'cuvyzia'],
  clear: ['denkpstrxhb', 'cuvyzia'],
  expire: ['denkpstr', 'x'],
  skip: ['denkp', ''],
  hb: ['denkps', 'l'],
  system: ['denkpsm', 'hi'],
}

/** Whether a value has exactly the keys of its kind and each holds what the table says. */
export function isFrameBody(value: unknown): value is FrameBody {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const body = value as Readonly<Record<string, unknown>>
  if (!TESTS.k(body['k'])) return false
  const [required, optional] = KEYS_OF_KIND[body['k'] as FrameKind]
  const names = Object.keys(body)
  return (
    [...required].every((key) => names.includes(key)) &&
    names.every((key) => (required + optional).includes(key) && TESTS[key as Key]?.(body[key]))
  )
}

/** The body as JSON with the keys in the order of the table. */
export function writeBody(body: FrameBody): string {
  return JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, body[key]])))
}

/** The language-neutral core as text: the values of a fixed list of keys, null where absent. */
export function coreText(body: FrameBody): string {
  return JSON.stringify(CORE_KEYS.map((key) => body[key] ?? null))
}
