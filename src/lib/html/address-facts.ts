// Where a page says to machines that it, its office or its election is to be found on the web.
import { addressKey, throughHost } from './address-key.ts'
import { linkFact } from './contact-links.ts'
import { noteFact } from './page-facts.ts'
import type { Draft } from './page-parts.ts'

/** Names in structured data of where something itself is: who looks it up is led there. */
const OF_ITSELF =
  /^(?:url|website|homepage|target|urlTemplate|mainEntityOfPage|actionPlatform|actionApplication|significantLinks?|serviceUrl|installUrl|downloadUrl|contentUrl|discussionUrl|ticketUrl|menu)$/
/** Names of what shows more of it elsewhere. */
const BESIDE = /^(?:sameAs|logo|subjectOf|isBasedOn)$/
/** What comes and goes in lists, or is about somebody else. */
const OTHERS =
  /ListItem|Article|Posting|Breadcrumb|Review|Comment|Video|Image|Audio|Offer|Product|Person/
const WEB = /^(?:https?:)?\/\//i

/** Notes the host of an address in structured data; false where its name says nothing of the kind. `path` ends with the name. */
export function readOwnAddress(
  value: string,
  { name, path, owner }: { readonly name: string; readonly path: string; readonly owner: string },
  draft: Draft,
): boolean {
  if (!(OF_ITSELF.test(name) || BESIDE.test(name)) || OTHERS.test(path)) return false
  if (!WEB.test(value) || linkFact(value) !== null) return false
  readHostFact(value, { draft, owner, from: path })
  return true
}

/** Attributes from which scripts lead readers on, or send what they type. */
const LEADS =
  /^(?:data-(?:href|url|link|action|target-?url|endpoint|api(?:-?url)?|submit(?:-?url)?|redirect(?:-?url)?|next|remote|goto|destination|post(?:-?url)?)|(?:data-)?hx-(?:get|post|put|patch|delete)|(?:data-)?up-href|ic-(?:get|post)-\w+|v-bind:href|ng-href)$/

/** Notes where a script would lead from an element, or send what is typed in it. */
export function readLeading(
  { name, value }: { readonly name: string; readonly value: string },
  { path, owner }: { readonly path: string; readonly owner: string },
  draft: Draft,
): void {
  if (!LEADS.test(name) || !/^(?:https?:)?\/|^\.{1,2}\//i.test(value) || linkFact(value) !== null)
    return
  readHostFact(value, { draft, owner, from: `${path}>@${name}` })
}

/** Relations of a page to others by which readers and machines are led on, besides other languages. */
const LEADING = ['amphtml', 'next', 'prev', 'manifest', 'shortlink', 'search', 'alternate'] as const

/** Notes where a relation of the page leads, said by a tag or in the header; false where it is another one. */
export function readRelation(
  href: string,
  { rel, language, type }: { rel: readonly string[]; language: string; type: string },
  draft: Draft,
): boolean {
  const relation = LEADING.find((one) => rel.includes(one))
  if (relation === undefined) return false
  const isLanguage = relation === 'alternate' && language !== ''
  readHostFact(href, {
    draft,
    owner: isLanguage ? language : relation === 'alternate' ? type : '',
    from: isLanguage ? 'link@hreflang' : `link@${relation}`,
  })
  return true
}

/** Another host to which something reports or which calls itself the same page in another language. */
export function readHostFact(
  written: string,
  { draft, owner, from }: { draft: Draft; owner: string; from: string },
): void {
  const key = addressKey(written, draft.base)
  const host = key && (key.host ?? throughHost(key))
  if (key) noteFact(draft, { kind: 'target', path: from, owner, value: host ? `//${host}` : '/' })
}
