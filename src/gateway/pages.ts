import type { Realm } from '../core/action.ts'
import { directionOf } from '../core/language-tag.ts'
import { type Page, page, type PageContext, type View } from '../core/slice.ts'
import type { Translator } from '../core/text.ts'
import { stationView, SYMPTOMS } from '../domains/alerting/index.ts'
import { type Severity, severityBadge } from '../ui/badge.ts'
import { typed } from '../ui/code.ts'
import { textField } from '../ui/field.ts'
import { button, fieldStates, form, hiddenFields, ofRow, refusedPart } from '../ui/form.ts'
import { type Html, html, jsonBlock } from '../ui/html.ts'
import { texts } from './texts.ts'

const PATH = '/station'
const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const

async function load(ctx: PageContext) {
  return await ctx.call(stationView, {})
}
type Data = Awaited<ReturnType<typeof load>>
type ShownAlert = Data['alerts'][number]

/** The station's page; `streamKeys` gives the public keys of a realm's stream, base64, newest first. */
export function stationPages(streamKeys: (realm: Realm) => readonly string[]): readonly Page[] {
  return [
    page({
      path: PATH,
      surface: 'station',
      permission: 'alerting:answer',
      forms: {
        answer: { action: 'alerting.acknowledge', next: () => PATH },
        problem: { action: 'alerting.reportProblem', next: () => PATH },
      },
      load,
      render(data, view) {
        const main = stationMain(data, view)
        const block = jsonBlock('station', facts(data, view, streamKeys(view.node.realm)))
        return {
          title: view.t(texts.title),
          main: html`${main}${block}`,
          scripts: ['station.js'],
        }
      },
    }),
  ]
}

/** What the script has to know; words with placeholders are filled in by it. */
function facts(data: Data, view: View, keys: readonly string[]): object {
  const { t, node } = view
  const time = { time: '{time}' }
  const what = { what: '{what}' }
  return {
    realm: node.realm,
    prefix: node.prefix,
    station: data.station.id,
    locale: t.locale,
    zone: node.zone,
    keys,
    answered: data.alerts.flatMap(({ alert, revision, answer }) =>
      answer === null ? [] : [[alert, revision, answer]],
    ),
    words: {
      live: t(texts.live, time),
      late: t(texts.late, time),
      lost: t(texts.lost, time),
      enrolAgain: t(texts.enrolAgain),
      skew: t(texts.skew),
      forged: t(texts.forged),
      open: t(texts.open),
      queued: t(texts.queued, what),
      sent: t(texts.sent, what),
      until: t(texts.until, { sent: '{sent}', until: '{until}' }),
      cancel: t(texts.cancelled),
      clear: t(texts.cleared),
      expire: t(texts.expired),
      problem: {
        open: t(texts.problemOpen),
        taken: t(texts.problemTaken),
        settled: t(texts.problemSettled),
      },
    },
  }
}

function stationMain(data: Data, view: View): Html {
  const { t } = view
  const { number, name } = data.station
  const time = t.clock(view.now, view.node.zone)
  const cards = data.alerts.map((alert) => alertCard(view, alert))
  return html`<p>${t.parts(texts.where, { number, name: typed(name) })}</p>
<p id="link" class="hint" role="status">${t(texts.still, { time })} <a href="">${t(texts.reload)}</a></p>
<p id="news" role="alert"></p>
${refusedPart(view)}
<section id="alerts">${cards}</section>
<p id="none"${cards.length > 0 && html` hidden`}>${t(texts.none)}</p>
<template id="card">${alertCard(view, null)}</template>
<div id="arming" hidden>${button({ label: t(texts.arm), kind: 'secondary' })}</div>
<p id="armed" class="hint" role="status" hidden>${t(texts.armed)}</p>
<p class="hint">${t(texts.locked)} <a href="station/notify">${t(texts.notify)}</a></p>
<section id="past" hidden><h2>${t(texts.past)}</h2><ul></ul></section>
${troublePart(view)}
${problemsPart(data, view)}
<div class="actions"><a class="button secondary" href="#trouble">${t(texts.trouble)}</a></div>`
}

