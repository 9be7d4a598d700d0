// Parts that hold as soon as they are kept: name and seal, time zone, languages.
import type { View } from '../../../core/slice.ts'
import { isLanguage, LANGUAGES } from '../../../core/text.ts'
import { zone as zoneName } from '../../../core/zone.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { checkboxGroup, fileField, selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, postForm, searchForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { spoken } from '../../../ui/words.ts'
import { setName, setZone } from '../actions/set.ts'
import { settingsTexts as texts } from '../texts.ts'
import { isByMachine, partIn, section, type ShownSettings, valueIn } from './part.ts'

export function nameSection(shown: ShownSettings, view: View): Html {
  const name = partIn(shown, 'name')
  const nameForm = actionForm(view, {
    name: 'name',
    action: setName,
    hidden: { version: String(name.version) },
    labels: { name: texts.name },
    values: { name: valueIn(name, 'SCRUTINEER_NAME') },
    button: texts.keep,
  })
  return section(shown, view, {
    parts: ['name', 'mark'],
    intro: texts.nameIntro,
    form: [!isByMachine(name, 'SCRUTINEER_NAME') && nameForm, markForm(shown, view)],
  })
}

/** By hand: a picture is sent as a file. */
function markForm(shown: ShownSettings, view: View): Content {
  const { t, newKey, refused } = view
  const mark = partIn(shown, 'mark')
  if (isByMachine(mark, 'SCRUTINEER_MARK')) return false
  const { value: _, ...state } = fieldStates('mark', refused)('png')
  const file = fileField(t, {
    ...state,
    value: '',
    label: t(texts.png),
    hint: t(texts.pngHint),
    accept: '.png,image/png',
  })
  const hidden = hiddenFields({ version: String(mark.version) })
  const body = [hidden, file, button({ label: t(texts.keepSeal) })]
  return form({ name: 'mark', key: newKey(), hasFiles: true, body })
}

/** `asked`: a zone to try, from the address of the page. */
export function zoneSection(shown: ShownSettings, view: View, asked: string): Html {
  const { t, node } = view
  const part = partIn(shown, 'zone')
  const isReal = asked !== '' && zoneName.safeParse(asked).success
  const tried = { form: 'try-zone', name: 'zone', value: asked, error: undefined }
  const keepForm = actionForm(view, {
    name: 'zone',
    action: setZone,
    hidden: { version: String(part.version) },
    labels: { zone: texts.zone, zoneHint: texts.zoneHint },
    values: { zone: isReal ? asked : node.zone },
    looks: { zone: { direction: 'ltr', width: 'medium', autocomplete: 'off' } },
    button: texts.keep,
  })
  const tryForm = searchForm([
    textField(t, { ...tried, label: t(texts.tryZone), direction: 'ltr', width: 'medium' }),
    button({ label: t(texts.zoneTry), kind: 'secondary' }),
  ])
  const wrong =
    asked !== '' &&
    !isReal &&
    notification(t, { tone: 'bad', body: t.parts(texts.noZone, { zone: code(asked) }) })
  return section(shown, view, {
    parts: ['zone'],
    form: html`${clockOf(node.zone, view)}${isReal && asked !== node.zone && clockOf(asked, view)}${wrong}${keepForm}${tryForm}`,
  })
}

function clockOf(zone: string, { t, now }: View): Html {
  return html`<p>${t.parts(texts.zoneNow, { zone: code(zone), time: html`<strong>${t.clock(now, zone)}</strong>` })}</p>`
}

/** How whole a language is. */
export interface Wholeness {
  readonly language: string
  readonly all: number
  readonly said: number
}

/** `asked`: languages that the set-up proposes, from the address of the page. */
export function languageSection(
  shown: ShownSettings,
  view: View,
  { whole, asked }: { readonly whole: readonly Wholeness[]; readonly asked: readonly string[] },
): Html {
  const { t, base, node } = view
  const missing = table(t, {
    caption: t(texts.wholeness),
    rows: whole.filter(({ language }) => isLanguage(language)),
    columns: [
      {
        label: t(texts.language),
        cell: ({ language }) => isLanguage(language) && spoken(language, LANGUAGES[language].name),
      },
      {
        label: t(texts.missing),
        cell: ({ all, said }) => t(texts.missingOf, { missing: all - said, all }),
        isNumber: true,
      },
    ],
  })
  const now = asked.length > 0 ? asked : node.languages
  return section(shown, view, {
    parts: ['languages'],
    form: html`${languageForm(shown, view, now)}${missing}<p><a href="${base}/console/words">${t(texts.moreWords)}</a></p>`,
  })
}

/** By hand: it is a list to tick, and has no field for what the machine sets. */
function languageForm(shown: ShownSettings, view: View, now: readonly string[]): Html {
  const { t, refused } = view
  const part = partIn(shown, 'languages')
  const state = fieldStates('languages', refused)
  const choices = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))
  const own = refused?.form === 'languages' ? state('others[]').value.split('\n') : now.slice(1)
  const tags = { direction: 'ltr', width: 'medium', isOptional: true } as const
  const body = [
    !isByMachine(part, 'SCRUTINEER_LANGUAGES') && [
      selectField(t, {
        ...state('first', now[0] ?? 'en'),
        label: t(texts.first),
        hint: t(texts.firstHint),
        choices,
      }),
      checkboxGroup(t, { ...state('others[]'), label: t(texts.others), choices, chosen: own }),
    ],
    !isByMachine(part, 'SCRUTINEER_ALERT_LANGUAGES') &&
      textField(t, {
        ...state('alert', valueIn(part, 'SCRUTINEER_ALERT_LANGUAGES')),
        ...tags,
        label: t(texts.alert),
        hint: t(texts.alertHint),
      }),
    !isByMachine(part, 'SCRUTINEER_MANDATORY_LANGUAGES') &&
      textField(t, {
        ...state('mandatory', valueIn(part, 'SCRUTINEER_MANDATORY_LANGUAGES')),
        ...tags,
        label: t(texts.mandatory),
        hint: t(texts.mandatoryHint),
      }),
  ]
  const hidden = { version: String(part.version) }
  return postForm(view, { name: 'languages', hidden, body, label: t(texts.keep) })
}
