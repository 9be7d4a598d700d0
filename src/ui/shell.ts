import type { Column } from '../core/slice.ts'
import { LANGUAGES, type Translator } from '../core/text.ts'
import { deskFrame, dock } from './desk.ts'
import { deskTexts } from './desk-texts.ts'
import { breadcrumb, type CurrentLink, type Frame, nodeName, type PageContent } from './frame.ts'
import { type Content, type Html, html } from './html.ts'
import { hasLive, live } from './live.ts'
import { pageHref } from './page-href.ts'
import { safeUrl } from './safe-url.ts'
import { texts } from './texts.ts'
import { asOf, timeMark } from './time.ts'

/** A whole document: skip link, status line, header, breadcrumb, main with its only `h1`, help line, footer. */
export function shell(t: Translator, frame: Frame, page: PageContent): Html {
  return html`<!doctype html>
<html lang="${t.language}" dir="${t.direction}" class="${frame.surface === 'watch' && 'station '}${frame.surface} ${frame.realm}">
${head(t, frame, page)}
<body>
${begin(t, frame)}
${frame.realm === 'exercise' && statusLine(t(texts.status), exerciseLine(t))}
${frame.outage && outage(t, frame.outage, page.main)}
${page.column === undefined ? flowing(t, frame, page) : columnFrame(t, frame, { ...page.column, main: page.main })}
</body>
</html>
`
}

/** The skip link; behind the way out where a page has one, and then as a part of the page that has a name. */
function begin(t: Translator, { first }: Frame): Html {
  const skip = html`<a class="skip" href="#main">${t(texts.skipToContent)}</a>`
  if (first === undefined) return skip
  return html`<nav class="way-out" aria-label="${t(texts.important)}">${first} ${skip}</nav>`
}

function flowing(t: Translator, frame: Frame, page: PageContent): Html {
  return html`${frame.desk === undefined ? plainFrame(t, frame, page) : deskFrame(t, { ...frame, desk: frame.desk }, page)}
${footer(t, frame)}
${frame.desk && printed(t, frame, frame.desk.person)}
${frame.desk && dock(t, frame.desk)}`
}

/** Head, state and foot stay in sight; when it was so is said by the state. */
function columnFrame(
  t: Translator,
  frame: Frame,
  { head: own, state, foot, main }: Column<Html> & { readonly main: Html },
): Html {
  return html`<header class="top"><div class="top-in">${own}</div></header>
${state}
<div class="reel"><main id="main" tabindex="-1">${main}</main>
<footer class="foot">${helpAndLanguages(t, frame)}</footer></div>
${foot}`
}

function plainFrame(t: Translator, frame: Frame, page: PageContent): Html {
  return html`${header(t, frame)}
${page.breadcrumb && page.breadcrumb.length > 0 && breadcrumb(t, page.breadcrumb)}
<main id="main" tabindex="-1">
<h1>${page.title}</h1>
${page.sub && html`<p class="sub">${page.sub}</p>`}
${page.main}
${page.acts && html`<div class="acts">${page.acts}</div>`}
</main>`
}

