// The questions of a form as somebody answers them by hand: an observer on a telephone, and a desk that listens to one.
import type { View } from '../../../core/slice.ts'
import { checkbox, fieldset, radioGroup, textArea, textField } from '../../../ui/field.ts'
import type { fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { inLanguage } from '../../../ui/words.ts'
import { type Field, type Form, MAX_WORDS_ANSWER } from '../../../lib/questionnaire/index.ts'
import { watchTexts as texts } from '../texts/watch.ts'
import { MAX_COMMENT } from '../twin.ts'
import { isAskedAgain } from '../understood.ts'

/** Name of the form that holds them. */
export const ENTRY = 'entry'

/** What the fields are called in the list of what is wrong. */
export function labelsOf({ fields }: Form, view: View): Record<string, string> {
  const questions = fields.map(({ tag, text }) => [`given.${tag}`, inLanguage(view, text)] as const)
  return {
    ...Object.fromEntries(questions),
    comment: view.t(texts.comment),
    serial: view.t(texts.again),
  }
}

type State = ReturnType<typeof fieldStates>

/** Whether a form asks which time of the day it is answered for. */
export function asksWhich(form: Form): boolean {
  return isAskedAgain(form) && !form.isApart
}

/** Which asking, the questions, whether it is urgent, and what is said in words. */
export function questionsOf(form: Form, state: State, view: View, serial = '1'): Html {
  const { t } = view
  const asking =
    asksWhich(form) &&
    textField(t, {
      ...state('serial', serial),
      label: t(texts.again),
      hint: t(texts.againHint),
      inputMode: 'numeric',
      direction: 'ltr',
      width: 'medium',
    })
  const urgent =
    form.kind === 'incident' &&
    checkbox({
      ...state('isUrgent'),
      value: 'true',
      label: t(texts.urgent),
      isChecked: keptIn(view)['isUrgent'] === 'true',
    })
  const words = textArea(t, {
    ...state('comment'),
    label: t(texts.comment),
    hint: t(texts.commentHint),
    isOptional: true,
    rows: 3,
    maxLength: MAX_COMMENT,
  })
  const questions = form.fields.map((field) =>
    questionPart(field, state(`given.${field.tag}`), view),
  )
  return html`${asking}${questions}${urgent}${words}`
}

/** What was typed before it was refused. */
export function keptIn({ refused }: Pick<View, 'refused'>): Readonly<Record<string, string>> {
  return refused?.form === ENTRY ? refused.values : {}
}

/** A question as it is answered with a finger. */
function questionPart(field: Field, state: ReturnType<State>, view: View): Html {
  const { t } = view
  const { tag, type, when } = field
  const props = {
    ...state,
    label: inLanguage(view, field.text),
    isOptional: !field.isRequired || when !== undefined,
  }
  const only = when !== undefined && html`<p class="hint" data-only>${t(texts.onlyIf)}</p>`
  const control =
    type === 'multi'
      ? fieldset(t, props, boxes(field, view))
      : type === 'text'
        ? textArea(t, { ...props, hint: t(texts.wordsHint), rows: 3, maxLength: MAX_WORDS_ANSWER })
        : type === 'yes-no' || type === 'select'
          ? radioGroup(t, { ...props, choices: choicesOf(field, view) })
          : textField(t, {
              ...props,
              ...(type === 'time' ? { hint: t(texts.timeHint) } : {}),
              inputMode: 'numeric',
              direction: 'ltr',
              width: 'medium',
              autocomplete: 'off',
              maxLength: 20,
            })
  return html`<div data-tag="${tag}">${only}${control}</div>`
}

function choicesOf({ type, options = [] }: Field, view: View) {
  if (type !== 'yes-no')
    return options.map(({ value, text }) => ({
      value: String(value),
      label: inLanguage(view, text),
    }))
  const { t } = view
  return [
    { value: '1', label: t(texts.yes) },
    { value: '2', label: t(texts.no) },
  ]
}

/** Several answers to one question: each is a field of its own. */
function boxes(field: Field, view: View): Html[] {
  const kept = keptIn(view)
  return choicesOf(field, view).map(({ value, label }) => {
    const name = `ticked.${field.tag}.${value}`
    const box = { form: ENTRY, name, error: undefined, value: 'on', label }
    return checkbox({ ...box, isChecked: kept[name] === 'on' })
  })
}
