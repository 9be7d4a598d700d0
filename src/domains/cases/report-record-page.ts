// What the page of a report shows besides the case itself: timeline, custody, open questions, limits.
import type { Translator } from '../../core/text.ts'
import { code, typed } from '../../ui/code.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { lackList, wordsOf } from './pages/look.ts'
import { literal, part, personOf, stepOf, tableOf, timeOf } from './report-table.ts'
import type { Told } from './report-told.ts'
import { opinionTexts } from './texts/attribution.ts'
import { bundleTexts as texts } from './texts/bundle.ts'
import { judgeTexts } from './texts/judge.ts'
import { limitTexts, recordTexts } from './texts/report.ts'
import { settleTexts, volatileTexts } from './texts/volatile.ts'

const MINUTES = 60

/** Everything in the timelines of the incidents, the oldest first. */
export function timelinePart(told: Told, t: Translator): Content {
  const { timelineLeftOut: count, timelineFiles } = told
  return [
    part(t, recordTexts.timeline, {
      head: [
        texts.time,
        recordTexts.corrected,
        recordTexts.written,
        recordTexts.what,
        texts.incidents,
      ],
      rows: told.timeline.map((one) => [
        one.at === null ? t(recordTexts.undated) : literal(one.at),
        timeOf(one.corrected),
        writtenOf(one),
        whatOf(one),
        one.incidents.map((own) => html`<span class="short">${code(own)}</span> `),
      ]),
    }),
    count > 0 &&
      html`<p><strong>${t(recordTexts.timelineCut, { count })}</strong>${timelineFiles > 0 && html` ${t(judgeTexts.timelineFile)}`}</p>`,
  ]
}

type Entry = Told['timeline'][number]

/** The time as it was spelt where it was read, with offset or zone. */
function writtenOf({ written, offsetMin, zone }: Entry): Content {
  if (written === '') return '–'
  const sign = (offsetMin ?? 0) < 0 ? '−' : '+'
  const minutes = Math.abs(offsetMin ?? 0)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(minutes / MINUTES)
  const offset = offsetMin === null ? zone : `${sign}${two(hours)}:${two(minutes % MINUTES)}`
  return literal(`${written} ${offset}`.trim())
}

function whatOf({ what, text, tag, observable }: Entry): Html {
  const more = [
    tag !== '' && html`<br><small>${typed(tag)}</small>`,
    observable !== '' && html`<br>${code(observable)}`,
  ]
  return html`${what}${text !== '' && html`: ${typed(text)}`}${more}`
}

/** What could vanish, and what preserved it or why nothing did. */
export function volatilePart({ volatiles }: Told, t: Translator): Html {
  return part(t, settleTexts.volatiles, {
    head: [settleTexts.source, settleTexts.preserved],
    rows: volatiles.map(({ source, item, reason }) => [
      t(volatileTexts[source]),
      item === null ? wordsOf(t, reason ?? '') : code(item),
    ]),
  })
}

/** Who had each piece of evidence, one table an item. */
export function custodyPart({ custody, custodyLeftOut }: Told, t: Translator): Content {
  if (custody.length === 0) return null
  return [
    html`<h2>${t(recordTexts.custody)}</h2><p>${t(recordTexts.custodyHint)}</p>`,
    custody.map((item) => [
      html`<h3>${code(item.code)} <small>${item.kind}</small></h3>`,
      item.broken !== null && html`<p><strong>${t(recordTexts.broken)}</strong></p>`,
      item.erasedAt !== null &&
        html`<p>${t.parts(recordTexts.erased, { time: literal(item.erasedAt) })}</p>`,
      tableOf(
        [texts.number, texts.time, recordTexts.act, recordTexts.by, recordTexts.hash].map((one) =>
          t(one),
        ),
        item.acts.map((act) => [
          String(act.seq),
          literal(act.at),
          actOf(act, t),
          partiesOf(act, t),
          code(act.hash),
        ]),
      ),
      item.leftOut > 0 &&
        html`<p>${t(recordTexts.actsLeftOut, { count: item.leftOut })} ${code(`custody/${item.id}.jsonl`)}</p>`,
    ]),
    custodyLeftOut > 0 && html`<p>${t(judgeTexts.custodyCut, { count: custodyLeftOut })}</p>`,
  ]
}

