import { readHostFact, readLeading, readOwnAddress } from './address-facts.ts'
import { addressKey } from './address-key.ts'
import { linkFact, preparedWords } from './contact-links.ts'
import { kindByName, kindByValue, noteFact, noteNamed } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { attribute, type Element, type Node, textOf } from './tree.ts'

/** Attributes of one element that are looked at. */
const MAX_ATTRIBUTES = 60

/** Notes what an element says to machines: dates, contacts and places in attributes, which scripts and search engines show. */
export function readElementFacts(element: Element, spot: Spot, draft: Draft): void {
  if (element.attrs.length === 0) return
  const owner = attribute(element, 'id') ?? ''
  readData(element, { owner, spot, draft })
  MARKED[element.tagName]?.(element, spot, draft)
  const named = attribute(element, 'itemprop') ?? attribute(element, 'property')
  // `og:title` and the like are no terms of RDFa, and are read as metas.
  if (named && (element.tagName !== 'meta' || !named.includes(':')))
    readMarked(element, named, { spot, draft })
  const title = attribute(element, 'title')
  if (title && CLASSED.test(attribute(element, 'class') ?? ''))
    readNamed('title', title, { owner: textOf(element).trim(), spot, draft })
}

/** Attributes that are shown or read aloud beside an element. */
const SAID_BY = new Set(
  'title summary aria-description data-title data-tooltip data-tip data-original-title data-bs-title data-bs-content data-content'.split(
    ' ',
  ),
)
/** Letters of the shortest sentence, and of what is read of one. */
const SENTENCE = { least: 12, most: 300 }

/** What a reader is told of an element when he points at it or hears it. */
function readSaid(name: string, value: string, { spot, draft }: In): void {
  const text = value.trim().slice(0, SENTENCE.most)
  if (text.length < SENTENCE.least || draft.data.sentences <= 0) return
  draft.data.sentences -= text.length
  if (!draft.tells?.(text, false)) return
  noteFact(
    draft,
    { kind: 'text', path: `${spot.path}>@${name}`, owner: '', value: text },
    spot.isHidden,
  )
}

/** The attributes whose names begin with `data-`, that say something beside the text, or that lead elsewhere. */
function readData(
  { attrs, tagName }: Element,
  told: { owner: string; spot: Spot; draft: Draft },
): void {
  const { owner, spot, draft } = told
  const place = { path: spot.path, owner }
  const isScript = tagName === 'script'
  const read = attrs.length > MAX_ATTRIBUTES ? attrs.slice(0, MAX_ATTRIBUTES) : attrs
  for (const { name, value } of read) {
    if (name.startsWith('data-') && value !== '' && value.length < 300)
      readNamed(name, value.trim(), told)
    if (isScript) continue
    if (SAID_BY.has(name)) readSaid(name, value, told)
    else if (name.includes('-'))
      readLeading({ name, value: value.slice(0, 1_000).trim() }, place, draft)
  }
}

/** Classes by which a title says something to machines. */
const CLASSED = /(?:^|\s)(?:value-title|dt(?:start|end)|latitude|longitude|geo)(?:\s|$)/

/** Names in `data-*` of which the value is a fact: a countdown, a map, a contact. */
const DATA_NAMES =
  /deadline|countdown|until|due|date|target|end|start|time|open|close|hours|lat|lng|lon|coord|address|place|phone|tel|mail|whatsapp|to$/

function readNamed(
  name: string,
  value: string,
  { owner, spot, draft }: { owner: string; spot: Spot; draft: Draft },
): void {
  const path = `${spot.path}>@${name}`
  const plain = name.replace(/^data-/, '')
  if (name === 'title' || DATA_NAMES.test(plain))
    noteNamed(draft, plain, value, { path, owner, spot })
  else if (kindByValue(value) !== null || linkFact(value))
    noteNamed(draft, plain, value, { path, owner, spot })
}

/** Microdata and RDFa whose value stands in an attribute; where it is the text, the text is watched. */
function readMarked(
  element: Element,
  named: string,
  { spot, draft }: { spot: Spot; draft: Draft },
): void {
  const value =
    attribute(element, 'content') ??
    (element.tagName === 'link' ? attribute(element, 'href') : null)
  if (!value) return
  const name = named.split(/\s+/, 1)[0]?.split(':').at(-1) ?? ''
  const path = `${spot.path}>itemprop>${name}`
  if (readOwnAddress(value, { name, path, owner: draft.heading }, draft)) return
  noteNamed(draft, name, value, { path, owner: draft.heading, spot })
}

