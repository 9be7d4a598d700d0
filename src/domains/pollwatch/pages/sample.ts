import { actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { ofRow } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { warningText } from '../../../ui/notice.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { noteStationCall, type SilentStation } from '../actions/chase.ts'
import { drawSample, type Estimate } from '../actions/sample.ts'
import { calledTexts } from '../texts/called.ts'
import { deskTexts } from '../texts/desk.ts'
import { sampleTexts as texts } from '../texts/sample.ts'
import { calledPath, placeOf } from './look.ts'

/** Which asking of which form is looked at. */
interface Asking {
  readonly form: string
  readonly serial: number
}

/** Form of a page that draws the sample. */
export const drawForm = {
  action: drawSample.name,
  said: texts.saidDrawn,
  asks: { title: texts.drawTitle, what: texts.drawWhat, act: texts.draw },
}

/** What the sample says of one asking, or how to draw one. */
export function samplePart(own: Estimate | null, view: View): Html {
  const { t } = view
  if (own === null) {
    const made = actionForm(view, {
      name: 'draw',
      action: drawSample,
      labels: texts,
      looks: { size: { inputMode: 'numeric', direction: 'ltr', width: 'short' } },
      button: texts.draw,
    })
    return block(
      t(texts.title),
      html`<p>${t(texts.none)}</p><div class="no-print">${disclosure(t(texts.draw), made)}</div>`,
    )
  }
  const hint = html`<p class="hint">${t(texts.fingerprintHint)}</p>`
  return block(t(texts.title), html`${ownPart(own, view, texts.reported)}${hint}`)
}

/** What the samples of groups say of one asking from what was handed on, or that there is none. */
export function releasedSamplePart(
  all: readonly (Estimate & { readonly group: string })[],
  view: View,
): Html {
  const { t } = view
  if (all.length === 0) return block(t(texts.title), html`<p>${t(texts.releasedNone)}</p>`)
  const parts = all.map(
    (one) =>
      html`<h3>${t(texts.sampleOf, { group: one.group })}</h3>${ownPart(one, view, texts.reportedReleased)}`,
  )
  return block(t(texts.title), html`${parts}`)
}

function ownPart(own: Estimate, view: View, words: Message<'reported' | 'stations'>): Html {
  const { t } = view
  const reported = t(words, { reported: t.number(own.reported), stations: t.number(own.stations) })
  const facts = summaryList(t, [
    { label: t(texts.drawn), value: shortMoment(view, own.drawnAt) },
    { label: t(texts.fingerprint), value: code(own.fingerprint) },
  ])
  const over = own.over > 0 && html`<p>${t(texts.over, { count: own.over })}</p>`
  return html`${figurePart(own, view)}<p>${reported}</p>${over}${facts}`
}

const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const

function figurePart(
  { ratio, margin, reported, needed, stations, merged, differ }: Estimate,
  { t }: View,
): Html {
  if (ratio === null || margin === null) {
    const counts = {
      needed: t.number(needed),
      stations: t.number(stations),
      reported: t.number(reported),
    }
    return html`<p>${reported < needed ? t(texts.notYet, counts) : t(texts.noMargin)}</p>`
  }
  const together = merged.length > 0 && html`<p>${t(texts.merged, { areas: t.list(merged) })}</p>`
  const other = differ !== null && warningText(t, t(texts[differ]))
  const said = t(texts.estimate, {
    share: t.number(ratio, PERCENT),
    margin: t.number(margin, PERCENT),
  })
  return html`<p><b>${said}</b></p><p class="hint">${t(texts.estimateHint)}</p>${other}${together}`
}

const OUTCOMES = {
  reached: texts.reached,
  'no-answer': texts['no-answer'],
  'wrong-number': texts['wrong-number'],
  refused: texts.refused,
  closed: texts.closed,
}

/** Stations from which nothing came, with their answer to the last alert and whether somebody called and reached them. */
export function silentStationsPart(
  {
    stations: rows,
    chased,
  }: { readonly stations: readonly SilentStation[]; readonly chased: Asking },
  view: View,
): Html {
  const { t } = view
  const tick = (is: boolean) => (is ? '✓' : '–')
  const made = table(t, {
    caption: t(texts.silent),
    isCaptionHidden: true,
    empty: t(texts.silentNone),
    rows,
    columns: [
      {
        label: t(deskTexts.place),
        cell: ({ place, isSampled }) =>
          html`${placeOf(view, place)}${isSampled && html`<br>${badge('info', 'circle', t(texts.ofSample))}`}`,
      },
      {
        label: t(deskTexts.observers),
        cell: ({ observers }) => t.number(observers),
        isNumber: true,
      },
      { label: t(texts.lastAlert), cell: ({ alert }) => alertPart(alert, view) },
      { label: t(texts.called), cell: ({ calls }) => tick(calls > 0) },
      {
        label: t(texts.reached),
        cell: (row) => html`${tick(row.outcome === 'reached')}${lastCall(row, view)}`,
      },
      {
        label: t(deskTexts.action),
        cell: ({ station, observer }) =>
          html`${writeLink(observer, chased, view)}${callForm(station, view)}`,
      },
    ],
  })
  return block(t(texts.silent), html`<p>${t(texts.silentIntro)}</p>${made}`)
}

/** Leads to where the words of this observer are written down while he speaks. */
export function writeLink(observer: string, chased: Asking, { t, base }: View): Html {
  return html`<p><a href="${base}${calledPath(observer, chased)}">${t(calledTexts.toWrite)}</a></p>`
}

function alertPart(alert: string | null, { t }: View): Html {
  if (alert === null) return html`<span class="hint">${t(texts.noAlert)}</span>`
  if (alert === 'none') return badge('warn', 'ring', t(texts.unanswered))
  return badge('ok', 'tick', t(texts.answered))
}

function lastCall({ outcome, calledAt }: SilentStation, view: View): Html | false {
  if (outcome === null || calledAt === null || outcome === 'reached') return false
  return html` <span class="hint">${view.t(OUTCOMES[outcome])}, ${shortMoment(view, calledAt)}</span>`
}

function callForm(station: string, view: View): Html {
  const form = actionForm(view, {
    name: ofRow('station', station),
    action: noteStationCall,
    labels: { outcome: texts.outcome },
    hidden: { station },
    choices: { outcome: OUTCOMES },
    button: texts.noteCall,
  })
  return disclosure(view.t(texts.noteCall), form)
}
