import type { View } from '../../../core/slice.ts'
import type { Message, Translator } from '../../../core/text.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textArea, textField } from '../../../ui/field.ts'
import { fieldStates, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { warningText } from '../../../ui/notice.ts'
import { languageName, spoken } from '../../../ui/words.ts'
import { type Block, blocksOf, type Content, type ProposedEnd } from '../content.ts'
import { isActive } from '../schema.ts'
import { allClearHeadline } from '../templates.ts'
import { texts } from '../texts/alerts.ts'
import { boardTexts } from '../texts/board.ts'
import { findingTexts } from '../texts/findings.ts'
import { confirmField } from './alert-form.ts'
import { type FoundFacts, standsPart, type Titles } from './findings-part.ts'

interface EndFacts extends FoundFacts {
  readonly titles: Titles
  readonly content: Content
  readonly mayCancel: boolean
}

/** Where on the page of an alert all clear is said. */
export const CLEAR_PART = 'all-clear'

/** How an alert in force is taken back or said to be over: at once as prepared, in other words by two. */
export function endPart(facts: EndFacts, view: View): Html {
  const { t } = view
  const { state, mayCancel } = facts
  const hidden = { alert: facts.alert }
  if (!mayCancel || !isActive(state)) return html``
  const cancel = postForm(view, {
    name: FORMS.Cancel.now,
    hidden,
    body: despitePart(facts, { end: 'Cancel', way: 'now' }, view),
    label: t(texts.cancelNow),
    kind: 'danger',
  })
  const clear = postForm(view, {
    name: FORMS.AllClear.now,
    hidden,
    body: despitePart(facts, { end: 'AllClear', way: 'now' }, view),
    label: t(texts.allClearNow),
  })
  return html`${disclosure(t(texts.takeBack), html`${preparedPart(facts, 'Cancel', view)}${cancel}${otherWords(facts, 'Cancel', view)}`)}<div id="${CLEAR_PART}">${disclosure(t(texts.allClear), html`${preparedPart(facts, 'AllClear', view)}${clear}${otherWords(facts, 'AllClear', view)}`)}</div>`
}

type End = ProposedEnd['end']

/** What is said of each end while something found behind the alert is open: that it is, and what the reason is called. */
export const DESPITE: Readonly<Record<End, { readonly stillSo: Message; readonly why: Message }>> =
  {
    Cancel: { stillSo: findingTexts.stillRight, why: boardTexts.whyWrong },
    AllClear: { stillSo: findingTexts.stillSo, why: boardTexts.whyOver },
  }

/** The forms of the page that end an alert at once, and that propose other words for it. */
const FORMS = {
  Cancel: { now: 'cancel', words: 'cancelWords' },
  AllClear: { now: 'clear', words: 'clearWords' },
} as const

/** What the reason is called in the form of the page that was refused. */
export function whyLabel({ refused }: View): Message {
  const isCancel = Object.values(FORMS.Cancel).some((name) => name === refused?.form)
  return DESPITE[isCancel ? 'Cancel' : 'AllClear'].why
}

/**
 * What contradicts an end, and the place for the reason to say it all the same. What stands follows the findings
 * while somebody writes: the place is beside it, is hidden once nothing is open, and keeps what is written in it.
 */
function despitePart(
  facts: EndFacts,
  { end, way }: { readonly end: End; readonly way: 'now' | 'words' },
  view: View,
): Html | false {
  const { t } = view
  if (facts.findings.length === 0) return false
  const form = FORMS[end][way]
  const state = fieldStates(form, view.refused)
  const why = textArea(t, {
    ...state('despite'),
    label: t(DESPITE[end].why),
    maxLength: 300,
    rows: 2,
  })
  return html`${live(`alert-stands-${form}`, standsPart(view, facts, DESPITE[end].stillSo))}<div class="if-open">${why}</div>`
}

/** Why an end is proposed although the finding is open: whoever releases it reads that. */
export function despiteLine(end: ProposedEnd | null, { t }: View): Html | null {
  if (end?.despite === undefined) return null
  return warningText(t, html`${t(DESPITE[end.end].why)}: ${typed(end.despite)}`)
}

function preparedText(
  { node }: View,
  content: Content,
  end: End,
  block: Block,
): string | undefined {
  const { language } = block
  return end === 'Cancel' ? content.cancelTexts[language] : allClearHeadline(node, content, block)
}

function preparedPart({ content }: EndFacts, end: End, view: View): Html {
  const { t } = view
  const prepared = blocksOf(content).map(
    (block) =>
      html`<li>${spoken(block.language, preparedText(view, content, end, block) ?? '–')}</li>`,
  )
  return html`<p>${t(texts.takeBackHint)}</p><ul>${prepared}</ul>`
}

const MAX_LETTERS = 160

function wordsLabel(t: Translator, { language }: Block): string {
  return t.parts(texts.wordsIn, { language: languageName(language) }).join('')
}

/** What the fields of other words are called, by their names. */
export function wordsLabels(t: Translator, content: Content): Readonly<Record<string, string>> {
  const labels = blocksOf(content).map(
    (block) => [`texts.${block.language}`, wordsLabel(t, block)] as const,
  )
  return Object.fromEntries(labels)
}

/** Other words go the way of every text: proposed, read by a second person, released. By hand: a text for each language. */
function otherWords(facts: EndFacts, end: End, view: View): Html | false {
  const { t } = view
  const { alert, content, proposal } = facts
  if (proposal !== null && !proposal.isLapsed) return false
  const name = FORMS[end].words
  const state = fieldStates(name, view.refused)
  const blocks = blocksOf(content)
  const prepared = (block: Block) =>
    (preparedText(view, content, end, block) ?? '').slice(0, MAX_LETTERS)
  const fields = blocks.map((block) =>
    textField(t, {
      ...state(`texts.${block.language}`, prepared(block)),
      label: wordsLabel(t, block),
      maxLength: MAX_LETTERS,
    }),
  )
  const languages = blocks.map(({ language }) => language)
  const body = html`<p class="hint">${t(texts.otherWordsHint)}</p>${fields}${despitePart(facts, { end, way: 'words' }, view)}${confirmField(view, name, languages)}`
  const propose = postForm(view, {
    name,
    hidden: { alert, end },
    body,
    label: t(texts.proposeWords),
    kind: 'secondary',
  })
  return disclosure(t(texts.otherWords), propose)
}
