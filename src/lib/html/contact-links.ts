import { decoded, plainHost } from './address-key.ts'

/** What a link leads to where the address is an account, a place or a form of a firm that serves everybody. */
export interface LinkFact {
  readonly kind: 'telephone' | 'mail' | 'chat' | 'account' | 'place' | 'form' | 'time'
  /** The account, place or form without what changes by itself: `wa.me/10200300`, `maps 30.044,31.236`. */
  readonly value: string
}

/** Characters of an address that are read, and of what is kept of it. */
const MAX_READ = 4_000
const MAX_VALUE = 200
/** Characters of a path in which the name of a place is looked for. */
const MAX_PATH = 300

type Rule = (url: URL) => string | null

/** The fact in an address as written; null where it is none, as in links by which readers share a page. */
export function linkFact(written: string): LinkFact | null {
  const address = written.slice(0, MAX_READ).trim()
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(address)?.[1]?.toLowerCase() ?? ''
  const rest = address.slice(scheme.length + 1)
  const byScheme = SCHEMES[scheme]
  if (byScheme) return factOf(byScheme[0], byScheme[1](rest))
  if (scheme !== 'http' && scheme !== 'https' && !address.startsWith('//')) return null
  if (!MAY_TELL.test(address)) return null
  const url = URL.parse(address, 'https://none.invalid/')
  return url ? hostFact(url) : null
}

/** Names of what is written in a message beforehand. */
const WRITTEN = /[?&;](?:amp;)?(body|text|draft|message|msg|subject)=([^&]{1,1000})/gi

/** What a link that is a fact writes beforehand for who follows it: `body …`; empty where it writes nothing. */
export function preparedWords(written: string): string {
  const address = written.slice(0, MAX_READ).replace(/^((?:sms|mms)to:[^:?]{3,40}):/i, '$1?body=')
  const found = address.matchAll(WRITTEN)
  return Array.from(found, ([, name = '', words = '']) =>
    `${name.toLowerCase()} ${decoded(words.replaceAll('+', ' ')).toLowerCase()}`.trim(),
  )
    .sort()
    .join(', ')
    .slice(0, MAX_VALUE)
}

function factOf(kind: LinkFact['kind'], value: string | null): LinkFact | null {
  return value ? { kind, value: value.slice(0, MAX_VALUE) } : null
}

/** Names of which an address holds one, or it is no fact: most addresses are read no further. */
const MAY_TELL =
  /wa\.me|whatsapp|\/\/t\.me|telegram\.(?:me|dog)|signal\.|m\.me|messenger|viber|line\.me|lin\.ee|zalo\.me|kakao\.com|threema|max\.ru|imo\.im|icq\.im|rubika|eitaa|ble\.ir|skype|discord|ig\.me|matrix\.to|teams\.|facebook|fb\.com|twitter|\/\/(?:www\.|mobile\.)?x\.com|instagram|youtube|youtu\.be|tiktok|linkedin|vk\.com|ok\.ru|weibo|threads\.|bsky|mastodon|map|goo\.gl|2gis|calendar|outlook|forms?[./]|typeform|jotform|formspree|list-manage|tally\.so|surveymonkey|wufoo|cognitoforms|forms\.gle|formsubmit|web3forms|getform|formstack|paperform|airtable|zoho|hsforms|play\.google|apple\.com|paypal/i