const MARKED: Readonly<Record<string, (element: Element, spot: Spot, draft: Draft) => void>> = {
  time(element, spot, draft) {
    const value = attribute(element, 'datetime')
    const owner = textOf(element).trim()
    if (value && /\d/.test(value))
      noteFact(
        draft,
        { kind: 'time', path: `${spot.path}>time@datetime`, owner, value },
        spot.isHidden,
      )
  },
  label(element, spot, draft) {
    const field = attribute(element, 'for')
    if (!field || draft.data.presets-- <= 0) return
    const owner = wordsIn(element)
    if (owner === '') return
    noteFact(
      draft,
      { kind: 'choice', path: `${spot.path}>label@for`, owner, value: field },
      spot.isHidden,
    )
  },
  data(element, spot, draft) {
    const value = attribute(element, 'value')
    const path = `${spot.path}>data@value`
    if (value) noteNamed(draft, 'value', value, { path, owner: textOf(element).trim(), spot })
  },
  input(element, spot, draft) {
    const type = attribute(element, 'type')?.toLowerCase() ?? ''
    const value = attribute(element, 'value')
    if (!value || !/^(?:radio|checkbox)$/.test(type) || draft.data.choices-- <= 0) return
    const owner = wordsAfter(element)
    if (owner === '' || value === owner) return
    noteFact(draft, { kind: 'choice', path: `${spot.path}>@value`, owner, value }, spot.isHidden)
  },
  option(element, spot, draft) {
    const value = attribute(element, 'value')
    const owner = textOf(element).trim()
    if (!value || owner === '' || value === owner || draft.data.choices-- <= 0) return
    const path = `${spot.path}>@value`
    noteFact(draft, { kind: 'choice', path, owner, value }, spot.isHidden)
  },
}

/** Nodes and characters after a button that may be its words. */
const MAX_WORDS = { nodes: 40, letters: 120 }

/** What stands after a round or square button, up to the next one. */
export function wordsAfter(element: Element): string {
  const siblings = element.parentNode?.childNodes ?? []
  const from = siblings.indexOf(element) + 1
  return wordsOf(siblings.slice(from, from + MAX_WORDS.nodes))
}

/** The words of an element, in as many nodes. */
function wordsIn({ childNodes }: Element): string {
  return wordsOf(childNodes.slice(0, MAX_WORDS.nodes))
}

function wordsOf(nodes: readonly Node[]): string {
  const left: Node[] = nodes.toReversed()
  let words = ''
  for (let read = 0; read < MAX_WORDS.nodes && words.length < MAX_WORDS.letters; read++) {
    const node = left.pop()
    if (!node || node.nodeName === 'input') break
    if ('value' in node) words += node.value
    else if ('childNodes' in node) left.push(...node.childNodes.slice(0, MAX_WORDS.nodes).reverse())
  }
  return words.trim().replace(/\s+/g, ' ').slice(0, MAX_WORDS.letters)
}

/** Metas that say to search engines and chats what the page is about, and where the place is. */
const SAID =
  /^(?:description|keywords|(?:og|twitter):(?:title|description)|geo\.(?:position|placename)|icbm|(?:place:location|og):(?:latitude|longitude)|(?:business:contact_data|og):(?:phone_number|email|street_address|hours:\w+)|event:(?:start|end)_time)$/

/** Metas with the address that is kept of a page where it is shared. */
const OWN_ADDRESS =
  /^(?:og:url|twitter:url|identifier-url|al:\w{2,20}:url|twitter:app:url:\w{2,20}|(?:og|twitter):(?:image|video|audio|player)(?::(?:url|secure_url|src|stream))?)$/
/** Metas with the program that belongs to the page. */
const OWN_PROGRAM =
  /^(?:al:\w{2,20}:(?:app_store_id|package|app_id)|twitter:app:id:\w{2,20}|msapplication-id)$/

/** The program that telephones offer above the page. */
function readAppFact(content: string, name: string, draft: Draft): void {
  const value = /app-id\s{0,9}=\s{0,9}([\w.]{1,80})/i.exec(content)?.[1]
  if (value) noteFact(draft, { kind: 'account', path: `meta@${name}`, owner: '', value })
  const argument = /app-argument\s{0,9}=\s{0,9}([^\s,]{1,500})/i.exec(content)?.[1]
  if (argument) readHostFact(argument, { draft, owner: '', from: `link@${name}` })
}

