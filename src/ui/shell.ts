import type { Realm } from '../core/action.ts'
import { type Language, LANGUAGES, type Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { type Content, type Html, html } from './html.ts'
import { live, liveRegions } from './live.ts'
import { pageHref } from './page-href.ts'
import { safeUrl } from './safe-url.ts'
import { texts } from './texts.ts'
import { asOf } from './time.ts'

/** An address with the words for it. */
export type Link = { readonly href: string; readonly label: string }

export type Surface = 'public' | 'console' | 'station'

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
  readonly navigation: readonly (Link & { readonly isCurrent: boolean })[]
  /** Addresses of style sheets, icon and web app manifest. */
  readonly styles: readonly string[]
  readonly icon?: string
  readonly manifest?: string
  /** Who is signed in, with the way out; nothing on public pages. */
  readonly person?: Html
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
  /** Addresses of the page's scripts, loaded as modules; none on public pages. */
  readonly scripts?: readonly string[]
  /** True after a refused form: the title then says so first. */
  readonly hasErrors?: boolean
}

/** A whole document: skip link, status line, header, breadcrumb, main with its only `h1`, help line, footer. */
export function shell(t: Translator, frame: Frame, page: PageContent): Html {
  return html`<!doctype html>
<html lang="${t.language}" dir="${t.direction}" class="${frame.surface} ${frame.realm}">
${head(t, frame, page)}
<body>
<a class="skip" href="#main">${t(texts.skipToContent)}</a>
${frame.realm === 'exercise' && statusLine(t(texts.status), exerciseLine(t))}
${frame.outage && outage(t, frame.outage, page.main)}
${header(t, frame)}
${page.breadcrumb && page.breadcrumb.length > 0 && breadcrumb(t, page.breadcrumb)}
<main id="main" tabindex="-1">
<h1>${page.title}</h1>
${page.main}
</main>
${footer(t, frame)}
</body>
</html>
`
}

function head(t: Translator, frame: Frame, page: PageContent): Html {
  const title = page.hasErrors ? t(texts.errorTitle, { title: page.title }) : page.title
  const mark = frame.realm === 'exercise' ? [t(texts.exerciseWord)] : []
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${[...mark, title, frame.nodeName].join(' – ')}</title>
${frame.styles.map((href) => html`<link rel="stylesheet" href="${safeUrl(href)}">`)}
${frame.icon && html`<link rel="icon" href="${safeUrl(frame.icon)}">`}
${frame.manifest && html`<link rel="manifest" href="${safeUrl(frame.manifest)}">`}
${page.scripts?.map((src) => html`<script type="module" src="${safeUrl(src)}"></script>`)}
</head>`
}

function statusLine(label: string, content: Content): Html {
  return html`<section class="status-line" aria-label="${label}">${content}</section>`
}

function exerciseLine(t: Translator): Html {
  return html`<p class="exercise-line"><strong>${t(texts.exerciseWord)}</strong> ${t(texts.exerciseBanner)}</p>`
}

/** A page that follows the log anyway learns of a trouble at once; for its sake alone no page would. */
function outage(t: Translator, lines: readonly Html[], main: Html): Html | false {
  if (lines.length === 0 && liveRegions(String(main)).size === 0) return false
  const said = lines.map((line) => html`<p class="outage-line" role="alert">${line}</p>`)
  return live('node-outage', html`${lines.length > 0 && statusLine(t(texts.important), said)}`)
}

/** Entries that stand side by side; what comes after them in order waits under "More". */
const MAIN_ENTRIES = 8

function navigation(t: Translator, entries: Frame['navigation']): Html {
  const item = (link: Frame['navigation'][number]) =>
    html`<li><a href="${safeUrl(link.href)}"${link.isCurrent && html` aria-current="page"`}>${link.label}</a></li>`
  const fits = entries.length <= MAIN_ENTRIES + 1
  const isMain = (link: Frame['navigation'][number], n: number) =>
    fits || n < MAIN_ENTRIES || link.isCurrent
  const rest = entries.filter((link, n) => !isMain(link, n))
  const more =
    rest.length > 0 &&
    html`<li class="more"><details><summary>${t(texts.more)}</summary><ul>${rest.map(item)}</ul></details></li>`
  return html`<nav class="main-nav" aria-label="${t(texts.mainNavigation)}"><ul>${entries.filter(isMain).map(item)}${more}</ul></nav>`
}

function header(t: Translator, frame: Frame): Html {
  const home = pageHref(frame.realm, t.language, frame.home)
  return html`<header class="top"><div class="top-in">
<a class="node-name" href="${home}">${MARK}<span>${frame.nodeName}</span></a>
${frame.navigation.length > 0 && navigation(t, frame.navigation)}
${frame.person && html`<div class="person">${frame.person}</div>`}
</div></header>`
}

// A lens over a ballot with its tick: what the house does, in 24 units.
const MARK = html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><circle cx="10" cy="10" r="8"/><path d="M16 16l6.5 6.5" stroke-width="3"/><path d="M6 10l3 3 5-6"/></svg>`

function languageLinks(t: Translator, frame: Frame): Html {
  const links = frame.languages.map((language) => {
    const { name, direction } = LANGUAGES[language]
    const href = pageHref(frame.realm, language, frame.path)
    const current = language === t.language && html` aria-current="true"`
    return html`<li><a href="${safeUrl(href)}" lang="${language}" dir="${direction}" hreflang="${language}"${current}>${name}</a></li>`
  })
  return html`<nav class="languages" aria-label="${t(texts.languages)}"><ul>${links}</ul></nav>`
}

function breadcrumb(t: Translator, links: readonly Link[]): Html {
  const items: Content = links.map(
    (link) => html`<li><a href="${safeUrl(link.href)}">${link.label}</a></li>`,
  )
  return html`<nav class="breadcrumb" aria-label="${t(texts.breadcrumb)}"><ol>${items}</ol></nav>`
}

function footer(t: Translator, frame: Frame): Html {
  return html`<footer class="foot">
${frame.help && html`<div class="help-line">${frame.help}</div>`}
${frame.languages.length > 1 && languageLinks(t, frame)}
${frame.shownAt && asOf(t, frame.shownAt)}
<p>Scrutineer – ${t(texts.version, { version: frame.version })}</p>
</footer>`
}