type Act = Told['custody'][number]['acts'][number]

function actOf({ what, said, isSigned }: Act, t: Translator): Html {
  const words = said.map(
    ({ label, text }) =>
      html`<br><small>${label}: ${text === null ? t(recordTexts.erasedText) : typed(text)}</small>`,
  )
  const signed = isSigned !== null && t(isSigned ? texts.signed : recordTexts.unsigned)
  return html`${what}${words}${signed && html`<br><small>${signed}</small>`}`
}

function partiesOf({ by, from, to }: Act, t: Translator): Content {
  const named = (party: Act['by']): Content => {
    if (party === null) return '–'
    const { name, number, organisation, team } = party
    return number === null ? name : html`${name}, ${personOf({ number, organisation, team }, t)}`
  }
  if (from === null || to === null) return named(by)
  return t.parts(recordTexts.handed, { from: html`${named(from)}`, to: html`${named(to)}` })
}

/** What members think of an attribution: dissent stays with it. */
export function opinionsOf({ opinions }: Told['attributions'][number], t: Translator): Content {
  if (opinions.length === 0) return t(recordTexts.noOpinions)
  return opinions.map(
    ({ opinion, words, at }) =>
      html`<p><strong>${t(opinionTexts[opinion])}</strong>, ${literal(at)}<br>${wordsOf(t, words)}</p>`,
  )
}

/** What is not done, was waived, or was not looked at. */
export function openPart({ open, steps }: Told, t: Translator): Content {
  const { stepsOpen, itemsUnobserved, itemsUnobservedCount, observationsOfOne: alone } = open
  const waived = steps.filter(({ waivedAt }) => waivedAt !== null)
  const rows = [
    ...stepsOpen.map(({ step, lacks }) => [
      stepOf(step, t),
      html`${t(recordTexts.stepOpen)}${lacks.length > 0 && lackList(t, lacks)}`,
    ]),
    ...waived.map(({ step, waivedAt, reason }) => [
      stepOf(step, t),
      html`${t(texts.waived)}, ${timeOf(waivedAt)}: ${wordsOf(t, reason ?? '')}`,
    ]),
  ]
  const unseen =
    itemsUnobserved.length > 0 &&
    html`<p>${t(recordTexts.unobserved, { count: itemsUnobservedCount })} ${itemsUnobserved.map((own) => html`${code(own)} `)}${itemsUnobservedCount > itemsUnobserved.length && '…'}</p>`
  return [
    part(t, recordTexts.open, { head: [texts.step, recordTexts.openWhat], rows }),
    unseen,
    alone > 0 && html`<p>${t(recordTexts.alone, { count: alone })}</p>`,
  ]
}

/** How far what is told may be trusted. */
export function limitsPart(told: Told, t: Translator): Html {
  const clocks = told.clocks.map(({ code: own, clock, clockOffsetMs: offset }) =>
    clock === null
      ? t.parts(limitTexts.noClock, { incident: code(own) })
      : offset === null
        ? t.parts(limitTexts.clock, { incident: code(own), clock })
        : t.parts(limitTexts.clockOff, {
            incident: code(own),
            clock,
            seconds: literal(String(offset / 1000)),
          }),
  )
  const unsigned =
    told.actsUnsigned +
    told.custody.flatMap(({ acts }) => acts.filter(({ isSigned }) => isSigned === false)).length
  const limits = [
    t.parts(limitTexts.moment, { time: literal(told.made) }),
    ...clocks,
    unsigned > 0 && t(limitTexts.unsigned, { count: unsigned }),
    told.signedActs > 0 && t(limitTexts.signedActs, { count: told.signedActs }),
    told.actsErased > 0 && t(limitTexts.actsErased, { count: told.actsErased }),
    told.actsLeftOut > 0 && t(limitTexts.actsLeftOut, { count: told.actsLeftOut }),
    t(limitTexts.capture),
    t(limitTexts.judgement),
    t(limitTexts.names),
    t(limitTexts.erased),
  ]
  const shown = limits.flatMap((one) => (one === false ? [] : [html`<li>${one}</li>`]))
  return html`<h2>${t(limitTexts.limits)}</h2><ul>${shown}</ul>`
}