/** Facts of a meta, by its name or property in lower case. */
export function readMetaFacts(element: Element, name: string, { draft, spot }: In): void {
  const content = attribute(element, 'content')
  if (!content) return
  if (OWN_ADDRESS.test(name)) readHostFact(content, { draft, owner: '', from: `link@${name}` })
  if (OWN_PROGRAM.test(name))
    noteFact(draft, { kind: 'account', path: `meta@${name}`, owner: '', value: content })
  if (name === 'apple-itunes-app' || name === 'google-play-app') readAppFact(content, name, draft)
  if (name === 'twitter:site')
    noteFact(draft, {
      kind: 'account',
      path: `meta@${name}`,
      owner: '',
      value: content.toLowerCase(),
    })
  if (!SAID.test(name)) return
  const last = name.split(':').at(-1) ?? ''
  const path = `meta@${name}`
  const isPlace = /position|icbm|placename/.test(name)
  const kind = isPlace ? 'place' : kindByName(last, content)
  if (kind) noteFact(draft, { kind, path, owner: '', value: content }, spot.isHidden)
  else noteFact(draft, { kind: 'text', path, owner: '', value: content })
}

interface In {
  readonly draft: Draft
  readonly spot: Spot
}

/** What people write to. */
const PREPARED: ReadonlySet<string> = new Set(['telephone', 'mail', 'chat'])

/** The account, place or form that a link or frame leads to; true where it is one. */
export function readLinkFacts(
  written: string,
  words: string,
  { draft, spot, from }: In & { readonly from: string },
): boolean {
  if (draft.data.links <= 0) return false
  const link = linkFact(written)
  if (!link) return false
  draft.data.links--
  const path = `${spot.path}>${from}@${link.kind}`
  const owner = words === '' ? draft.heading : words
  noteFact(draft, { kind: link.kind, path, owner, value: link.value }, spot.isHidden)
  const prepared = PREPARED.has(link.kind) ? preparedWords(written) : ''
  if (prepared !== '')
    noteFact(
      draft,
      { kind: 'preset', path: `${spot.path}>${from}@prepared`, owner: words, value: prepared },
      spot.isHidden,
    )
  return true
}

/** Names of hidden fields that say who gets what people type, or where they are led then. */
const TARGETS =
  /^_?(?:recipients?|to|cc|bcc|_?e?mail_?to|email|send_?to|reply_?to|next|return(?:_?(?:to|url|path))?|ret_?url|redirect(?:_?(?:to|url|uri))?|success(?:_?(?:url|page|uri))?|thank(?:s|you)?_?(?:url|page)?|callback(?:_?url)?|forward|goto|destination|action|webhook|endpoint)$/i
/** Names of hidden fields with the account that a form belongs to at a firm. */
const ACCOUNTS = /^(?:access_?key|oid|org_?id)$/i
/** An address of the web or of mail; anything else may be drawn by chance. */
const LEADS = /[/@]|\w\.\w/

/** Where a hidden field says that a form sends. */
export function readFieldFacts(element: Element, spot: Spot, draft: Draft): void {
  const name = attribute(element, 'name') ?? attribute(element, 'id') ?? ''
  const value = attribute(element, 'value')
  if (!value || attribute(element, 'type')?.toLowerCase() !== 'hidden') return
  if ((TARGETS.test(name) && LEADS.test(value)) || ACCOUNTS.test(name)) {
    const path = `form>hidden@${name.toLowerCase()}`
    noteFact(draft, { kind: 'target', path, owner: '', value: targetOf(value, draft) })
  } else if (kindByValue(value) !== null && kindByName(name, value) !== null)
    noteNamed(draft, name, value, { path: `form>hidden@${name}`, owner: '', spot })
}

/** An address by its key, anything else as it is. */
function targetOf(value: string, draft: Draft): string {
  if (!/^(?:https?:)?\/|^\.{0,2}\//i.test(value)) return value
  return addressKey(value, draft.base)?.key ?? value
}

/** How a button sends in place of its form. */
export function readButtonFacts(element: Element, spot: Spot, draft: Draft): void {
  const method = attribute(element, 'formmethod')?.toLowerCase() ?? ''
  const coding = attribute(element, 'formenctype')?.toLowerCase() === 'text/plain' ? ' text' : ''
  const value = `${method}${coding}`.trim()
  if (value === '') return
  noteFact(
    draft,
    { kind: 'way', path: `${spot.path}>button@method`, owner: '', value },
    spot.isHidden,
  )
}

/** How a form sends: openly in the address, or to a mail program as text. */
export function readFormFacts(element: Element, spot: Spot, draft: Draft): void {
  const action = attribute(element, 'action') ?? ''
  const method = (attribute(element, 'method') ?? 'get').toLowerCase()
  const coding = attribute(element, 'enctype')?.toLowerCase() === 'text/plain' ? ' text' : ''
  const owner = addressKey(action, draft.base)?.key ?? ''
  const path = `${spot.path}>form@method`
  noteFact(draft, { kind: 'way', path, owner, value: `${method}${coding}` }, spot.isHidden)
  const link = linkFact(action)
  if (link)
    noteFact(draft, {
      kind: link.kind,
      path: `${spot.path}>form@action`,
      owner: '',
      value: link.value,
    })
}
