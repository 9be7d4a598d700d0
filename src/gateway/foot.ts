import type { View } from '../core/slice.ts'
import { stationAnswers } from '../domains/alerting/index.ts'
import { textField } from '../ui/field.ts'
import { button, buttonLink, fieldStates, form, hiddenFields } from '../ui/form.ts'
import { type Html, html } from '../ui/html.ts'
import { endTime, headlineOf } from './alert-card.ts'
import { answerWord, type StationAlert } from './station-alert.ts'
import { PATH, PROBLEM_PATH } from './station-frame.ts'
import { texts } from './texts.ts'

/** The enter key in a field presses the first button of its form: one that nobody can press. */
export const FIRST_BUTTON: Html = html`<button disabled hidden></button>`

/** What the foot is for. */
export interface Foot {
  /** The alert, or the end of one, that it answers; none while nothing waits. */
  readonly alert: StationAlert | undefined
  /** The person said that the station cannot; now the reason is asked for. */
  readonly isCannot: boolean
  /** All that stand on the page, in their order: what the foot answers is the first, so that one answers what one reads. */
  readonly open: readonly StationAlert[]
}

/**
 * What to do now, always in sight: the three answers while an alert waits for one, else the way to speak first. All
 * parts are there, because the script changes between them.
 */
export function footPart(foot: Foot, view: View): Html {
  const { t, base } = view
  const { alert, isCannot } = foot
  const shown = alert === undefined ? 'idle' : isCannot ? 'cannot' : 'answer'
  const part = (name: typeof shown | 'shift' | 'back', body: Html) =>
    html`<div data-foot="${name}"${name !== shown && html` hidden`}>${body}</div>`
  const key = view.newKey()
  const { alert: thread = '', revision = 0 } = alert ?? {}
  const hidden = hiddenFields({ alert: thread, revision: String(revision), clientKey: key })
  const forms = [
    hidden,
    FIRST_BUTTON,
    part('answer', answers(alert, view)),
    part('cannot', why(view)),
  ]
  const answer = form({ name: 'answer', key, body: forms, action: `${base}${PATH}` })
  const arm = html`<button type="button" class="button wide">${t(texts.arm)}</button>`
  const trouble = html`<a class="button secondary wide" href="${base}${PROBLEM_PATH}" data-trouble="1">${t(texts.trouble)}</a>`
  return html`<section class="foot-bar" aria-label="${t(texts.answer)}">${openPart(foot, view)}${answer}${part('shift', arm)}${part('idle', trouble)}${part('back', backLink(view))}</section>`
}

/** Which of several messages the foot answers, how many are open, and the way to the others below it. */
function openPart({ alert, open }: Foot, view: View): Html {
  const { t } = view
  const [, next] = open
  const count = t(texts.count, { number: open.length })
  return html`<p id="open"${open.length < 2 && html` hidden`}><a href="#${alert?.alert}"><b>${alert && endTime(view, alert)}</b> <bdi>${alert && headlineOf(view, alert)}</bdi></a><a href="#${next?.alert}">${count}</a></p>`
}

/** The way back to what the station has to know. */
export function backLink({ t, base }: View): Html {
  return buttonLink({ href: `${base}${PATH}`, label: t(texts.back), kind: 'secondary' })
}

function answers(alert: StationAlert | undefined, { t }: View): Html {
  const isEnd = alert !== undefined && alert.end !== null
  const hide = (answer: 'done' | 'need_help' | 'cannot_comply') =>
    alert?.answers.includes(answer) === false && html` hidden`
  const done = t(alert === undefined ? stationAnswers.done : answerWord(alert, 'done'))
  return html`<div class="pair"><button class="button wide" name="answer" value="done"${!isEnd && hide('done')}>${done}</button><button class="button danger${isEnd && ' wide'}" name="answer" value="need_help"${hide('need_help')}>${t(stationAnswers.help)}</button><a class="button secondary" href="?cannot=${alert?.alert ?? ''}"${isEnd ? html` hidden` : hide('cannot_comply')}>${t(stationAnswers.cannot)}</a></div>`
}

function why(view: View): Html {
  const { t, refused } = view
  const field = textField(t, {
    ...fieldStates('answer', refused)('reason'),
    label: t(texts.reason),
    maxLength: 200,
  })
  const send = button({ label: t(texts.sendCannot), name: 'answer', value: 'cannot_comply' })
  return html`${field}<div class="pair">${send}${backLink(view)}</div>`
}