function head(t: Translator, frame: Frame, page: PageContent): Html {
  const named = page.hasErrors ? t(texts.errorTitle, { title: page.title }) : page.title
  const waits = frame.desk?.waiting ?? 0
  const title = waits > 0 ? `(${t.number(waits)}) ${named}` : named
  const mark = frame.realm === 'exercise' ? [t(texts.exerciseWord)] : []
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${[...mark, title, frame.nodeName].join(' – ')}</title>
${frame.styles.map((href) => html`<link rel="stylesheet" href="${safeUrl(href)}"${href.endsWith('/print.css') && html` media="print"`}>`)}
${frame.icon && html`<link rel="icon" href="${safeUrl(frame.icon)}">`}
${frame.manifest && html`<link rel="manifest" href="${safeUrl(frame.manifest)}">`}
${page.machines}${page.scripts?.map((src) => html`<script type="module" src="${safeUrl(src)}"></script>`)}
</head>`
}

function statusLine(label: string, content: Content): Html {
  return html`<section class="status-line" aria-label="${label}">${content}</section>`
}

function exerciseLine(t: Translator): Html {
  return html`<p class="exercise-line"><span><strong>${t(texts.exerciseWord)}</strong> ${t(texts.exerciseBanner)}</span></p>`
}

/** A page that follows the log anyway learns of a trouble at once; for its sake alone no page would. */
function outage(t: Translator, lines: readonly Html[], main: Html): Html | false {
  if (lines.length === 0 && !hasLive(main)) return false
  const said = lines.map((line) => html`<p class="outage-line" role="alert">${line}</p>`)
  return live('node-outage', html`${lines.length > 0 && statusLine(t(texts.important), said)}`)
}

/** Pages that stand in the menu; the way to the others is one press further. */
const FEW_PAGES = 3

function navigation(t: Translator, groups: Frame['navigation']): Html {
  const all = groups.flatMap(({ entries }) => entries)
  const [first, others] = [all.slice(0, FEW_PAGES), all.slice(FEW_PAGES)]
  const isInside = others.some(({ isCurrent }) => isCurrent)
  const more =
    others.length > 0 &&
    html`<li class="more"><details><summary${isInside && html` class="is-here"`}>${t(texts.morePages)}</summary><ul>${others.map(pageLink)}</ul></details></li>`
  return html`<nav class="main-nav" aria-label="${t(texts.mainNavigation)}"><ul>${first.map(pageLink)}${more}</ul></nav>`
}

function pageLink({ href, label, isCurrent }: CurrentLink): Html {
  return html`<li><a href="${safeUrl(href)}"${isCurrent && html` aria-current="page"`}>${label}</a></li>`
}

function header(t: Translator, frame: Frame): Html {
  return html`<header class="top"><div class="top-in">
${nodeName(t, frame)}
${frame.surface === 'public' && languageLinks(t, frame)}
${frame.navigation.length > 0 && navigation(t, frame.navigation)}
</div></header>`
}

/** Languages that stand side by side in the head. */
const FEW_LANGUAGES = 3

/** On public pages on top, since whoever cannot read the page looks there first; a long list opens. */
function languageLinks(t: Translator, frame: Frame): Html | false {
  if (frame.languages.length < 2) return false
  const isOnTop = frame.surface === 'public'
  const offered = frame.languages.filter((language) => !isOnTop || language !== t.language)
  const links = offered.map((language) => {
    const { name, direction } = LANGUAGES[language]
    const href = pageHref(frame.realm, language, frame.path)
    const current = language === t.language && html` aria-current="true"`
    return html`<li><a href="${safeUrl(href)}" lang="${language}" dir="${direction}" hreflang="${language}"${current}>${name}</a></li>`
  })
  const list = html`<ul>${links}</ul>`
  const isLong = isOnTop && links.length > FEW_LANGUAGES
  const shown = isLong
    ? html`<details><summary lang="${t.language}">${LANGUAGES[t.language].name}</summary>${list}</details>`
    : list
  return html`<nav class="languages" aria-label="${t(texts.languages)}">${shown}</nav>`
}

function helpAndLanguages(t: Translator, frame: Frame): Html {
  return html`${frame.help && html`<div class="help-line">${frame.help}</div>`}
${frame.surface !== 'public' && languageLinks(t, frame)}`
}

/** At the edge of every sheet that is printed: for whom the page was drawn, and when. */
function printed(t: Translator, { shownAt }: Frame, person: string): Content {
  if (shownAt === undefined) return null
  const values = { person, time: timeMark(t, shownAt) }
  return html`<p class="printed" hidden><span>${t.parts(deskTexts.printed, values)}</span></p>`
}

function footer(t: Translator, frame: Frame): Html {
  return html`<footer class="foot">
${helpAndLanguages(t, frame)}
${frame.shownAt && asOf(t, frame.shownAt)}
<p>Scrutineer – ${t(texts.version, { version: frame.version })}</p>
</footer>`
}
