import type { AreaChoice } from '../../../core/names.ts'
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
import { areaChoices } from '../../../ui/name.ts'
import { word } from '../../../ui/words.ts'
import { type Content, STATION_ROLES } from '../content.ts'
import { ANSWERS } from '../schema.ts'
import { hasAllClear } from '../templates.ts'
import { texts } from '../texts/alerts.ts'
import * as words from '../texts/values.ts'

/** Areas that the form offers to tick; others are named by their path. */
export const OFFERED_AREAS = 200

/** What the fields of an alert are drawn from. */
export interface ContentForm {
  readonly view: View
  /** Name of the form on its page. */
  readonly form: string
  /** What stands in the fields at first; nothing is needed. */
  readonly content: Partial<Content>
  /** Tags of the languages that have fields. */
  readonly languages: readonly string[]
  /** Areas to tick. */
  readonly areas: readonly AreaChoice[]
}

type Kit = ReturnType<typeof kitOf>

function kitOf({ view, form, content }: ContentForm) {
  const { t, refused } = view
  const state = fieldStates(form, refused)
  const field = (name: string, value?: string) => state(`content.${name}`, value)
  const choices = (values: readonly string[], catalogue: Readonly<Record<string, Message>>) =>
    values.map((value): Choice => ({ value, label: word(view, catalogue, value) }))
  function line(
    name: string,
    label: Message,
    props: Partial<Omit<TextFieldProps, 'value'>> & { value?: string | undefined } = {},
  ): Html {
    const { value, ...rest } = props
    return textField(t, { ...field(name, value), label: t(label), isOptional: true, ...rest })
  }
  return {
    t,
    content,
    field,
    choices,
    line,
    /** A field for each value there is, and an empty one for the next. */
    several(
      name: string,
      label: Message,
      { values = [], hint }: { values?: readonly string[] | undefined; hint?: string },
    ): Html[] {
      const [first, ...others] = [...values, '']
      const hinted = hint === undefined ? {} : { hint }
      return [
        line(`${name}[]`, label, { value: first, direction: 'ltr', ...hinted }),
        ...others.map(
          (value) =>
            html`<div class="field"><label>${t(label)} <input name="content.${name}[]" dir="ltr" value="${value}"></label></div>`,
        ),
      ]
    },
    select: (
      name: string,
      label: Message,
      props: { value: string | undefined; choices: readonly Choice[] },
    ) => selectField(t, { ...field(name, props.value), label: t(label), choices: props.choices }),
    ticks: (
      name: string,
      label: Message,
      props: { chosen: readonly string[]; choices: readonly Choice[]; hint?: string },
    ) => {
      const own = field(`${name}[]`)
      // A refused form remembers what was ticked in one text.
      const again = refused?.form === form ? own.value.split('\n') : props.chosen
      const hint = props.hint === undefined ? {} : { hint: props.hint }
      const { choices: offered } = props
      return checkboxGroup(t, { ...own, label: t(label), choices: offered, chosen: again, ...hint })
    },
  }
}

/**
 * Every field of an alert: first what is always needed, the texts per language, then the rare ones, closed. By hand: the
 * texts are as many as the node has languages, and what is rare stays out of sight.
 */
export function contentFields(props: ContentForm): Markup {
  const kit = kitOf(props)
  return [
    mainFields(kit),
    areaFields(kit, props),
    props.languages.map((language) => languageFields(kit, language, props.view)),
    rulesFields(kit),
    disclosure(kit.t(texts.moreFields), [rareFields(kit), fileFields(kit), shapeFields(kit)]),
  ]
}

function mainFields({ select, choices, content }: Kit): Markup {
  return [
    select('eventCode', texts.event, {
      value: content.eventCode,
      choices: choices(EVENT_CODES, words.eventWords),
    }),
    select('urgency', texts.urgency, {
      value: content.urgency,
      choices: choices(CAP_URGENCIES, words.urgencyWords),
    }),
    select('severity', texts.severity, {
      value: content.severity,
      choices: choices(CAP_SEVERITIES, words.severityWords),
    }),
    select('certainty', texts.certainty, {
      value: content.certainty,
      choices: choices(CAP_CERTAINTIES, words.certaintyWords),
    }),
  ]
}

function areaFields({ t, ticks, field, content }: Kit, { areas, view }: ContentForm): Markup {
  const choices = areaChoices(view, areas.slice(0, OFFERED_AREAS))
  const chosen = content.areas ?? []
  const others = chosen.filter((path) => !choices.some(({ value }) => value === path))
  const others_ = others.length === 0 ? [''] : others
  return [
    ticks('areas', texts.areas, { chosen, choices, hint: t(texts.areasHint) }),
    others_.map((path, index) =>
      textField(t, {
        ...field('areas[]'),
        form: `other-area-${index}`,
        value: path,
        error: undefined,
        label: t(texts.otherArea),
        hint: t(texts.otherAreaHint),
        isOptional: true,
        direction: 'ltr',
        width: 'medium',
      }),
    ),
  ]
}

