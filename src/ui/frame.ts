// What stands around every page: what the door says of it, and the pieces that all surfaces share.
import type { Realm } from '../core/action.ts'
import type { Column } from '../core/slice.ts'
import type { Language, Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { type Content, type Html, html } from './html.ts'
import type { IconName } from './icon.ts'
import { pageHref } from './page-href.ts'
import { safeUrl } from './safe-url.ts'
import { texts } from './texts.ts'

/** An address with the words for it. */
export type Link = { readonly href: string; readonly label: string }

export type Surface = 'public' | 'console' | 'station' | 'watch'

/** An address, and whether it is the page's own. */
export type CurrentLink = Link & { readonly isCurrent: boolean }

/** A group of the navigation; the first ones of a surface may be without a label. */
export type NavigationGroup = {
  readonly label?: string
  /** Open from the start: what people of a node do every day. */
  readonly isOpen?: boolean
  readonly entries: readonly (CurrentLink & { readonly waiting?: Count })[]
}

/** How many things wait there for the reader; `hot` where one of them may not wait. */
export type Count = { readonly count: number; readonly isHot: boolean }

/** What stands in the head of the console besides the node's name. */
export type Desk = {
  readonly person: string
  /** The person's own pages. */
  readonly own: readonly Link[]
  readonly searchHref: string
  /** Words in the field of the search. */
  readonly searchLabel: string
  /** Three shortcuts at the foot of a phone. */
  readonly shortcuts: readonly (CurrentLink & {
    readonly icon: IconName
    readonly waiting?: Count
  })[]
  /** Everything that waits for the reader. */
  readonly waiting: number
}

/** What the door knows about every page of a surface. */
export type Frame = {
  readonly surface: Surface
  readonly realm: Realm
  /** Name of the node as people know it. */
  readonly nodeName: string
  readonly version: string
  readonly languages: readonly Language[]
  /** Path of this page after the language, from `/` on. */
  readonly path: string
  /** Path after the language that the node's name leads to. */
  readonly home: string
  readonly navigation: readonly NavigationGroup[]
  /** Views of the entry that the page belongs to, in their order; nothing where it has only one. */
  readonly views?: readonly CurrentLink[]
  /** Addresses of style sheets, icon and web app manifest. */
  readonly styles: readonly string[]
  readonly icon?: string
  /** The office's seal, in the place of the product's mark. */
  readonly mark?: string | null
  readonly manifest?: string
  /** Of a console page: who is signed in, what waits, where one searches. */
  readonly desk?: Desk
  /** Stands before everything else, also for whoever goes by keys: the way out of a page that nobody may see one on. */
  readonly first?: Html
  /** Said above everything, one line each, for example while the clock or the log cannot be trusted; follows the log where the page does. */
  readonly outage?: readonly Html[]
  /** Help and emergency line, at the same place on all pages. */
  readonly help?: Html
  /** Time and IANA zone of what the page shows. */
  readonly shownAt?: { readonly at: Time; readonly zone: string }
}

/** What the page itself brings. */
export type PageContent = {
  readonly title: string
  readonly main: Html
  readonly breadcrumb?: readonly Link[]
  /** What was done just before, above everything else. */
  readonly notice?: Content
  /** Below the title: state and facts in one line. */
  readonly sub?: Content
  /** Beside the title: what can be done. */
  readonly acts?: Content
  /** What stays in sight while the rest scrolls; its head has the page's `h1`. */
  readonly column?: Column<Html> | undefined
  /** Addresses of the page's scripts, loaded as modules; none on public pages. */
  readonly scripts?: readonly string[]
  /** What else machines are told of the page, in its head. */
  readonly machines?: Content
  /** True after a refused form: the title then says so first. */
  readonly hasErrors?: boolean
}

/** The node's name as the way home. */
export function nodeName(t: Translator, frame: Frame): Html {
  const home = pageHref(frame.realm, t.language, frame.home)
  return html`<a class="node-name" href="${home}">${frame.mark ? seal(frame.mark) : MARK}<span>${frame.nodeName}</span></a>`
}

/** The name stands beside it. */
function seal(path: string): Html {
  return html`<img class="mark" src="${safeUrl(path)}" alt="" height="24">`
}

// A lens over a ballot with its tick: what the house does, in 24 units.
const MARK = html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="10" cy="10" r="8"/><path d="M16 16l6.5 6.5" stroke-width="3"/><path d="M6 10l3 3 5-6"/></svg>`

/** The way from the start page down to this page's parent. */
export function breadcrumb(t: Translator, links: readonly Link[]): Html {
  const items: Content = links.map(
    (link) => html`<li><a href="${safeUrl(link.href)}">${link.label}</a></li>`,
  )
  return html`<nav class="breadcrumb" aria-label="${t(texts.breadcrumb)}"><ol>${items}</ol></nav>`
}
