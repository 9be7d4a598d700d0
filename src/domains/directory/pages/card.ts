import type { View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { button, buttonLink, hiddenFields } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { whoTexts } from '../../../ui/report-class.ts'
import { wallDay } from '../../../ui/time.ts'
import { weekdayName } from '../../../ui/weekday.ts'
import { languageName, word } from '../../../ui/words.ts'
import type { PublicChannel } from '../channel.ts'
import type { PublicAgencyEntry } from '../entry.ts'
import { type Rule, rulesOf } from '../opening.ts'
import { channelTexts, deskTexts, publicTexts as texts } from '../texts/public.ts'

/** What nobody is to be reached by in an exercise. */
const KEPT_IN_EXERCISE: ReadonlySet<string> = new Set(['phone', 'emergency', 'mail', 'post'])

/**
 * An agency with what it does, how to reach it, and how sure that is; `why` says why it was chosen. Its name is a heading
 * below another, or the first below the title of the page.
 */
export function agencyCard(
  view: View,
  agency: PublicAgencyEntry,
  {
    why,
    isTop = false,
    receiving = [],
    told = {},
  }: {
    readonly why?: string
    readonly isTop?: boolean
    /** Codes of agencies that take sealed reports here. */
    readonly receiving?: readonly string[]
    /** What was said to find it, by the fields of a report: the report does not ask it again. */
    readonly told?: Readonly<Record<string, string>>
  } = {},
): Html {
  const { t, node } = view
  const { name, nameLocal, languages, desk, channels } = agency
  const local = nameLocal !== null && nameLocal !== name && html` · ${typed(nameLocal)}`
  const called = html`${typed(name)}${local}`
  const ways = channels.filter(
    ({ kind }) => node.realm !== 'exercise' || !KEPT_IN_EXERCISE.has(kind),
  )
  const here =
    agency.code !== null &&
    receiving.includes(agency.code) &&
    herePart(view, { ...told, agency: agency.code })
  const none = !here && ways.length === 0 && html`<p>${t(texts.noWay)}</p>`
  return html`<div class="card">${isTop ? html`<h2>${called}</h2>` : html`<h3>${called}</h3>`}<p>${t(deskTexts[desk])}</p>${here}${none}${ways.map((way) => wayPart(view, way, agency))}${languages.length > 0 && html`<p>${languagesPart(view, languages)}</p>`}${why !== undefined && html`<p class="hint">${why}</p>`}<p class="hint">${surePart(view, agency)}</p></div>`
}

/** It takes sealed reports on this node: what was said goes along in the body, and stands in no address. */
function herePart({ t, base }: View, told: Readonly<Record<string, string>>): Html {
  const unseen = { step: 'from', ...told, given: Object.keys(told).join(' ') }
  const press = button({ label: t(texts.writeHere) })
  const keys = html`<a href="${base}/agencies/keys/${told['agency'] ?? ''}">${t(texts.whoOpens)}</a>`
  return html`<form method="post" action="${base}/report">${hiddenFields(unseen)}${press}</form><p class="hint">${t(texts.sealedHere)} ${keys}</p>`
}

/** How sure an agency is: who confirmed it and when, or that nobody did. */
function surePart({ t, node }: View, { sure, asOf }: PublicAgencyEntry): string {
  const { state, at } = sure
  if (state === 'listed' || at === null)
    return asOf === '' ? t(texts.listed) : t(texts.listedAsOf, { date: wallDay(t, asOf) })
  return t(texts[state], { date: t.date(at, node.zone) })
}

/** One way to reach it: what can be pressed, then what is known of it. */
function wayPart(view: View, way: PublicChannel, agency: PublicAgencyEntry): Html {
  const { t } = view
  const isLess = way.sure.state !== 'confirmed' && agency.sure.state === 'confirmed'
  const facts = [
    isLess && t(texts.notConfirmed),
    hoursOf(view, way),
    way.languages.length > 0 && languagesPart(view, way.languages),
    way.cost === 'free' && t(texts.free),
    way.cost === 'charged' && t(texts.charged),
    way.audience !== '' && t(texts.onlyFor, { who: word(view, whoTexts, way.audience) }),
    way.kind === 'onion' && t(texts.torOnly),
  ].filter((one) => one !== false && one !== null)
  const more = facts.map((one, n) => html`${n > 0 && ' · '}${one}`)
  return html`<p>${reachPart(view, way)}${facts.length > 0 && html`<br><span class="hint">${more}</span>`}</p>`
}

/** In which languages somebody is answered, each by its own name. */
function languagesPart({ t }: View, languages: readonly string[]): Html {
  const names = languages.map((one, n) => html`${n > 0 && ' · '}${typed(languageName(one))}`)
  return html`${t.parts(texts.answersIn, { languages: html`${names}` })}`
}

function reachPart({ t }: View, { kind, value }: PublicChannel): Html {
  const label = t(channelTexts[kind])
  if (kind === 'phone' || kind === 'emergency') return html`${telephone(value)} ${label}`
  const address = { mail: `mailto:${value}`, website: value }[kind as string]
  // What has no safe address is read and typed.
  if (address === undefined || address.startsWith('http:'))
    return html`${label}: ${kind === 'visit' || kind === 'post' ? typed(value) : code(value)}`
  return html`${buttonLink({ href: address, label, kind: 'secondary' })} ${code(value)}`
}

/** When it is open, and whether it is now; null where nobody knows. */
function hoursOf({ t }: View, { hours, isOpen }: PublicChannel): Content {
  if (hours === '' || isOpen === null) return null
  if (hours === '24/7') return t(texts.always)
  const rules = rulesOf(hours) ?? []
  return html`<b>${t(isOpen ? texts.open : texts.closed)}</b> (${rules.map((rule, n) => html`${n > 0 && '; '}${ruleOf(t, rule)}`)})`
}

function ruleOf(t: View['t'], { days, spans }: Rule): Html {
  const name = (day = 0) => weekdayName(t, day, 'short')
  const [first, last] = [days[0], days.at(-1)]
  const isRow =
    days.length > 2 && days.every((day, n) => n === 0 || day === ((days[n - 1] ?? 0) + 1) % 7)
  const on = isRow ? `${name(first)}–${name(last)}` : days.map(name).join(' ')
  const at = spans.map(({ from, until }) => `${clock(from)}–${clock(until)}`).join(' ')
  return html`${on} <bdi dir="ltr">${at}</bdi>`
}

function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
