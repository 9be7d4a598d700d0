import { isHashLike } from './address-key.ts'
import { type Data, readData, type Value } from './literal.ts'
import { readHostFact, readOwnAddress } from './address-facts.ts'
import { noteFact, noteNamed } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { attribute, type Element } from './tree.ts'

/** Names of an object that tell it from others. */
const NAMES =
  /^(?:name|title|headline|label|legalName|contactType|dayOfWeek|day|validFrom|district|station|code)$/
/** Steps of a path that are kept: the outer ones change with each release of what draws the page. */
const STEPS = 3
/** Objects and lists in each other, with data as texts in data. */
const MAX_DEPTH = 30
/** Data written as a text in data. */
const MAX_WITHIN = 2
/** Characters of a text in data that may be a sentence or a piece of a page, and of one sentence. */
const MAX_TEXT = 100_000
const MAX_SENTENCE = 300
/** Sentences of one text. */
const MAX_SENTENCES = 200
const MIN_SENTENCE = 12

const JSON_TYPE = /^(?:application|text)\/(?:[\w.+-]{0,40}\+)?(?:json|x-json)$/
/** A script that gives data a name or hands them over. */
const HOLDS_DATA = /[=(,]\s*[{[]|JSON\.parse\(/

/** Reads facts from a script that holds nothing but data; from another one reads none. */
export function readJson(
  element: Element,
  { source, type, spot }: { source: string; type: string; spot: Spot },
  draft: Draft,
): void {
  if (!JSON_TYPE.test(type)) return
  const root = type === 'application/ld+json' ? 'ld+json' : 'state'
  const isTable = /nuxt/i.test(attribute(element, 'id') ?? '')
  readState(source, { root, spot, isTable }, draft)
}

/** Reads facts from the data that a script that runs holds. */
export function readScriptData(source: string, spot: Spot, draft: Draft): void {
  if (HOLDS_DATA.test(source)) readState(source, { root: 'state', spot }, draft)
}

/** Where the walk through data stands. */
interface Step {
  readonly root: string
  readonly path: readonly string[]
  readonly owner: string
  readonly depth: number
  readonly within: number
  /** By whose numbers values are named, as Nuxt writes its state. */
  readonly table: Data | null
  /** Rows of the table that were walked through: they name each other, and in circles. */
  readonly walked: Set<Data>
}

/** Reads facts from data: `root` says of what kind it is, `ld+json` or `state`. */
function readState(
  source: string,
  { root, spot, isTable = false }: { root: string; spot: Spot; isTable?: boolean },
  draft: Draft,
): void {
  const data = readData(source, draft.data)
  if (draft.data.tokens < 0) draft.limits.add('fact')
  const [, first] = data.entries[0] ?? []
  const table = isTable && isData(first) ? first : null
  // Of a table the second row is the state itself; the first says how to read it.
  const top = table?.entries[1]?.[1]
  const step = {
    root,
    path: [],
    owner: '',
    depth: table ? 2 : 0,
    within: 0,
    table,
    walked: new Set<Data>(),
  }
  walk(isData(top) ? top : data, step, { draft, spot })
}

interface Into {
  readonly draft: Draft
  readonly spot: Spot
}

function isData(value: Value | undefined): value is Data {
  return typeof value === 'object' && value !== null
}

function walk(data: Data, step: Step, into: Into): void {
  if (step.depth > MAX_DEPTH || (step.table !== null && step.walked.has(data))) return
  step.walked.add(data)
  const owner = data.isList ? step.owner : ownerOf(data, step)
  const path = data.isList ? step.path : [...step.path, ...typeOf(data)]
  for (const [key, written] of data.entries) {
    const value = valueOf(written, step)
    const own = data.isList || key === '' || key === '@graph' ? path : [...path, plainKey(key)]
    const next = { ...step, path: own, owner, depth: step.depth + 1 }
    if (isData(value)) walk(value, next, into)
    else if (value !== null) readLeaf(String(value), next, into)
  }
}

/** The value itself, or the one that stands at its number in the table. */
function valueOf(value: Value, { table, depth }: Step): Value {
  if (table === null || depth < 2 || typeof value !== 'number') return value
  return Number.isInteger(value) ? (table.entries[value]?.[1] ?? null) : value
}

function plainKey(key: string): string {
  return isHashLike(key) ? '*' : key
}

/** `@type` as a step of the path. */
function typeOf({ entries }: Data): string[] {
  const type = entries.find(([key]) => key === '@type')?.[1]
  const first = isData(type) ? type.entries[0]?.[1] : type
  return typeof first === 'string' ? [first.slice(0, 40)] : []
}

function ownerOf({ entries }: Data, step: Step): string {
  const own = entries.flatMap(([key, written]) => {
    if (!NAMES.test(key)) return []
    const value = valueOf(written, { ...step, depth: step.depth + 1 })
    const texts = isData(value) ? value.entries.map(([, text]) => text) : [value]
    return texts.filter((text) => typeof text === 'string').map((text) => text.slice(0, 80))
  })
  // A day alone is one of whoever stands around it.
  const hasName = entries.some(([key]) => /^(?:name|title|headline|label)$/.test(key))
  return [...(hasName ? [] : [step.owner]), ...own].filter((text) => text !== '').join(', ')
}

function readLeaf(value: string, step: Step, { draft, spot }: Into): void {
  const name = step.path.at(-1) ?? ''
  if (value.length > MAX_TEXT || name.startsWith('@') || step.path.some(isOfMachine)) return
  const path = [step.root, ...step.path.slice(-STEPS)].join('>')
  const { owner } = step
  noteLeaf(value, { name, path, step }, { draft, spot })
  if (/^\s*(?:[{[]|[0-9a-f]{1,4}:[[{"])/.test(value) && step.within < MAX_WITHIN) {
    const data = readData(value, draft.data)
    walk(data, { ...step, within: step.within + 1, depth: step.depth + 1 }, { draft, spot })
  } else if (value.length >= MIN_SENTENCE && /\s/.test(value))
    readSentences(value, { path, owner }, draft)
  else if (step.root === 'ld+json' && NAMED.test(name)) readName(value, { path, owner: '' }, draft)
  if (path.endsWith('Product>name')) noteFact(draft, { kind: 'text', path, owner: '', value })
}

function noteLeaf(
  value: string,
  { name, path, step }: { readonly name: string; readonly path: string; readonly step: Step },
  { draft, spot }: Into,
): void {
  const { owner } = step
  if (name === 'name' && WHERE.test(step.path.at(-2) ?? step.path.at(-3) ?? ''))
    noteFact(draft, { kind: 'place', path, owner, value })
  else if (SENDS.test(name) && /^(?:https?:|wss?:)?\/\//i.test(value))
    readHostFact(value, { draft, owner, from: `state>${name}` })
  else if (step.root === 'state' && isProgram(name, value))
    readHostFact(value, { draft, owner: '', from: `state>code>${name}` })
  else if (step.root === 'ld+json' && readOwnAddress(value, { name, path, owner }, draft)) return
  else if (value.length < MAX_SENTENCE) noteNamed(draft, name, value.trim(), { path, owner, spot })
}

/** Names of where a program asks for data and sends what people type. */
const SENDS =
  /^(?:.{0,30}(?:api|graphql|backend|endpoint|webhook|websocket)(?:_?(?:url|uri|host|base|root|server|origin|address|endpoint))?|(?:base|server|rpc|socket|submit|action|login|auth)_?(?:url|uri|host|endpoint))$/i

/** Names of what a program takes in, and endings of what runs or is drawn. */
const PROGRAMS =
  /^(?:plug-?ins?|scripts?|modules?|remotes?|remoteEntry|widgets?|extensions?|loaders?|bundles?|chunks?|workers?|wasm|cdn|polyfills?|(?:cdn|assets?|public|script|plugin|module|static|chunk)_?(?:url|path|base|host|prefix|origin|root|server))$/i
const RUNS = /\.(?:m?js|wasm|css)(?:[?#].*)?$/i

/** Whether an address is one of code. */
function isProgram(name: string, value: string): boolean {
  return /^(?:https?:)?\/\//i.test(value) && (PROGRAMS.test(name) || RUNS.test(value.slice(-300)))
}

/** Names of what has the name of a place. */
const WHERE = /location|venue|place|station|building/i

/** Names of what belongs to a visitor or to this day, and of what the program may say some day. */
const OF_MACHINE =
  /^(?:today|now|user|visitor|viewer|client|session|geo_?ip|i18n|l10n|intl|locales?|messages|translations?|strings|labels|errors|languages?|resources|phrases|vocabulary)$|i18n|l10n/i

function isOfMachine(key: string): boolean {
  return OF_MACHINE.test(key)
}

/** Names of what something is called or is about. */
const NAMED = /^(?:name|headline|title|description|keywords|brand|category)$/

/** A name too short to be a sentence, which may sell all the same. */
function readName(
  value: string,
  { path, owner }: { path: string; owner: string },
  draft: Draft,
): void {
  if (!draft.tells || draft.data.sentences <= 0) return
  draft.data.sentences -= value.length
  if (draft.tells(value, true)) noteFact(draft, { kind: 'text', path, owner, value })
}

/** Sentences about voting, of text or of a piece of a page. */
function readSentences(
  value: string,
  { path, owner }: { path: string; owner: string },
  draft: Draft,
): void {
  if (!draft.tells) return
  const plain = value.includes('&') ? value.replace(/&(#?\w{2,8});/g, entity) : value
  const texts = plain.includes('<') ? plain.split(/<[^<>]{0,1000}>|\n/, MAX_SENTENCES) : [plain]
  for (const text of texts) {
    if (text.length < MIN_SENTENCE || draft.data.sentences <= 0) continue
    const sentence = text.slice(0, MAX_SENTENCE)
    draft.data.sentences -= sentence.length
    if (draft.tells(sentence, false))
      noteFact(draft, { kind: 'text', path, owner, value: sentence })
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  '#39': "'",
  '#039': "'",
  apos: "'",
  rsquo: '\u2019',
  '#8217': '\u2019',
  ndash: '\u2013',
  '#8211': '\u2013',
  hellip: '\u2026',
  '#8230': '\u2026',
}

/** The character of an entity that sentences hold; others part words. */
function entity(_: string, name: string): string {
  return ENTITIES[name] ?? ' '
}
