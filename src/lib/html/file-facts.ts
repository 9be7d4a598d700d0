// What a script or style sheet of the site reaches: what is compared where its bytes change.
import { codeKey, short } from './code-key.ts'
import { plainHost } from './address-key.ts'
import { isSameSite } from './own-files.ts'
import type { OwnFile } from './page-parts.ts'
import { hidingRules, styleKey, writtenTexts } from './style-key.ts'
import { importedSheets, styleReferences } from './style-references.ts'

/** All that is kept of a file. */
export interface FileFacts {
  /** Of the whole file, in hex. */
  readonly sha256: string
  /** Hash of it without texts, numbers and tokens. */
  readonly key: string
  /** Foreign hosts that it addresses; sorted, at most MAX_HOSTS. */
  readonly hosts: readonly string[]
  /** What grave it does, in the words of its language: `eval`, `document.cookie`, `display: none`; sorted. */
  readonly does: readonly string[]
  /** Rules of a sheet that hide something, at most 4,000 characters; empty for a script. */
  readonly hiding: string
}

/** Characters of one file that are read; a file comes with fewer. */
const MAX_TEXT = 512 * 1024
const MAX_HOSTS = 50
/** Texts of a sheet that are kept, and characters of each. */
const MAX_WRITTEN = 20
const MAX_SHOWN = 80
/** Characters of the address of a sheet that another one takes in. */
const MAX_ADDRESS = 200

/** Facts of a file of the site at `ownHost`. Linear; never throws. */
export function fileFacts(file: OwnFile, text: string, sha256: string, ownHost: string): FileFacts {
  const read = text.slice(0, MAX_TEXT)
  return file.kind === 'script'
    ? { sha256, ...scriptFacts(read, ownHost), hiding: '' }
    : { sha256, ...sheetFacts(read, file.url, ownHost) }
}

function scriptFacts(text: string, ownHost: string) {
  const { key } = codeKey(text, ownHost)
  const plain = /\\[xu]/.test(text) ? unescaped(text) : text
  const hosts = [...plain.matchAll(ADDRESS)].flatMap(([, found = '']) => {
    const host = plainHost(found)
    return isSameSite(host, ownHost) || isNamedOnly(host) ? [] : [host]
  })
  const grave = GRAVE.filter(([, sign]) => sign.test(plain)).map(([name]) => name)
  const does = [...grave, ...listOf(WRITES.test(plain) ? whenIn(plain) : [], MAX_WHEN)]
  return { key, hosts: listOf(hosts, MAX_HOSTS), does: does.sort() }
}

/** Hours and dates of a script that are kept, and characters of a text around one. */
const MAX_WHEN = 40
const MAX_AROUND = 80
/** What puts other words into a page. */
const WRITES =
  /\b(?:inner(?:HTML|Text)|outerHTML|textContent|nodeValue|insertAdjacent(?:HTML|Text)|replaceChildren|replaceWith|createTextNode)\b|\bdocument\s{0,9}\.\s{0,9}write/
/** What is not closed ends with its line or the file, so that nothing is read twice. */
const QUOTED =
  /"((?:[^"\\\n]|\\[^])*)"?|'((?:[^'\\\n]|\\[^])*)'?|`((?:[^`\\]|\\[^])*)`?|\/([^/\n"'`\\]{3,80})\/[a-z]{0,4}[,).]/g
/** An hour or a day as people write them. */
const WHEN =
  /(?<![\d:.])(?:[01]?\d|2[0-4])(?::[0-5]\d(?![\d:.])|\s?(?:uhr|h(?:oras?|eures?)?\b|h[0-5]\d|[ap]\.?m\b|o.clock|час|ч\b|[时時點点]))|(?<!\d)\d{1,2}[./]\d{1,2}[./]20\d\d|(?<!\d)20\d\d-\d\d-\d\d(?!\d)|(?<!\d)\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}\.?\s(?:de\s)?20\d\d|(?:الساعة)\s{0,3}\p{Nd}/iu

/** Texts in a script that say when: who writes into a page may write them over others. */
function whenIn(text: string): string[] {
  if (!/\p{Nd}/u.test(text)) return []
  return Array.from(
    text.matchAll(QUOTED),
    ([, ...said]) => said.find((one) => one !== undefined) ?? '',
  )
    .filter((said) => said.length >= 3 && said.length <= MAX_AROUND && WHEN.test(said))
    .map((said) => `when: ${said.trim().slice(0, MAX_AROUND)}`)
}

function listOf(all: readonly string[], most: number): string[] {
  return [...new Set(all)].sort().slice(0, most)
}

