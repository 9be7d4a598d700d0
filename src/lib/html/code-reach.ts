import { hash } from 'node:crypto'
import { accountsIn, isAccount } from './account.ts'
import { plainHost } from './address-key.ts'

/** Whom a code talks to, and for whom: what a reader of it would see at once. */
export interface Reach {
  /** Foreign hosts named outside of data; sorted, at most MAX_HOSTS. */
  readonly hosts: readonly string[]
  /** Foreign hosts named in data. */
  readonly dataHosts: readonly string[]
  /** Characters of all texts in data. */
  readonly dataLength: number
  /** It is the state of a page that is drawn from it: content, however small. */
  readonly isState: boolean
  /** Hash of the sentences in data; empty where there are none. */
  readonly dataSentences: string
  /** Accounts and sites at services: `GTM-…`, `setSiteId 3`; sorted. */
  readonly accounts: readonly string[]
  /** Addresses of scripts that it takes in: imports and workers, as written. */
  readonly loads: readonly string[]
}

/** What has been read of it so far. A text that is put together of several is read when its last piece is there. */
export interface Reaching {
  readonly ownHost: string
  readonly found: { readonly at: number; readonly host: string; readonly isPicture: boolean }[]
  readonly inData: Set<string>
  readonly accounts: Set<string>
  readonly loads: Set<string>
  dataLength: number
  /** Texts of words, and those of them that stand in data. */
  readonly texts: { readonly at: number; readonly text: string }[]
  readonly said: string[]
  /** The text at hand, where it began among the tokens, and what stands before it. */
  text: string | null
  at: number
  before: Before
  /** The text before it. */
  last: string
}
type Before = 'load' | 'atob' | null

const MAX_HOSTS = 50
const NONE: readonly string[] = []
const MAX_ACCOUNTS = 20
const MAX_LOADS = 50
/** Characters of one text put together; a longer one is data, whatever stands around it. */
const MAX_TEXT = 2_000
/** Hosts found before they are sorted out; more is no code of a person. */
const MAX_FOUND = 2_000

export function newReaching(ownHost: string): Reaching {
  const [inData, accounts, loads] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const empty = { found: [], dataLength: 0, text: null, at: 0, before: null, last: '' } as const
  return { ownHost, inData, accounts, loads, ...empty, found: [], texts: [], said: [] }
}

/** Takes a text with its quotation marks; `stack` is what stands before it. */
export function reachText(token: string, stack: readonly string[], reaching: Reaching): void {
  const text = plainTextOf(token)
  const isNext = stack.at(-1) === '+' && reaching.text !== null
  if (isNext && reaching.text !== null && reaching.text.length + text.length <= MAX_TEXT) {
    reaching.text += text
    return
  }
  endText(reaching)
  noteAccount(text, stack, reaching)
  reaching.text = text
  reaching.at = stack.length
  reaching.before = beforeOf(stack)
}

/** A number may be an account too: `ym(12345, …)`. */
export function reachNumber(token: string, stack: readonly string[], reaching: Reaching): void {
  if (isAfterAccountName(stack, reaching.last)) addAccount(token, stack, reaching)
}

/** Ends the text at hand: what comes now is no piece of it. */
export function endText(reaching: Reaching): void {
  const { text, at, before, loads } = reaching
  if (text === null) return
  reaching.text = null
  reaching.last = text.slice(0, MAX_NAME)
  if (before === 'load' && LOADED.test(text) && loads.size < MAX_LOADS) loads.add(text)
  if (reaching.texts.length < MAX_FOUND && WORDS.test(text)) reaching.texts.push({ at, text })
  const hosts = hostsIn(before === 'atob' ? fromBase64(text) : text)
  if (hosts.length > 0 && text.includes('?')) noteAsked(text, reaching)
  addHosts(hosts, { text, at }, reaching)
}

function addHosts(
  hosts: readonly string[],
  { text, at }: { readonly text: string; readonly at: number },
  reaching: Reaching,
): void {
  const isPicture = hosts.length === 1 && text.length <= MAX_PICTURE && PICTURE.test(text)
  for (const host of hosts) {
    if (host === reaching.ownHost) continue
    if (text.length > MAX_TEXT) addData(host, reaching)
    else if (reaching.found.length < MAX_FOUND) reaching.found.push({ at, host, isPicture })
  }
}

/** Characters of the address of a picture, film or font. */
const MAX_PICTURE = 500
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|mp4|webm|woff2?)(?:\?\S*)?$/i

/** Two words beside each other. */
const WORDS = /\p{L}{3} \S{0,40} ?\p{L}/u

/** Sentences of data, and characters of their hashes, that are kept. */
const MAX_SAID = 200

