import { type Page, page, type View } from '../core/slice.ts'
import { titleOf, wordsOf } from '../domains/alerting/index.ts'
import { typed } from '../ui/code.ts'
import { textField } from '../ui/field.ts'
import { button, fieldStates, form, hiddenFields, refusedPart } from '../ui/form.ts'
import { type Html, html } from '../ui/html.ts'
import { spoken, spokenLines } from '../ui/words.ts'
import { backLink, FIRST_BUTTON } from './foot.ts'
import type { StationView } from './station-alert.ts'
import { headPart, loadStation, PATH, PROBLEM_PATH, statePart } from './station-frame.ts'
import { texts } from './texts.ts'

/** The page by which a station speaks first; the script of the station page takes its form for when there is no network. */
export const problemPage: Page = page({
  path: PROBLEM_PATH,
  surface: 'station',
  permission: 'alerting:answer',
  forms: { problem: { action: 'alerting.reportProblem', next: () => PATH } },
  load: loadStation,
  render: (data, view) => ({
    title: view.t(texts.what),
    main: html`${refusedPart(view, texts)}${troublePart(data, view)}`,
    column: {
      head: headPart(data, view),
      state: statePart(view),
      foot: html`<section class="foot-bar">${backLink(view)}</section>`,
    },
  }),
})

/** The cards, each with what to do first, then the way to send it; one that was sent and is not settled asks. */
function troublePart({ problems, cards: all }: StationView, view: View): Html {
  const { t, refused, node, base } = view
  const cards = all
    .filter(({ isHidden }) => !isHidden)
    .map((card) => {
      const { symptom } = card
      const { title, advice, language } = wordsOf(t, card)
      const same = problems.find((one) => one.symptom === symptom && one.state !== 'settled')
      const again =
        same &&
        html`<p class="error" data-again="1">${t(texts.again, { time: t.clock(same.reportedAt, node.zone) })}</p>`
      const label = t(same === undefined ? texts.send : texts.sendAgain)
      return html`<details><summary>${spoken(language, title)}</summary><p>${spokenLines(language, advice)}</p>${again}${button({ label, name: 'symptom', value: symptom })}</details>`
    })
  const note = textField(t, {
    ...fieldStates('problem', refused)('note'),
    label: t(texts.note),
    isOptional: true,
    maxLength: 500,
  })
  const key = view.newKey()
  const body = [hiddenFields({ clientKey: key }), FIRST_BUTTON, note, cards]
  const action = `${base}${PROBLEM_PATH}`
  return html`<section id="trouble"><h2>${t(texts.what)}</h2><p class="hint">${t(texts.danger)}</p>${form({ name: 'problem', key, body, action })}</section>`
}

/** What the station reported, and how far each is. */
export function problemsPart({ problems, cards }: StationView, { t, node }: View): Html {
  const words = {
    open: texts.problemOpen,
    taken: texts.problemTaken,
    settled: texts.problemSettled,
  }
  const items = problems.map(
    ({ symptom, state, remedy, reportedAt }) =>
      html`<li>${t.clock(reportedAt, node.zone)} ${titleOf(t, cards, symptom)}: <strong>${t(words[state])}</strong>${remedy && html`. ${typed(remedy)}`}</li>`,
  )
  return html`<section id="own"${items.length === 0 && html` hidden`}><h2>${t(texts.own)}</h2><ul>${items}</ul></section>`
}
