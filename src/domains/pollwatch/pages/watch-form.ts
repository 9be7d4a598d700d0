import { page, type PageContext, type View } from '../../../core/slice.ts'
import { checkbox, fieldset, radioGroup, textArea, textField } from '../../../ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  form as formPart,
  hiddenFields,
  refusedPart,
} from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { inLanguage } from '../../../ui/words.ts'
import type { Field, Form } from '../../../lib/questionnaire/index.ts'
import { MAX_PHOTOS, ownWatch, sendEntry } from '../actions/phone.ts'
import { formOf } from '../forms.ts'
import { bookOfPage } from './look.ts'
import { codeOf, found } from '../refusals.ts'
import { watchTexts as texts } from '../texts/watch.ts'
import { factsPart, WATCH_SCRIPT } from './watch-facts.ts'
import { titleOf, WATCH, watchHead, watchState } from './watch-look.ts'

async function load(ctx: PageContext) {
  const { form: prefix = '' } = ctx.params
  const { observer, phone } = await ctx.call(ownWatch, {})
  return { observer, phone, form: found(formOf(await bookOfPage(ctx), prefix), 'unknownForm') }
}
type Data = Awaited<ReturnType<typeof load>>

/** One form, filled in on a telephone; without script it is sent as it stands. */
export const watchFormPage = page({
  path: `${WATCH}/:form`,
  surface: 'watch',
  permission: 'pollwatch:watch',
  forms: { entry: { action: sendEntry.name, next: () => WATCH } },
  load,
  render(data, view) {
    const { t, base } = view
    const title = titleOf(view, data.form)
    return {
      title,
      main: html`<h2>${title}</h2>${refusedPart(view, labelsOf(data.form, view))}${entryForm(data, view)}${factsPart(data, data.form, view)}`,
      scripts: [WATCH_SCRIPT],
      column: {
        head: watchHead(data.observer, view),
        state: watchState(view),
        foot: html`<section class="foot-bar" aria-label="${t(texts.back)}">${buttonLink({ href: `${base}${WATCH}`, label: t(texts.back), kind: 'secondary' })}</section>`,
      },
    }
  },
})

/** What the fields are called in the list of what is wrong. */
function labelsOf({ fields }: Form, view: View): Record<string, string> {
  const questions = fields.map(({ tag, text }) => [`given.${tag}`, inLanguage(view, text)] as const)
  return { ...Object.fromEntries(questions), comment: view.t(texts.comment) }
}

function entryForm({ form, observer }: Data, view: View): Html {
  const { t, refused } = view
  const state = fieldStates('entry', refused)
  const kept = refused?.form === 'entry' ? refused.values : {}
  // What was read once and is to be sent all the same.
  const isLookedAt = refused?.problem?.code === codeOf('notWhole')
  const hidden = {
    key: kept['key'] ?? view.newKey(),
    form: form.prefix,
    version: String(form.version),
    ...(form.kind === 'turnout' ? {} : { serial: '1' }),
    ...(isLookedAt ? { isSure: 'true' } : {}),
  }
  const serial =
    form.kind === 'turnout' &&
    textField(t, {
      ...state('serial', '1'),
      label: t(texts.again),
      hint: t(texts.againHint),
      inputMode: 'numeric',
      direction: 'ltr',
      width: 'medium',
    })
  const words = textArea(t, {
    ...state('comment'),
    label: t(texts.comment),
    hint: t(texts.commentHint),
    isOptional: true,
    rows: 3,
    maxLength: 200,
  })
  const urgent =
    form.kind === 'incident' &&
    checkbox({
      ...state('isUrgent'),
      value: 'true',
      label: t(texts.urgent),
      isChecked: kept['isUrgent'] === 'true',
    })
  const station = textField(t, {
    ...state('station', observer.place.number),
    label: t(texts.otherStation),
    hint: t(texts.otherStationHint),
    direction: 'ltr',
    width: 'medium',
    maxLength: 32,
  })
  const body: Content = [
    hiddenFields(hidden),
    serial,
    form.fields.map((field) => questionPart(field, state(`given.${field.tag}`), view)),
    urgent,
    words,
    photosPart(view),
    station,
    button({ label: t(isLookedAt ? texts.sendAnyway : texts.send) }),
  ]
  return formPart({ name: 'entry', key: view.newKey(), body })
}

/** Photos are cleaned by the page's script: without it there are none. */
function photosPart({ t }: View): Html {
  const hint = t(texts.photosHint, { count: MAX_PHOTOS, size: t.number(5) })
  return html`<noscript><p class="hint">${t(texts.photosNeedScript)}</p></noscript><div id="with-photos" class="field" hidden><label for="photo">${t(texts.photos)}</label><p class="hint" id="photo-hint">${hint}</p><p class="error" id="photo-wrong" role="alert"></p><div id="photos"></div><input id="photo" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="photo-hint"></div>`
}

type State = ReturnType<ReturnType<typeof fieldStates>>

/** A question as it is answered with a finger. */
function questionPart(field: Field, state: State, view: View): Html {
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
  const kept = view.refused?.form === 'entry' ? view.refused.values : {}
  return choicesOf(field, view).map(({ value, label }) => {
    const name = `ticked.${field.tag}.${value}`
    const box = { form: 'entry', name, error: undefined, value: 'on', label }
    return checkbox({ ...box, isChecked: kept[name] === 'on' })
  })
}