/** One alert with its answers; the empty one is the script's mould, with the badge of every severity. */
function alertCard(view: View, alert: ShownAlert | null): Html {
  const { t, node } = view
  const [first, ...others] = alert === null ? [] : blocksFor(alert, view)
  const badges =
    alert === null
      ? SEVERITIES.map(
          (severity) => html`<span data-is="${severity}">${severityBadge(t, severity)}</span>`,
        )
      : severityBadge(t, severityOf(alert.severity))
  const time = (at: string) => t.clock(at, node.zone)
  const times = alert && t(texts.until, { sent: time(alert.sent), until: time(alert.expiresAt) })
  const state =
    alert &&
    (alert.answer === null ? t(texts.open) : t(texts.sent, { what: t(answerWord(alert.answer)) }))
  return html`<article>${badges}<h2 dir="auto">${first?.headline}</h2><p dir="auto" data-of="text">${first?.instruction}</p>${others.map(saidPart)}<p class="hint" data-of="times">${times}</p><p><strong data-of="state">${state}</strong></p>
${answerForm(view, alert)}</article>`
}

interface Said {
  readonly language: string
  readonly headline: string
  readonly instruction: string
}

/** The page's language first, else the first there is; then those that no page of the node speaks, whose readers have no other. */
function blocksFor({ texts: said }: ShownAlert, { t, node }: View): Said[] {
  const tags = Object.keys(said)
  const first = tags.includes(t.language) ? t.language : (tags[0] ?? t.language)
  const others = tags.filter((tag) => tag !== first && !node.languages.includes(tag))
  return [first, ...others].map((language) => ({
    language,
    headline: said[language]?.headline ?? '',
    instruction: said[language]?.instruction ?? '',
  }))
}

/** What is said in a language that the page does not speak, in its own direction. */
function saidPart({ language, headline, instruction }: Said): Html {
  return html`<p lang="${language}" dir="${directionOf(language)}">${headline} ${instruction}</p>`
}

const answer = (value: string) => ({ name: 'answer', value })

function answerWord(answer: NonNullable<ShownAlert['answer']>) {
  return { done: texts.done, cannot_comply: texts.cannot, need_help: texts.help }[answer]
}

function severityOf(word: string): Severity {
  return SEVERITIES.find((severity) => severity === word) ?? 'Unknown'
}

/** The enter key in the reason presses the first button of the form: one that nobody can press. */
const firstButton = html`<button disabled hidden></button>`

function answerForm(view: View, alert: ShownAlert | null): Html {
  const { t } = view
  const body = [
    firstButton,
    button({ label: t(texts.done), ...answer('done') }),
    button({ label: t(texts.help), kind: 'danger', ...answer('need_help') }),
    reasonField(view, alert),
    button({ label: t(texts.cannot), kind: 'secondary', ...answer('cannot_comply') }),
  ]
  if (alert === null) return html`<form>${body}</form>`
  const key = view.newKey()
  const hidden = { alert: alert.alert, revision: String(alert.revision), clientKey: key }
  const name = ofRow('answer', alert.alert)
  return form({ name, key, body: [hiddenFields(hidden), body] })
}

function reasonField({ t, refused }: View, alert: ShownAlert | null): Html {
  const field = fieldStates(ofRow('answer', alert?.alert ?? ''), refused)('reason')
  return textField(t, { ...field, label: t(texts.reason), maxLength: 200 })
}

/** Eight cards, each with what to do first, then the way to send it. */
function troublePart(view: View): Html {
  const { t, refused } = view
  const cards = SYMPTOMS.map(
    ({ symptom, title, first }) =>
      html`<details><summary>${t(title)}</summary><p>${t(first)}</p>${button({ label: t(texts.send), name: 'symptom', value: symptom })}</details>`,
  )
  const note = textField(t, {
    ...fieldStates('problem', refused)('note'),
    label: t(texts.note),
    isOptional: true,
    maxLength: 500,
  })
  const key = view.newKey()
  const body = [hiddenFields({ clientKey: key }), firstButton, note, cards]
  return html`<section id="trouble"><h2>${t(texts.trouble)}</h2>${form({ name: 'problem', key, body })}</section>`
}

function problemsPart({ problems }: Data, { t }: View): Html {
  const words = {
    open: texts.problemOpen,
    taken: texts.problemTaken,
    settled: texts.problemSettled,
  }
  const title = (symptom: string) => titleOf(t, symptom)
  const items = problems.map(
    ({ symptom, state, remedy }) =>
      html`<li>${title(symptom)}: <strong>${t(words[state])}</strong>${remedy && html`. ${typed(remedy)}`}</li>`,
  )
  return html`<section id="own"${items.length === 0 && html` hidden`}><h2>${t(texts.own)}</h2><ul>${items}</ul></section>`
}

function titleOf(t: Translator, symptom: string): string {
  const card = SYMPTOMS.find((one) => one.symptom === symptom)
  return card === undefined ? symptom : t(card.title)
}
