import { MINUTE } from '../../../core/time.ts'
import { ownName } from '../../../core/language-tag.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSE_TYPES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
  EVENT_CODES,
} from '../../../lib/cap/index.ts'
import { areaPicker, type AreaPicks } from '../../../ui/area-picker.ts'
import { disclosure } from '../../../ui/details.ts'
import {
  checkboxGroup,
  type Choice,
  selectField,
  textArea,
  textField,
  type TextFieldProps,
} from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { word } from '../../../ui/words.ts'
import { type Content, STATION_ROLES } from '../content.ts'
import { ANSWERS } from '../schema.ts'
import { hasAllClear } from '../templates.ts'
import { texts } from '../texts/alerts.ts'
import { type Field, FIELDS, RESOURCE, SHAPE } from './content-fields.ts'

/** Name of the field in which areas are chosen. */
export const AREAS = 'content.areas[]'

/** What the fields of an alert are drawn from. */
export interface ContentForm {
  readonly view: View
  /** Name of the form on its page. */
  readonly form: string
  /** What stands in the fields at first; nothing is needed. */
  readonly content: Partial<Content>
  /** Tags of the languages that have fields. */
  readonly languages: readonly string[]
  /** Where it goes. */
  readonly areas: AreaPicks
}

type Props = Partial<Omit<TextFieldProps, 'value'>>
type Value = string | number | readonly string[]

const LTR = { direction: 'ltr' } as const

/** What stands where nobody chose yet. */
const USUAL = { scope: 'Restricted', category: ['Security'], answers: ANSWERS } as const

/** Draws the fields of one group of a content, each by its name: what it is called and what it holds follows. */
function kitOf<N extends string>(
  { view, form }: ContentForm,
  fields: Readonly<Record<N, Field>>,
  group: { readonly at: string; readonly values: { readonly [K in N]?: unknown } },
) {
  const { t, refused } = view
  const state = fieldStates(form, refused)
  const valuesOf = (name: N) => [(group.values[name] ?? []) as Value].flat().map(String)
  const drawn = (name: N, end = '', value = valuesOf(name)[0]) => ({
    ...state(`content.${group.at}${name}${end}`, value),
    label: t(fields[name][0]),
  })
  const choices = (name: N, values: readonly string[]) =>
    values.map((value): Choice => ({ value, label: word(view, fields[name][1] ?? {}, value) }))
  return {
    line: (name: N, props: Props = {}) =>
      textField(t, { ...drawn(name), isOptional: true, ...props }),
    area: (name: N) => textArea(t, { ...drawn(name), isOptional: true, rows: 2 }),
    select: (name: N, values: readonly string[]) =>
      selectField(t, { ...drawn(name), choices: choices(name, values) }),
    ticks(name: N, values: readonly string[]) {
      const own = drawn(name, '[]', '')
      return tickGroup(view, { ...own, choices: choices(name, values), chosen: valuesOf(name) })
    },
    /** A field for each value there is, and an empty one for the next. */
    several(name: N, hint?: Message): Html[] {
      const first = drawn(name, '[]')
      const others = [...valuesOf(name), ''].slice(1)
      const props = { ...first, isOptional: true, ...LTR }
      return [
        textField(t, hint === undefined ? props : { ...props, hint: t(hint) }),
        ...others.map(
          (value) =>
            html`<div class="field"><label>${first.label} <input name="${first.name}" dir="ltr" value="${value}"></label></div>`,
        ),
      ]
    },
  }
}

/** Things to tick; a refused form remembers what was ticked in one text. */
export function tickGroup({ t, refused }: View, props: Parameters<typeof checkboxGroup>[1]): Html {
  const isAgain = refused?.form === props.form
  return checkboxGroup(t, isAgain ? { ...props, chosen: props.value.split('\n') } : props)
}

/**
 * Every field of an alert: first what is always needed, the texts per language, then the rare ones, closed. By hand: the
 * texts are as many as the node has languages, and what is rare stays out of sight.
 */