/** Letters by their number, as code may write them. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 128 }, (_, code): [string, string][] => {
    const hex = code.toString(16).padStart(2, '0')
    const letter = String.fromCharCode(code)
    return [hex, hex.toUpperCase()].flatMap((two) => [
      [`\\x${two}`, letter],
      [`\\u00${two}`, letter],
    ])
  }).flat(),
)

/** Slashes and letters that are written by their numbers as they are read. */
function unescaped(text: string): string {
  return text.replace(/\\(?:x|u00)[\da-f]{2}/gi, (written) => LETTERS.get(written) ?? written)
}

/** An address that begins a text: one within a sentence is told to a reader of the code and asked for by nobody. */
const ADDRESS =
  /["'`=(]\s{0,3}(?:(?:https?|wss?):)?(?:\\?\/){2}(?:[^\s/"'`@]{1,60}@)?([\w-]+(?:\.[\w-]+)+)/gi

/** Hosts that code names and does not ask: name spaces, and manuals that errors point to. */
const NAMED_ONLY =
  /(?:^|\.)(?:w3\.org|schema\.org|ogp\.me|reactjs\.org|react\.dev|fb\.me|vuejs\.org|angular\.(?:io|dev)|angularjs\.org|nextjs\.org|svelte\.dev|jquery\.(?:com|org)|mozilla\.org|whatwg\.org|ecma-international\.org|github\.com|stackoverflow\.com|opensource\.org|npmjs\.com|mui\.com|getbootstrap\.com|wikipedia\.org)$/

function isNamedOnly(host: string): boolean {
  return NAMED_ONLY.test(host)
}

/** What takes data of visitors, sends it, or runs what is not in the file. */
const GRAVE: readonly (readonly [name: string, code: RegExp])[] = [
  ['eval', /\beval\s{0,9}\(/],
  ['Function', /\bFunction\s{0,9}\(\s{0,9}["'`\w]/],
  ['document.write', /\bdocument\s{0,9}\.\s{0,9}write(?:ln)?\b/],
  ['createElement script', /createElement\(\s{0,9}["'`]script["'`]/i],
  ['atob', /\batob\s{0,9}\(/],
  ['String.fromCharCode', /\bfromCharCode\b/],
  ['importScripts', /\bimportScripts\b/],
  ['serviceWorker', /\bserviceWorker\b/],
  ['WebSocket', /\bWebSocket\b/],
  ['RTCPeerConnection', /\bRTCPeerConnection\b/],
  ['location', /\blocation(?:\.href)?\s{0,9}=(?!=)|\blocation\s{0,9}\.\s{0,9}(?:replace|assign)\b/],
  ['document.cookie', /\bdocument\s{0,9}\.\s{0,9}cookie\b/],
  ['keys', /\bonkey(?:down|up|press)\b|["'`]key(?:down|up|press)["'`]/],
  ['submit', /\bonsubmit\b|["'`]submit["'`]/],
  ['FormData', /\bFormData\b/],
  ['sendBeacon', /\bsendBeacon\b/],
  ['fetch', /\bfetch\s{0,9}\(/],
  ['XMLHttpRequest', /\bXMLHttpRequest\b/],
  ['Image', /\bnew\s{1,9}Image\b/],
]

/** Sheets of other hosts that a sheet takes in, with their address: `@import https://…`. */
function foreignImports(text: string, url: string, ownHost: string): string[] {
  return importedSheets(text).flatMap((written) => {
    const address = URL.parse(written, url)
    const host = plainHost(address?.hostname ?? '')
    const isForeign = address !== null && host !== '' && !isSameSite(host, ownHost)
    return isForeign ? [`@import ${address.href.slice(0, MAX_ADDRESS)}`] : []
  })
}

function sheetFacts(text: string, url: string, ownHost: string) {
  const { key, hidesPage } = styleKey(text)
  const hosts = styleReferences(text).flatMap((written) => {
    const host = plainHost(URL.parse(written, url)?.hostname ?? '')
    return host === '' || isSameSite(host, ownHost) ? [] : [host]
  })
  const words = writtenTexts(text).map((one) => `content: ${one.slice(0, MAX_SHOWN)}`)
  const does = [
    ...listOf(words, MAX_WRITTEN),
    ...(hidesPage ? ['display: none'] : []),
    ...listOf(foreignImports(text, url, ownHost), MAX_WRITTEN),
    // What is typed can be told by which picture is asked for.
    ...(/\[\s{0,9}value\s{0,9}[\^$*~|]?=/i.test(text) ? ['[value=]'] : []),
  ]
  const all = short(words.join('\n'))
  const hiding = hidingRules(text)
  return { key: `${key}${all}`, hosts: listOf(hosts, MAX_HOSTS), does: does.sort(), hiding }
}
