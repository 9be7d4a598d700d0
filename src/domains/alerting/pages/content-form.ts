import { MINUTE } from '../../../core/time.ts'
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
import { areaPicker } from '../../../ui/area-picker.ts'
import { severityBadge } from '../../../ui/badge.ts'
import { disclosure } from '../../../ui/details.ts'
import {
  checkboxGroup,
  type Choice,
  pickGroup,
  selectField,
  textArea,
  textField,
  type TextFieldProps,
} from '../../../ui/field.ts'
import { button, fieldStates, REDRAW } from '../../../ui/form.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { word } from '../../../ui/words.ts'
import { STATION_ROLES } from '../content.ts'
import { ANSWERS } from '../schema.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts as words } from '../texts/compose.ts'
import { eventWords } from '../texts/values.ts'
import { type ContentForm, TAKE_WORDS } from './compose.ts'
import { type Field, FIELDS, RESOURCE, SHAPE } from './content-fields.ts'
import { wordsPart } from './content-words.ts'
import { languagesField } from './form-languages.ts'

type Props = Partial<Omit<TextFieldProps, 'value'>>
type Value = string | number | readonly string[]

const LTR = { direction: 'ltr' } as const

/** What stands where nobody chose yet. */
const USUAL = { scope: 'Restricted', category: ['Security'], answers: ANSWERS } as const

/** Draws the fields of one group of a content, each by its name: what it is called and what it holds follows. */
function kitOf<N extends string>(
  { view, form }: Pick<ContentForm, 'view' | 'form'>,
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

/** What happened, how bad it is, which site it is about and how long it holds. */
function whatPart(props: ContentForm): Html {
  const { view, content, sites } = props
  const { t } = view
  const state = fieldStates(props.form, view.refused)
  const kinds = EVENT_CODES.map((value) => ({ value, label: t(eventWords[value]) }))
  const severities = CAP_SEVERITIES.filter(
    (value) => value !== 'Unknown' || content.severity === value,
  )
  const site =
    sites !== null &&
    selectField(t, {
      ...state('content.site', content.site),
      label: t(words.site),
      isOptional: true,
      none: t(words.noSite),
      ...(sites.isMore ? { hint: t(words.moreSites, { count: sites.items.length }) } : {}),
      choices: sites.items.map(({ id, name, host }) => ({ value: id, label: `${name} (${host})` })),
    })
  const take = { label: t(words.takeWords), kind: 'secondary', name: REDRAW } as const
  return html`<section class="block"><h2 class="step" data-step="1">${t(words.what)}</h2>
${pickGroup(t, { ...state('content.eventCode', content.eventCode), label: t(words.kind), choices: kinds })}
${site}
<div class="field"><p class="hint">${t(words.takeWordsHint)}</p>${button({ ...take, value: TAKE_WORDS })}</div>
${pickGroup(t, {
  ...state('content.severity', content.severity),
  label: t(words.howBad),
  choices: severities.map((value) => ({ value, label: severityBadge(t, value) })),
})}
${lifetimeField(props)}</section>
`
}

/**
 * Every field of an alert in the order in which people think of it: what happened, where, and the words in every language
 * for stations and for voters; the rare ones closed. By hand: the texts are as many as the node has languages.
 */
export function contentFields(props: ContentForm): Markup {
  const { t } = props.view
  const where = areaPicker(props.view, props.areas, {
    label: t(texts.areas),
    hint: t(texts.areasHint),
  })
  return [
    whatPart(props),
    html`<section class="block"><h2 class="step" data-step="2">${t(words.where)}</h2>${where}</section>
`,
    wordsPart(props),
  ]
}

/** What is set rarely, or stands well as it is. */
export function rareFields(props: ContentForm): Html {
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
  const usual = [
    select('urgency', CAP_URGENCIES),
    select('certainty', CAP_CERTAINTIES),
    ticks('answers', ANSWERS),
    ticks('roles', STATION_ROLES),
    languagesField(view, props.form, props.typed),
    button({
      label: view.t(texts.addLanguages),
      kind: 'secondary',
      name: REDRAW,
      value: 'languages',
    }),
  ]
  return html`<section class="block">${line('contact', { maxLength: 100 })}${disclosure(view.t(words.more), usual)}${disclosure(view.t(texts.moreFields), [rare, fileFields(props), shapeFields(props)])}</section>
`
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
