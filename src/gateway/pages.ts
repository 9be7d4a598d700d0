import type { Realm } from '../core/action.ts'
import { type Page, page, type View } from '../core/slice.ts'
import { FORBIDDING, stationAnswers } from '../domains/alerting/index.ts'
import { refusedPart } from '../ui/form.ts'
import { type Html, html, jsonBlock } from '../ui/html.ts'
import { alertCard, mould, pastPart } from './alert-card.ts'
import { type Foot, footPart } from './foot.ts'
import { receiptsPart } from './receipts.ts'
import { answerWord, isOpen, openFirst, type StationAlert, waits } from './station-alert.ts'
import {
  headPart,
  loadStation,
  PATH,
  PROBLEM_PATH,
  type StationData,
  statePart,
} from './station-frame.ts'
import { texts } from './texts.ts'
import { problemPage, problemsPart } from './trouble.ts'

/** The station's pages; `streamKeys` gives the public keys of a realm's stream, base64, newest first. */
export function stationPages(streamKeys: (realm: Realm) => readonly string[]): readonly Page[] {
  const station = page({
    path: PATH,
    surface: 'station',
    permission: 'alerting:answer',
    forms: { answer: { action: 'alerting.acknowledge', next: () => PATH } },
    load: loadStation,
    render(data: StationData, view) {
      const { number, name } = data.station
      const foot = footOf(data, openFirst(data.alerts), view)
      const block = jsonBlock('station', facts(data, view, streamKeys(view.node.realm)))
      return {
        title: view.t(texts.where, { number, name }),
        main: html`${stationMain(data, foot, view)}${block}`,
        column: {
          head: headPart(data, view),
          state: statePart(view),
          foot: footPart(foot, view),
        },
        scripts: ['station.js'],
      }
    },
  })
  return [station, problemPage]
}

/** What the foot answers: what is in force and the person chose, else what waits first. */
function footOf(
  { cannot, change }: StationData,
  alerts: readonly StationAlert[],
  { refused }: View,
): Foot {
  const { answer, alert: thread } = refused?.form === 'answer' ? refused.values : {}
  const wanted = thread ?? cannot ?? change
  const chosen = alerts.find(({ alert, end }) => alert === wanted && end === null)
  const isCannot = chosen !== undefined && (cannot !== undefined || answer === 'cannot_comply')
  const alert = chosen ?? alerts.find(waits)
  const others = alerts.filter((one) => isOpen(one) && one !== alert)
  return { alert, isCannot, open: alert === undefined ? others : [alert, ...others] }
}

function stationMain(data: StationData, { alert: asked, open: shown }: Foot, view: View): Html {
  const { t, base, now, node } = view
  const past = openFirst(data.alerts).filter((alert) => !isOpen(alert))
  const time = t.clock(now, node.zone)
  const trouble = html`<a href="${base}${PROBLEM_PATH}" data-trouble="1"${!shown.some(waits) && html` hidden`}>${t(texts.trouble)}</a>`
  return html`<div id="now"><div id="news" role="alert"></div>
${refusedPart(view, texts)}
${receiptsPart(data, shown.some(waits), view)}
<section id="shift" hidden><h2>${t(texts.shift)}</h2><p>${t(texts.steps)}</p></section>
<section id="alerts">${shown.map((alert) => alertCard(view, alert, alert === asked))}</section>
<div id="none" class="card"${shown.length > 0 && html` hidden`}><h2>${t(texts.none, { time })}</h2></div>
${mould(view)}
<p>${trouble}</p>
<p class="hint" id="armed" hidden></p>
<noscript><p class="hint">${t(texts.silent)}</p></noscript>
${problemsPart(data, view)}
${pastPart(view, past)}
<p class="hint">${t(texts.locked)} <a href="${base}${PATH}/notify">${t(texts.notify)}</a></p></div>
`
}

/** What the script has to know; words with placeholders are filled in by it. */
function facts(data: StationData, view: View, keys: readonly string[]): object {
  const { t, node } = view
  return {
    realm: node.realm,
    prefix: node.prefix,
    station: data.station.id,
    locale: t.locale,
    zone: node.zone,
    at: data.asOf,
    keys,
    heed: FORBIDDING,
    answered: openFirst(data.alerts).flatMap((one) =>
      one.answer === null
        ? []
        : [[one.alert, one.revision, t(answerWord(one, one.answer)), one.answeredAt]],
    ),
    words: wordsOf(view),
  }
}

function wordsOf({ t }: View): object {
  const time = { time: '{time}' }
  const what = { what: '{what}' }
  const both = { ...time, ...what }
  return {
    live: t(texts.live, time),
    lost: t(texts.lost, time),
    none: t(texts.none, time),
    enrolAgain: t(texts.enrolAgain),
    skew: t(texts.skew),
    forged: t(texts.forged),
    open: t(texts.open),
    heeded: t(stationAnswers.heeded),
    change: t(texts.change),
    choose: t(texts.choose),
    count: t(texts.count, { number: '{number}' }),
    readIt: t(texts.readIt),
    done: t(stationAnswers.done),
    going: [t(texts.going, what), ''],
    queued: [t(texts.queued, what), t(texts.queuedMore)],
    sent: [t(texts.sent, both), t(texts.sentMore)],
    no: [t(texts.refused, what), ''],
    until: t(texts.until, { sent: '{sent}', until: '{until}' }),
    cancelAt: t(texts.takenBack, time),
    clearAt: t(texts.over, time),
    cancelWas: t(texts.wrong, both),
    clearWas: t(texts.was, both),
    cancelDid: t(texts.undo, what),
    clearDid: t(texts.answered, what),
    again: t(texts.again, time),
    sendAgain: t(texts.sendAgain),
    armed: t(texts.armed, time),
    mute: t(texts.mute, time),
  }
}