function languageFields({ t, field, content }: Kit, language: string, view: View): Html {
  const block = content.texts?.[language]
  const isMandatory = view.node.mandatoryLanguages.includes(language)
  const at = `texts.${language}`
  const parts = [
    textField(t, {
      ...field(`${at}.event`, block?.event),
      label: t(texts.eventName),
      maxLength: 60,
    }),
    textField(t, {
      ...field(`${at}.headline`, block?.headline),
      label: t(texts.headline),
      hint: t(texts.headlineHint),
      maxLength: 160,
    }),
    textArea(t, {
      ...field(`${at}.instruction`, block?.instruction),
      label: t(texts.instruction),
      rows: 3,
      maxLength: 600,
    }),
    textArea(t, {
      ...field(`${at}.description`, block?.description),
      label: t(texts.description),
      isOptional: true,
      rows: 2,
      maxLength: 2000,
    }),
    textField(t, {
      ...field(`cancelTexts.${language}`, content.cancelTexts?.[language]),
      label: t(texts.cancelText),
      hint: t(texts.cancelHint),
      maxLength: 160,
    }),
    !hasAllClear(view.node, language) &&
      textField(t, {
        ...field(`clearTexts.${language}`, content.clearTexts?.[language]),
        label: t(texts.clearText),
        hint: t(texts.clearHint),
        maxLength: 160,
      }),
  ]
  const name = html`<bdi lang="${language}">${ownName(language)}</bdi>`
  const title = t.parts(texts.textsIn, { language: name })
  return html`<fieldset class="group"><legend>${title}</legend>${isMandatory && html`<p class="hint">${t(texts.mandatory)}</p>`}${parts}</fieldset>`
}

const LIFETIMES = [30, 60, 180, 360, 720, 1440] as const

function rulesFields({ t, select, ticks, choices, line, content }: Kit): Markup {
  const lifetime = content.lifetimeMinutes ?? 720
  const lifetimes = [...new Set([...LIFETIMES, lifetime])].toSorted((a, b) => a - b)
  return [
    select('lifetimeMinutes', texts.lifetime, {
      value: String(lifetime),
      choices: lifetimes.map((count) => ({
        value: String(count),
        label: t(texts.minutes, { count }),
      })),
    }),
    select('scope', texts.scope, {
      value: content.scope ?? 'Restricted',
      choices: choices(['Restricted', 'Public', 'Private'], words.scopeWords),
    }),
    ticks('roles', texts.roles, {
      chosen: content.roles ?? [],
      choices: choices(STATION_ROLES, words.roleWords),
    }),
    ticks('answers', texts.answersOffered, {
      chosen: content.answers ?? ANSWERS,
      choices: choices(ANSWERS, words.answerWords),
    }),
    line('contact', texts.contact, { value: content.contact, maxLength: 100 }),
  ]
}

function rareFields({ t, line, ticks, several, choices, content }: Kit): Markup {
  const time = { hint: t(texts.timeHint), direction: 'ltr' } as const
  const pair = { hint: t(texts.pairHint) }
  return [
    ticks('category', texts.category, {
      chosen: content.category ?? ['Security'],
      choices: choices(CAP_CATEGORIES, words.categoryWords),
    }),
    ticks('responseType', texts.response, {
      chosen: content.responseType ?? [],
      choices: choices(CAP_RESPONSE_TYPES, words.responseWords),
    }),
    line('effective', texts.effective, { value: content.effective, ...time }),
    line('onset', texts.onset, { value: content.onset, ...time }),
    line('restriction', texts.restriction, { value: content.restriction }),
    line('addresses', texts.addresses, { value: content.addresses }),
    line('audience', texts.audience, { value: content.audience }),
    line('senderName', texts.senderName, { value: content.senderName }),
    line('web', texts.web, { value: content.web, type: 'url', direction: 'ltr' }),
    line('source', texts.source, { value: content.source }),
    line('note', texts.note, { value: content.note }),
    line('incidents', texts.incidents, { value: content.incidents }),
    several('code', texts.codes, { values: content.code }),
    several('eventCodes', texts.eventCodes, { values: content.eventCodes, ...pair }),
    several('parameters', texts.parameters, { values: content.parameters, ...pair }),
  ]
}

function fileFields({ t, line, field, content }: Kit): Markup {
  const { resource } = content
  const ltr = { direction: 'ltr' } as const
  return [
    line('resource.resourceDesc', texts.resource, { value: resource?.resourceDesc }),
    line('resource.mimeType', texts.mimeType, { value: resource?.mimeType, ...ltr }),
    line('resource.size', texts.fileSize, { value: numberText(resource?.size), ...ltr }),
    line('resource.uri', texts.fileUri, { value: resource?.uri, type: 'url', ...ltr }),
    textArea(t, {
      ...field('resource.derefUri', resource?.derefUri),
      label: t(texts.fileContent),
      isOptional: true,
      rows: 2,
    }),
    line('resource.digest', texts.fileDigest, { value: resource?.digest, ...ltr }),
  ]
}

function shapeFields({ t, line, several, content }: Kit): Markup {
  const { shape } = content
  const ltr = { direction: 'ltr' } as const
  const hinted = (hint: Message) => ({ hint: t(hint) })
  return [
    line('shape.areaDesc', texts.shape, { value: shape?.areaDesc }),
    several('shape.polygon', texts.polygon, {
      values: shape?.polygon,
      ...hinted(texts.polygonHint),
    }),
    several('shape.circle', texts.circle, { values: shape?.circle, ...hinted(texts.circleHint) }),
    several('shape.geocode', texts.geocode, { values: shape?.geocode, ...hinted(texts.pairHint) }),
    line('shape.altitude', texts.altitude, { value: numberText(shape?.altitude), ...ltr }),
    line('shape.ceiling', texts.ceiling, { value: numberText(shape?.ceiling), ...ltr }),
  ]
}

function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}
