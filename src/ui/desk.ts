// The frame of the console: head, menu by groups, title with what can be done, shortcuts of a phone.
import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { icon } from './icon.ts'
import { hasLive, live } from './live.ts'
import { safeUrl } from './safe-url.ts'
import {
  breadcrumb,
  type Count,
  type CurrentLink,
  type Desk,
  type Frame,
  type Link,
  nodeName,
  type PageContent,
} from './frame.ts'
import { texts } from './texts.ts'
import { deskTexts } from './desk-texts.ts'

/** Head, menu and main part of a console page. */
export function deskFrame(t: Translator, frame: Frame & { desk: Desk }, page: PageContent): Html {
  return html`${top(t, frame)}
<div class="frame">
${menu(t, frame)}
<main id="main" tabindex="-1" data-secret-key="${t(deskTexts.secretKey)}">
${head(t, frame, page)}
${page.notice}
${page.main}
${counts(t, frame, page)}
</main>
</div>`
}

function top(t: Translator, frame: Frame & { desk: Desk }): Html {
  const { desk } = frame
  const realm = frame.realm === 'exercise' ? texts.exerciseWord : deskTexts.actualWord
  const find = html`<form class="find" role="search" aria-label="${t(deskTexts.search)}" action="${safeUrl(desk.searchHref)}"><label class="hidden" for="find">${desk.searchLabel}</label>${icon('search')}<input id="find" name="words" type="search" autocomplete="off" maxlength="100" placeholder="${desk.searchLabel}"><kbd aria-hidden="true">/</kbd></form>`
  return html`<header class="top">
${nodeName(t, frame)}
<span class="realm">${t(realm)}</span>
${find}
${frame.shownAt && clock(t, frame.shownAt)}
<details class="me"><summary><span>${desk.person}</span></summary><ul>${desk.own.map(listItem)}</ul></details>
<a class="open-find" href="${safeUrl(desk.searchHref)}" aria-label="${t(deskTexts.search)}">${icon('search')}</a>
</header>`
}

/** The time in the nation's zone when the page was drawn; the page's script lets it run. */
function clock(t: Translator, { at, zone }: NonNullable<Frame['shownAt']>): Html {
  return html`<p class="clock"><time datetime="${at}" data-clock="${zone}" data-locale="${t.locale}"><b>${t.clock(at, zone)}</b></time> <span>${t.date(at, zone)}</span><small>${zone}</small></p>`
}

function listItem({ href, label }: Link): Html {
  return html`<li><a href="${safeUrl(href)}">${label}</a></li>`
}

function menu(t: Translator, { navigation, desk }: Frame & { desk: Desk }): Html {
  const groups = navigation.map(({ label, isOpen, entries }) => {
    const items = entries.map(
      (link) =>
        html`<li><a href="${safeUrl(link.href)}"${current(link)}>${link.label}${count(t, link)}</a></li>`,
    )
    if (label === undefined) return html`<ul>${items}</ul>`
    return html`<details${(isOpen || entries.some(({ isCurrent }) => isCurrent)) && html` open`}><summary>${label}</summary><ul>${items}</ul></details>`
  })
  return html`<nav class="rail" id="menu" aria-label="${t(texts.mainNavigation)}"><a class="rail-close" href="#main">${t(deskTexts.closeMenu)}</a>${groups}<div class="rail-me"><p>${desk.person}</p><ul>${desk.own.map(listItem)}</ul></div></nav>`
}

function current({ isCurrent }: CurrentLink): Html | false {
  return isCurrent && html` aria-current="page"`
}

/** The place of the number stands empty too, so that the page's script can fill it. */
function count(t: Translator, { href, waiting }: Link & { waiting?: Count }): Html {
  const shown = waiting === undefined || waiting.count === 0
  return html`<b class="count${waiting?.isHot && ' hot'}" data-count="${href}"${shown && html` hidden`}>${t.number(waiting?.count ?? 0)}<span class="hidden"> ${t(deskTexts.waitingWord)}</span></b>`
}

function head(t: Translator, { views }: Frame, page: PageContent): Html {
  const { breadcrumb: links = [], sub, acts } = page
  const row =
    views !== undefined &&
    views.length > 1 &&
    html`<nav class="views" aria-label="${t(deskTexts.views)}"><ul>${views.map((link) => html`<li><a href="${safeUrl(link.href)}"${current(link)}>${link.label}</a></li>`)}</ul></nav>`
  return html`<div class="head"><div>${links.length > 0 && breadcrumb(t, links)}<h1>${page.title}</h1>${sub && html`<p class="sub">${sub}</p>`}</div>${acts && html`<div class="acts">${acts}</div>`}</div>
${row}`
}

/**
 * What waits, for the page's script: a page that follows the log anyway keeps the numbers of its menu and title true,
 * and for their sake alone no page follows it.
 */
function counts(
  t: Translator,
  { navigation, desk }: Frame & { desk: Desk },
  page: PageContent,
): Html | false {
  if (!hasLive(page.main)) return false
  const waiting = navigation.flatMap(({ entries }) =>
    entries.flatMap(({ href, waiting: one }) =>
      one === undefined || one.count === 0 ? [] : [{ href, ...one }],
    ),
  )
  const items = waiting.map(
    (one) =>
      html`<li data-of="${one.href}" data-hot="${one.isHot ? '1' : ''}">${t.number(one.count)}</li>`,
  )
  return live(
    'desk-waiting',
    html`<ul hidden data-all="${desk.waiting > 0 ? t.number(desk.waiting) : ''}">${items}</ul>`,
  )
}

/** Shortcuts at the foot of a phone; the menu opens without a script. */
export function dock(t: Translator, { shortcuts }: Desk): Html {
  const links = shortcuts.map(
    (link) =>
      html`<a href="${safeUrl(link.href)}"${current(link)}>${icon(link.icon)}${count(t, link)}${link.label}</a>`,
  )
  return html`<nav class="dock" aria-label="${t(deskTexts.shortcuts)}">${links}<a href="#menu">${icon('menu')}${t(deskTexts.menu)}</a></nav>`
}