export function contentFields(props: ContentForm): Markup {
  const { view, content } = props
  const { select, ticks, line, several } = kitOf(props, FIELDS, {
    at: '',
    values: { ...USUAL, ...content },
  })
  const time = { hint: view.t(texts.timeHint), ...LTR }
  const rare = [
    ticks('category', CAP_CATEGORIES),
    ticks('responseType', CAP_RESPONSE_TYPES),
    line('effective', time),
    line('onset', time),
    line('restriction'),
    line('addresses'),
    line('audience'),
    line('senderName'),
    line('web', { type: 'url', ...LTR }),
    line('source'),
    line('note'),
    line('incidents'),
    several('code'),
    several('eventCodes', texts.pairHint),
    several('parameters', texts.pairHint),
  ]
  return [
    select('eventCode', EVENT_CODES),
    select('urgency', CAP_URGENCIES),
    select('severity', CAP_SEVERITIES),
    select('certainty', CAP_CERTAINTIES),
    areaPicker(view, props.areas, { label: view.t(texts.areas), hint: view.t(texts.areasHint) }),
    props.languages.map((language) => languageFields(props, language)),
    lifetimeField(props),
    select('scope', ['Restricted', 'Public', 'Private']),
    ticks('roles', STATION_ROLES),
    ticks('answers', ANSWERS),
    line('contact', { maxLength: 100 }),
    disclosure(view.t(texts.moreFields), [rare, fileFields(props), shapeFields(props)]),
  ]
}

function languageFields({ view, form, content }: ContentForm, language: string): Html {
  const { t, node, refused } = view
  const state = fieldStates(form, refused)
  const { event, headline, description, instruction } = content.texts?.[language] ?? {}
  const field = (name: string, value: string | undefined, label: Message, hint?: Message) => ({
    ...state(`content.${name}`, value),
    label: t(label),
    ...(hint === undefined ? {} : { hint: t(hint) }),
  })
  const at = `texts.${language}`
  const cancel = content.cancelTexts?.[language]
  const clear = content.clearTexts?.[language]
  const parts = [
    textField(t, { ...field(`${at}.event`, event, texts.eventName), maxLength: 60 }),
    textField(t, {
      ...field(`${at}.headline`, headline, texts.headline, texts.headlineHint),
      maxLength: 160,
    }),
    textArea(t, {
      ...field(`${at}.instruction`, instruction, texts.instruction),
      rows: 3,
      maxLength: 600,
    }),
    textArea(t, {
      ...field(`${at}.description`, description, texts.description),
      isOptional: true,
      rows: 2,
      maxLength: 2000,
    }),
    textField(t, {
      ...field(`cancelTexts.${language}`, cancel, texts.cancelText, texts.cancelHint),
      maxLength: 160,
    }),
    !hasAllClear(node, language) &&
      textField(t, {
        ...field(`clearTexts.${language}`, clear, texts.clearText, texts.clearHint),
        maxLength: 160,
      }),
  ]
  const name = html`<bdi lang="${language}">${ownName(language)}</bdi>`
  const title = t.parts(texts.textsIn, { language: name })
  const isMandatory = node.mandatoryLanguages.includes(language)
  return html`<fieldset class="group"><legend>${title}</legend>${isMandatory && html`<p class="hint">${t(texts.mandatory)}</p>`}${parts}</fieldset>`
}

const LIFETIMES = [30, 60, 180, 360, 720, 1440] as const

function lifetimeField({ view, form, content }: ContentForm): Html {
  const { t, refused } = view
  const lifetime = content.lifetimeMinutes ?? 720
  const all = [...new Set([...LIFETIMES, lifetime])].toSorted((a, b) => a - b)
  return selectField(t, {
    ...fieldStates(form, refused)('content.lifetimeMinutes', String(lifetime)),
    label: t(texts.lifetime),
    choices: all.map((count) => ({ value: String(count), label: t.duration(count * MINUTE) })),
  })
}

function fileFields(props: ContentForm): Markup {
  const values = props.content.resource ?? {}
  const { line, area } = kitOf(props, RESOURCE, { at: 'resource.', values })
  return [
    line('resourceDesc'),
    line('mimeType', LTR),
    line('size', LTR),
    line('uri', { type: 'url', ...LTR }),
    area('derefUri'),
    line('digest', LTR),
  ]
}

function shapeFields(props: ContentForm): Markup {
  const values = props.content.shape ?? {}
  const { line, several } = kitOf(props, SHAPE, { at: 'shape.', values })
  return [
    line('areaDesc'),
    several('polygon', texts.polygonHint),
    several('circle', texts.circleHint),
    several('geocode', texts.pairHint),
    line('altitude', LTR),
    line('ceiling', LTR),
  ]
}
