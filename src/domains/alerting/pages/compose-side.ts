// Beside the form of an alert and at its foot: whom it would reach, and how it will look.
import { directionOf } from '../../../core/language-tag.ts'
import type { View } from '../../../core/slice.ts'
import { isLanguage } from '../../../core/text.ts'
import { areaPickerTexts } from '../../../ui/area-picker-texts.ts'
import { summaryList } from '../../../ui/details.ts'
import { button, REDRAW } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { phonePreview, smsPreview } from '../../../ui/preview.ts'
import { languageName, spoken } from '../../../ui/words.ts'
import { withMark } from '../cap.ts'
import { askedBySms } from '../channel-sms.ts'
import { ANSWERS, type Answer } from '../schema.ts'
import { stationAnswer } from '../station-answers.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts as words } from '../texts/compose.ts'
import { type ContentForm, standing } from './compose.ts'

/** Whom it would reach, and what they would see, for what stands in the form. */
export function composeSide(props: ContentForm): Html {
  const seen = props.languages.map((language, n) => seenIn(props, language, n === 0))
  return html`<div id="${props.form}-side" data-follows>${whoPart(props)}${seen}</div>`
}

function whoPart(props: ContentForm): Html {
  const { t } = props.view
  const { reach } = props
  const isPublic = scopeOf(props) === 'Public'
  const isReal = props.view.node.realm === 'actual'
  const lines = reach !== null && [
    { label: t(words.byApp), value: t.number(reach.count - reach.withoutDevice) },
    {
      label: t(isReal ? words.byCall : words.byNode),
      value: t.number(reach.withoutDevice),
    },
    { label: t(words.officials), value: t(words.byPlan) },
    { label: t(words.publicPage), value: t(isPublic ? words.yes : words.no) },
  ]
  return html`<section class="block"><h2>${t(words.whoGets)}</h2><p>${reachLine(props)}</p>${lines && summaryList(t, lines)}</section>
`
}

function scopeOf(props: ContentForm): string {
  return standing(props)('scope') || 'Restricted'
}

/** How many stations in how many areas, in one line. */
function reachLine({ view: { t }, reach }: ContentForm): Html {
  if (reach === null) return html`${t(words.chooseWhere)}`
  return html`<strong>${t(areaPickerTexts.stations, { count: reach.count })}</strong> ${t(words.inAreas, { count: reach.areas })}`
}

/** What stands in the form in one language, as people will see it. */
function seenIn(props: ContentForm, language: string, isOpen: boolean): Html {
  const { node } = props.view
  const value = standing(props)
  const headline = value(`texts.${language}.headline`)
  const sent = value('answers[]') || value('answers') || ANSWERS.join('\n')
  const own = (part: string) =>
    value(`publicTexts.${language}.${part}`) || value(`texts.${language}.${part}`)
  const voters = scopeOf(props) === 'Public' && {
    headline: withMark(node, language, own('headline')),
    instruction: own('instruction'),
  }
  return seenPart(props.view, {
    language,
    isOpen,
    eventCode: value('eventCode'),
    headline: headline === '' ? '' : withMark(node, language, headline),
    instruction: value(`texts.${language}.instruction`),
    answers: ANSWERS.filter((one) => sent.split('\n').includes(one)),
    voters,
  })
}

/** What is said in one language. */
interface Seen {
  readonly language: string
  readonly isOpen: boolean
  /** Decides what the station's first answer is called. */
  readonly eventCode: string
  readonly headline: string
  readonly instruction: string
  readonly answers: readonly Answer[]
  /** What voters read; false where they read nothing, or the same. */
  readonly voters: { readonly headline: string; readonly instruction: string } | false
  readonly more?: Html | false
}

/** One language as the telephone of a station shows it, as a short message with its parts, and on the public page. */
export function seenPart(view: View, seen: Seen): Html {
  const { t, node } = view
  const { language, isOpen, headline, instruction, answers, voters, more } = seen
  const said = (text: string) => spoken(language, text)
  const reads = isLanguage(language) ? node.speak(language) : t
  const short = askedBySms(seen, node)
  const body =
    headline === ''
      ? html`<p class="hint">${t(words.nothingYet)}</p>`
      : html`<div dir="${directionOf(language)}">${phonePreview({
          head: t(texts.whatTheyRead),
          headline: said(headline),
          words: said(instruction),
          answers: answers.map((one) => reads(stationAnswer(seen.eventCode, one))),
        })}</div>
<p class="hint">${t(words.sms, { count: short.parts })}</p><div dir="${directionOf(language)}">${smsPreview(said(short.text))}</div>
${
  voters &&
  html`<p class="hint">${t(words.onPublicPage)}</p><div class="sms" dir="${directionOf(language)}"><p><strong>${said(voters.headline)}</strong></p><p>${said(voters.instruction)}</p></div>`
}${more}`
  return html`<details class="block"${isOpen && html` open`}><summary>${spoken(language, languageName(language))}</summary>${body}</details>
`
}

/** At the foot, always in sight: whom it would reach, the way to count again, and the main button. */
export function composeBar(props: ContentForm, label: string): Html {
  const { t } = props.view
  const again = {
    label: t(words.countAgain),
    kind: 'secondary',
    name: REDRAW,
    value: 'count',
  } as const
  return html`<div class="bar"><p id="${props.form}-bar" data-follows>${reachLine(props)}</p>${button(again)}${button({ label })}</div>`
}