const HOSTS: readonly (readonly [RegExp, LinkFact['kind'], Rule])[] = [
  [/^wa\.me$/, 'chat', (url) => firstParts(url, 2, /^(?:message|qr)$/)],
  [/(?:^|\.)whatsapp\.com$/, 'chat', whatsapp],
  [/^(?:t|telegram)\.(?:me|dog)$/, 'chat', telegram],
  [/^signal\.(?:me|group)$/, 'chat', (url) => url.hash.replace(/^#(?:p\/|eu\/)?/, '') || null],
  [/^(?:m\.me|messenger\.com)$/, 'chat', (url) => firstParts(url, 1)],
  [/(?:^|\.)(?:line\.me|lin\.ee)$/, 'chat', (url) => firstParts(url, 3, /^(?:share|lineit)$/)],
  [
    /(?:^|\.)(?:viber\.(?:com|click|me)|zalo\.me|kakao\.com|threema\.id|max\.ru|imo\.im|icq\.im|rubika\.ir|eitaa\.com|ble\.ir|join\.skype\.com|discord\.gg|ig\.me)$/,
    'chat',
    (url) => firstParts(url, 3, NO_CHAT),
  ],
  [/^discord\.com$/, 'chat', (url) => (startsWith(url, 'invite') ? firstParts(url, 2) : null)],
  [/^matrix\.to$/, 'chat', (url) => url.hash.slice(1) || null],
  [/^teams\.(?:microsoft|live)\.com$/, 'chat', teams],
  [/(?:^|\.)(?:facebook|fb)\.com$/, 'account', facebook],
  [/(?:^|\.)(?:twitter|x)\.com$/, 'account', accountOf],
  [/(?:^|\.)instagram\.com$/, 'account', accountOf],
  [/(?:^|\.)youtube\.com$/, 'account', youtube],
  [/(?:^|\.)(?:tiktok|threads)\.(?:com|net)$/, 'account', accountOf],
  [/(?:^|\.)linkedin\.com$/, 'account', (url) => firstParts(url, 2, /^share/i)],
  [/^(?:vk\.com|ok\.ru|weibo\.com)$/, 'account', accountOf],
  [/(?:^|\.)bsky\.app$/, 'account', (url) => firstParts(url, 2, NO_ACCOUNT)],
  [/^play\.google\.com$/, 'account', (url) => url.searchParams.get('id')],
  [
    /^(?:apps|itunes)\.apple\.com$/,
    'account',
    (url) => /\/(id\d{5,12})/.exec(url.pathname)?.[1] ?? null,
  ],
  [/^paypal\.(?:me|com)$/, 'account', paypal],
  [/^forms\.gle$/, 'form', (url) => firstParts(url, 1)],
  [/^docs\.google\.com$/, 'form', (url) => (startsWith(url, 'forms') ? firstParts(url, 4) : null)],
  [/^forms\.(?:office|microsoft|cloud\.microsoft)(?:\.com)?$/, 'form', (url) => formOf(url)],
  [
    /(?:^|\.)(?:typeform|jotform|formspree|list-manage|surveymonkey|wufoo|cognitoforms|formsubmit|web3forms|getform|formstack|paperform|zohopublic|hsforms)\.(?:com|io|co|net)$/,
    'form',
    (url) => formOf(url),
  ],
  [/^tally\.so$/, 'form', (url) => formOf(url)],
  [/^airtable\.com$/, 'form', (url) => formOf(url)],
  [/^calendar\.google\.com$/, 'time', eventOf],
  [/^outlook\.(?:live|office)\.com$/, 'time', eventOf],
  [/^(?:maps\.app\.goo\.gl|goo\.gl)$/, 'place', (url) => firstParts(url, 2)],
  [/(?:^|\.)openstreetmap\.org$/, 'place', placeOf],
  [/(?:^|\.)google\.[a-z.]{2,6}$/, 'place', (url) => googlePlace(url)],
  [/^maps?\.|(?:^|\.)(?:2gis\.[a-z]{2,3}|yandex\.[a-z.]{2,6})$/, 'place', placeOf],
  [/(?:^|\.)bing\.com$/, 'place', (url) => (startsWith(url, 'maps') ? placeOf(url) : null)],
]

/** Names below the host of a messenger that are no account. */
const NO_CHAT = /^(?:share|download|about|help|blog|[a-z]{2}|products?|privacy|terms|features)$/

/** Who is written to. */
function teams(url: URL): string | null {
  return url.searchParams.get('users')?.toLowerCase() ?? null
}

/** Names below the host of a network that are no account. */
const NO_ACCOUNT =
  /^(?:share|sharer|sharer\.php|intent|dialog|plugins|tr|search|hashtag|explore|p|reel|watch|embed|i|home|login|profile|status|share\.php|events|posts|feed|jobs|photo(?:\.php)?|permalink\.php|story\.php|stories|groups\.php)$/i

/** Names below an account that are single posts. */
const POST = /^(?:status|posts?|p|reels?|photos?|videos?|events|permalink|story|statuses)$/i

/** The account itself; none for one of its posts. */
function accountOf(url: URL): string | null {
  return POST.test(pathParts(url)[1] ?? '') ? null : firstParts(url, 1, NO_ACCOUNT)
}

function hostFact(url: URL): LinkFact | null {
  const host = plainHost(url.hostname)
  for (const [pattern, kind, rule] of HOSTS) {
    if (!pattern.test(host)) continue
    const value = rule(url)
    return value ? factOf(kind, `${nameOf(host)}/${value}`) : null
  }
  return null
}

/** The same firm under its names for telephones and countries, and under its other names. */
function nameOf(host: string): string {
  const plain = host.replace(/^(?:m|mobile|api|web|[a-z]{2}-[a-z]{2})\.(?=\w+\.)/, '')
  return ALIASES[plain] ?? plain
}

const ALIASES: Readonly<Record<string, string>> = {
  'twitter.com': 'x.com',
  'fb.com': 'facebook.com',
  'telegram.me': 't.me',
  'telegram.dog': 't.me',
  'whatsapp.com': 'wa.me',
  'messenger.com': 'm.me',
}

function pathParts(url: URL): string[] {
  return url.pathname.split('/', 9).filter((part) => part !== '')
}

function startsWith(url: URL, first: string): boolean {
  return pathParts(url)[0] === first
}

/** The first parts of the path; null where the first is one of `not`, or there is none. */
function firstParts(url: URL, most: number, not?: RegExp): string | null {
  const parts = pathParts(url).slice(0, most)
  const [first] = parts
  if (first === undefined || not?.test(first)) return null
  return parts.join('/').toLowerCase().replace(/^[@+]/, '')
}

/** A channel or person; one of its posts is none. */
function telegram(url: URL): string | null {
  const parts = pathParts(url)
  if (parts[0] === 's') parts.shift()
  const [first = '', second = ''] = parts
  return first === '' || /^(?:share|iv)$/.test(first) || /^\d+$/.test(second)
    ? null
    : first.toLowerCase()
}

/** Who gets the money. */
function paypal(url: URL): string | null {
  const button = url.searchParams.get('hosted_button_id') ?? url.searchParams.get('business')
  return button ?? (startsWith(url, 'cgi-bin') ? null : firstParts(url, 2))
}

function whatsapp(url: URL): string | null {
  const number = url.searchParams.get('phone')?.replace(/\D+/g, '')
  if (number) return number
  return startsWith(url, 'send') ? null : firstParts(url, 2)
}

function facebook(url: URL): string | null {
  const id = url.pathname === '/profile.php' ? url.searchParams.get('id') : null
  if (id) return id
  const page = url.searchParams.get('href')
  // A page within a frame of the network.
  if (startsWith(url, 'plugins') && page) {
    const shown = URL.parse(page)
    return shown ? accountOf(shown) : null
  }
  return startsWith(url, 'pages') || startsWith(url, 'groups') ? firstParts(url, 3) : accountOf(url)
}

/** A channel; a film is none. */
function youtube(url: URL): string | null {
  const [first = '', second = ''] = pathParts(url)
  if (first.startsWith('@')) return first.toLowerCase()
  return /^(?:channel|c|user)$/.test(first) && second !== '' ? `${first}/${second}` : null
}

/** The form of a provider, with the account in the name of the host or in the query. */
function formOf(url: URL): string {
  const own = ['id', 'u', 'form', 'formid'].flatMap((name) => url.searchParams.get(name) ?? [])
  return [url.pathname.slice(1, 120), ...own].join(' ').trim() || 'form'
}

/** When and where an entry for a calendar says that something is. */
function eventOf(url: URL): string | null {
  const { searchParams } = url
  const said = ['dates', 'startdt', 'enddt', 'location', 'src', 'cid']
  return said.flatMap((name) => searchParams.get(name) ?? []).join(' ') || null
}

/** Parameters that say which place a map shows; zoom, language and layer are not among them. */
const PLACE = new Set(
  'q query ll sll center markers destination daddr address addr pt text mlat mlon marker bbox place_id query_place_id cid latlng location um oid rtext coordinates'.split(
    ' ',
  ),
)
/** Parameters of a map that are read. */
const MAX_PARAMETERS = 30

function placeOf(url: URL): string | null {
  const said: string[] = []
  let left = MAX_PARAMETERS
  for (const [name, value] of url.searchParams) {
    if (left-- <= 0) break
    if (PLACE.has(name.toLowerCase()) && value !== '') said.push(plainPlace(value))
  }
  // A map of the open street map names the place behind the sign #.
  const [, lat, lon] = /#map=[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/.exec(url.hash) ?? []
  if (lat && lon && said.length === 0) said.push(plainPlace(`${lat},${lon}`))
  const [, path] = /\/((?:node|way|relation|firm|geo|org|place|dir|search)\/.{1,160})$/.exec(
    url.pathname.slice(0, MAX_PATH),
  ) ?? ['', '']
  if (path) said.push(plainPlace(path.replace(/@(-?[\d.]+),(-?[\d.]+).*$/, '$1,$2')))
  return said.length > 0 ? said.join(' ') : null
}

function googlePlace(url: URL): string | null {
  const isMap = startsWith(url, 'maps') || url.hostname.startsWith('maps.')
  if (!isMap) return null
  const packed = url.searchParams.get('pb')
  if (packed === null) return placeOf(url)
  // Of a map within a page: the place by its number, else where its middle is.
  const id = /!1s(0x[0-9a-f]+:0x[0-9a-f]+)/i.exec(packed)?.[1]
  if (id) return id
  const [, lon] = /!2d(-?[\d.]+)/.exec(packed) ?? []
  const [, lat] = /!3d(-?[\d.]+)/.exec(packed) ?? []
  return lat && lon ? plainPlace(`${lat},${lon}`) : null
}

/** Coordinates to about a hundred metres, and names without case and signs. */
export function plainPlace(text: string): string {
  return decoded(text)
    .slice(0, MAX_VALUE)
    .replace(/-?\d{1,3}\.\d{4,20}/g, (number) => Number(number).toFixed(3))
    .toLowerCase()
    .replace(/[\s+_]+/g, ' ')
    .trim()
}

/** Schemes of programs by which people call or write to each other. */
const CALLING =
  'facetime facetime-audio imessage im sip sips line zalo weixin kakaotalk threema matrix msteams fb-messenger'.split(
    ' ',
  )

const SCHEMES: Readonly<
  Record<string, readonly [LinkFact['kind'], (rest: string) => string | null]>
> = {
  tel: ['telephone', (rest) => digitsOf(rest)],
  sms: ['telephone', (rest) => digitsOf(rest)],
  smsto: ['telephone', (rest) => digitsOf(rest)],
  mmsto: ['telephone', (rest) => digitsOf(rest)],
  callto: ['telephone', (rest) => digitsOf(rest)],
  mailto: ['mail', recipients],
  whatsapp: ['chat', (rest) => digitsOf(/[?&]phone=([^&]+)/.exec(rest)?.[1] ?? '')],
  tg: ['chat', (rest) => /[?&]domain=([^&]+)/.exec(rest)?.[1]?.toLowerCase() ?? null],
  viber: ['chat', (rest) => /[?&](?:number|chatURI)=([^&]+)/.exec(rest)?.[1] ?? null],
  skype: ['chat', (rest) => rest.split('?', 1)[0]?.toLowerCase() ?? null],
  sgnl: ['chat', (rest) => rest.replace(/^\/\/signal\.me\/#p\//, '')],
  xmpp: ['chat', (rest) => rest.split('?', 1)[0]?.toLowerCase() ?? null],
  ...Object.fromEntries(CALLING.map((scheme) => [scheme, ['chat', whoever] as const])),
  geo: ['place', (rest) => plainPlace(rest.replace(/[?&]z=\d+/, ''))],
  maps: ['place', (rest) => plainPlace(rest)],
  webcal: ['time', (rest) => rest.split(/[?#]/, 1)[0] ?? null],
}

/** Whom a program of telephones calls or writes to. */
function whoever(rest: string): string | null {
  return decoded(rest).replace(/^\/+/, '').toLowerCase() || null
}

/** The digits of a telephone, without its extension; null below three of them. */
export function digitsOf(text: string): string | null {
  const [number = ''] = text.split(/[;?&:]/, 1)
  const digits = number
    .replace(/%[0-9a-f]{2}/gi, '')
    .replace(/\D+/g, '')
    .replace(/^00/, '')
  return digits.length >= 3 ? digits.slice(0, 20) : null
}

/** Who a letter is written to, openly or not; null for a letter that the reader is to address. */
function recipients(rest: string): string | null {
  const [to = '', query = ''] = rest.split('?', 2)
  const more = new URLSearchParams(query.replaceAll('&amp;', '&'))
  const all = [decoded(to), more.get('to'), more.get('cc'), more.get('bcc')]
    .flatMap((list) => list?.toLowerCase().split(/[,;\s]+/, 20) ?? [])
    .filter((address) => address.includes('@'))
  return all.length > 0 ? [...new Set(all)].sort().join(' ') : null
}