/** What stands from there on is data, of so many characters that were not counted yet. */
export function reachData(from: number, length: number, reaching: Reaching): void {
  reaching.dataLength += length
  for (let one = reaching.texts.at(-1); one && one.at >= from; one = reaching.texts.at(-1)) {
    reaching.texts.pop()
    if (reaching.said.length < MAX_SAID) reaching.said.push(one.text.replace(/\p{Nd}+/gu, '#'))
  }
  for (let one = reaching.found.at(-1); one && one.at >= from; one = reaching.found.at(-1)) {
    reaching.found.pop()
    // Pictures and films of a list are what it shows; code that asks for one may tell somebody something.
    if (!one.isPicture) addData(one.host, reaching)
  }
}

/** What a script of a service is told in the attributes of its tag; null where it is told nothing. */
export function reachOfAttributes(
  attributes: readonly { readonly name: string; readonly value: string }[],
  ownHost: string,
): Reach | null {
  const hosts = new Set<string>()
  const accounts: string[] = []
  for (const { name, value } of attributes) {
    if (!name.startsWith('data-')) continue
    for (const host of hostsIn(value))
      if (host !== ownHost && hosts.size < MAX_HOSTS) hosts.add(host)
    const isNamed = isAccount(value) || ACCOUNT_ATTRIBUTES.has(name)
    if (isNamed && accounts.length < MAX_ACCOUNTS) accounts.push(`${name} ${value.slice(0, 60)}`)
  }
  if (hosts.size === 0 && accounts.length === 0) return null
  return { ...EMPTY, hosts: [...hosts].sort(), accounts: accounts.sort() }
}

/** Characters of one style that are read. */
const MAX_STYLE = 300_000

/** Hosts that a style has pictures, fonts and sheets from; null where it has none from elsewhere. */
export function reachOfStyle(css: string, ownHost: string): Reach | null {
  if (!css.includes('//')) return null
  const hosts = new Set<string>()
  for (const [, found = ''] of css.slice(0, MAX_STYLE).matchAll(ADDRESS)) {
    const host = plainHost(found)
    if (host !== ownHost) hosts.add(host)
    if (hosts.size >= MAX_HOSTS) break
  }
  return hosts.size === 0 ? null : { ...EMPTY, hosts: [...hosts].sort() }
}

/** Nothing that anybody reaches. */
export const EMPTY: Reach = {
  hosts: NONE,
  dataHosts: NONE,
  dataLength: 0,
  isState: false,
  dataSentences: '',
  accounts: NONE,
  loads: NONE,
}

const ACCOUNT_ATTRIBUTES = new Set([
  'data-website-id',
  'data-site',
  'data-site-id',
  'data-sitekey',
  'data-cbid',
  'data-domain-script',
])

/** What two codes with the same key reach together; the first where it knows all. */
export function joinReach<T extends Reach>(one: T, other: Reach): T {
  const isKnown =
    includesAll(one.hosts, other.hosts) &&
    includesAll(one.dataHosts, other.dataHosts) &&
    includesAll(one.accounts, other.accounts)
  if (isKnown && other.dataLength === 0) return one
  const dataLength = one.dataLength + other.dataLength
  const dataSentences = `${one.dataSentences}${other.dataSentences}`.slice(0, MAX_SAID)
  if (isKnown) return { ...one, dataLength, dataSentences }
  const hosts = joined(one.hosts, other.hosts)
  const dataHosts = joined(one.dataHosts, other.dataHosts)
  return {
    ...one,
    hosts,
    dataHosts,
    dataLength,
    dataSentences,
    accounts: joined(one.accounts, other.accounts),
  }
}

function includesAll(all: readonly string[], some: readonly string[]): boolean {
  return all.length >= MAX_HOSTS || some.every((one) => all.includes(one))
}

function joined(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].slice(0, MAX_HOSTS).sort()
}

/** All that was read; where the code is the state of a page, written as code, its hosts are data. */
export function reachOfCode(reaching: Reaching, isState: boolean): Reach {
  endText(reaching)
  if (isState) reachData(0, 0, reaching)
  const hosts = new Set(reaching.found.map(({ host }) => host))
  return {
    hosts: [...hosts].sort().slice(0, MAX_HOSTS),
    dataHosts: [...reaching.inData].sort(),
    dataLength: reaching.dataLength,
    isState,
    dataSentences:
      reaching.said.length === 0
        ? ''
        : hash('sha256', reaching.said.join('\n'), 'base64').slice(0, 12),
    accounts: [...reaching.accounts].sort(),
    loads: [...reaching.loads],
  }
}

function addData(host: string, { inData }: Reaching): void {
  if (inData.size < MAX_HOSTS) inData.add(host)
}

/** Calls and words before a text by which it is the address of a script. */
const LOADERS = new Set(['import', 'importScripts', 'Worker', 'SharedWorker', 'register'])
const LOADED = /^(?:\.{0,2}\/|https?:)[^\s<>]{1,500}$/

function beforeOf(stack: readonly string[]): Before {
  const last = stack.at(-1) ?? ''
  if (last === 'from' || last === 'import') return 'load'
  if (last !== '(') return null
  const name = stack.at(-2) ?? ''
  if (name === 'atob') return 'atob'
  if (name === 'register' && stack.at(-4) !== 'serviceWorker') return null
  return LOADERS.has(name) ? 'load' : null
}

/** A text without quotation marks and as a program reads it: `\/`, `\x2f`, `%2F` and `${'…'}` are what they stand for. */
function plainTextOf(token: string): string {
  const last = token.length > 1 && token.endsWith(token[0] ?? '') ? -1 : token.length
  const inner = token.slice(1, last)
  const plain = inner.includes('\\') ? inner.replace(ESCAPES, unescaped) : inner
  const whole = plain.includes('${')
    ? plain.replace(/\$\{\s{0,9}(["'])([^"'{}]*)\1\s{0,9}\}/g, '$2')
    : plain
  return whole.includes('%')
    ? whole.replace(/%(?:2f|3a)/gi, (sign) => (sign[1] === '2' ? '/' : ':'))
    : whole
}

const ESCAPES = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,5})\}|([^]))/g

function unescaped(_: string, ...[two, four, many, sign]: (string | undefined)[]): string {
  const code = two ?? four ?? many
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
  return sign === 'n' || sign === 'r' || sign === 't' ? ' ' : (sign ?? '')
}

function fromBase64(text: string): string {
  const isCode = text.length <= MAX_TEXT && /^[\w+/=-]+$/.test(text)
  return isCode ? Buffer.from(text, 'base64').toString('latin1') : ''
}

/** Hosts of addresses in a text, and a text that is a host itself. */
export function hostsIn(text: string): readonly string[] {
  if (text.length < MIN_NAME) return NONE
  const found: string[] = []
  if (text.includes('//'))
    for (const [, host = ''] of text.matchAll(ADDRESS)) {
      found.push(plainHost(host))
      if (found.length >= MAX_HOSTS) break
    }
  if (found.length > 0 || text.length > MAX_NAME || !text.includes('.')) return found
  const [, bare = ''] = BARE.exec(text) ?? []
  return bare !== '' && isHostName(bare) ? [plainHost(bare)] : []
}

/** Characters of the shortest name of a host: `t.co`. */
const MIN_NAME = 4
const ADDRESS = /(?:^|[^\w/.])\/\/(?:[^\s/"'@]{1,60}@)?([\w-]+(?:\.[\w-]+)+)/g
/** Characters of a name of a host. Source: RFC 1035 section 2.3.4. */
const MAX_NAME = 255
const BARE = /^\W?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9})(?::\d{1,5})?(?:\/\S*)?$/

/** Endings of texts that are hosts: others are events, properties and files (`gtm.js`, `page.open`). */
const ENDINGS = new Set(
  `com net org info biz gov edu int eu io co ru cn de fr uk nl pl br es it se ch ua tr ir jp kr za ng ke mx ar cl pe vn
  th ph my sg hk tw au nz ca xyz top site online shop club app dev cloud live icu vote agency news website space link click
  example test`.split(/\s+/),
)

function isHostName(name: string): boolean {
  const labels = name.split('.')
  const ending = labels.at(-1) ?? ''
  if (labels.length === 2) return ENDINGS.has(ending) && (labels[0]?.length ?? 0) >= 2
  return ENDINGS.has(ending) || (/^[a-z]{2}$/.test(ending) && !FILES.has(ending))
}

const FILES = new Set(['js', 'ts', 'md', 'py', 'sh', 'gz'])

/** Names before a text or number by which it is an account at a service. */
const ACCOUNT_NAMES = new Set(
  `hjid siteid site_id setsiteid idsite sitekey containerid measurementid measurement_id trackingid tracking_id pixelid
  pixel_id ym app_id appid clientid client_id google_ad_client`.split(/\s+/),
)
function noteAccount(text: string, stack: readonly string[], reaching: Reaching): void {
  if (isAccount(text)) addAccount(text, [], reaching)
  else if (isAfterAccountName(stack, reaching.last) && /^[\w-]{1,60}$/.test(text))
    addAccount(text, stack, reaching)
}

/** Accounts in the address of what is asked for: `gtm.js?id=GTM-…`. */
function noteAsked(address: string, { accounts }: Reaching): void {
  for (const found of accountsIn(address)) {
    const account = found.split(' ').at(-1) ?? ''
    if (isAccount(account) && accounts.size < MAX_ACCOUNTS) accounts.add(account)
  }
}

function isAfterAccountName(stack: readonly string[], last: string): boolean {
  const sign = stack.at(-1) ?? ''
  if (!SIGNS.has(sign)) return false
  const name = stack.at(-2) ?? ''
  return ACCOUNT_NAMES.has((name === '"' ? last : name).toLowerCase())
}

const SIGNS = new Set([':', '=', ',', '('])

function addAccount(text: string, stack: readonly string[], { accounts, last }: Reaching): void {
  const name = stack.at(-2) ?? ''
  const named = name === '"' ? last : name
  if (accounts.size < MAX_ACCOUNTS) accounts.add(named === '' ? text : `${named} ${text}`)
}
