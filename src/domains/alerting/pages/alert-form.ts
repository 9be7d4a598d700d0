import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { type AreaPicks, areasToPick } from '../../../ui/area-picker.ts'
import {
  button,
  fieldStates,
  form,
  searchForm,
  hiddenFields,
  refusedPart,
} from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { languageName } from '../../../ui/words.ts'
import { show } from '../actions/view.ts'
import { type Content, content } from '../content.ts'
import { texts } from '../texts/alerts.ts'
import { ALERTS_PATH, alertAddress, alertTrail, backTo } from './addresses.ts'
import { AREAS, contentFields, tickGroup } from './content-form.ts'
import {
  askedEvent,
  beginning,
  languagesField,
  offeredLanguages,
  templatePart,
  typedLanguages,
} from './form-languages.ts'

interface FormData {
  readonly alert: string | null
  readonly label: string
  readonly content: Partial<Content>
  readonly areas: AreaPicks
  /** Further languages, as typed. */
  readonly typed: readonly string[]
}

async function loadNew(ctx: PageContext): Promise<FormData> {
  const event = askedEvent(ctx.search)
  const begun = event === undefined ? {} : beginning(event, 'Likely', ctx.node)
  const areas = await areasToPick(ctx, { form: 'alert', name: AREAS, chosen: begun.areas ?? [] })
  return { alert: null, label: '', content: begun, areas, typed: typedLanguages(ctx.search) }
}

async function loadOld(ctx: PageContext, form: string): Promise<FormData> {
  const facts = await ctx.call(show, { alert: ctx.params['alert'] ?? '' })
  const shown = content.parse(facts.proposal?.content ?? facts.content)
  const areas = await areasToPick(ctx, { form, name: AREAS, chosen: shown.areas })
  const label = Object.values(facts.headlines)[0] ?? facts.eventCode
  return {
    alert: facts.alert,
    label,
    content: shown,
    areas,
    typed: typedLanguages(ctx.search),
  }
}

export const newAlertPage = page({
  path: `${ALERTS_PATH}/new`,
  surface: 'console',
  permission: 'alerting:draft',
  forms: {
    alert: {
      action: 'alerting.draft',
      next: ({ alert }: { alert: string }) => alertAddress(alert, 'check'),
    },
  },
  load: loadNew,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view)}${templatePart(view, data.content.eventCode, data.typed)}${formPart(data, view, { name: 'alert', label: t(texts.saveDraft) })}`
    return { title: t(texts.newAlert), main, breadcrumb: alertTrail(view) }
  },
})

/** A page that writes an alert anew, which is then checked. */
function changePage(
  part: 'edit' | 'update',
  name: 'alert' | 'update',
  of: { action: `alerting.${string}`; title: Message; button: Message },
) {
  return page({
    path: `${ALERTS_PATH}/:alert/${part}`,
    surface: 'console',
    permission: 'alerting:draft',
    forms: { [name]: { action: of.action, next: backTo('check') } },
    load: (ctx) => loadOld(ctx, name),
    render(data, view) {
      const { t } = view
      const main = html`${refusedPart(view)}${languagesPart(data, view)}${formPart(data, view, { name, label: t(of.button) })}`
      return { title: t(of.title), main, breadcrumb: trail(data, view) }
    },
  })
}

export const editAlertPage = changePage('edit', 'alert', {
  action: 'alerting.revise',
  title: texts.editAlert,
  button: texts.saveDraft,
})

export const updatePage = changePage('update', 'update', {
  action: 'alerting.proposeUpdate',
  title: texts.newUpdate,
  button: texts.proposeUpdate,
})

function trail({ alert, label }: FormData, view: View) {
  return alert === null ? alertTrail(view) : alertTrail(view, { alert, label })
}

/** Fields for languages that the node does not name; asked for before anything is typed into the form. */
function languagesPart({ typed }: FormData, view: View): Html {
  const { t } = view
  return searchForm([
    languagesField(view, typed),
    button({ label: t(texts.addLanguages), kind: 'secondary' }),
  ])
}

function formPart(
  data: FormData,
  view: View,
  { name, label }: { name: 'alert' | 'update'; label: string },
): Html {
  const { content: shown, areas, typed } = data
  const languages = offeredLanguages(view, shown, typed)
  const body = [
    data.alert !== null && hiddenFields({ alert: data.alert }),
    contentFields({ view, form: name, content: shown, languages, areas }),
    name === 'update' && confirmField(view, name, languages),
    button({ label }),
  ]
  return form({ name, key: view.newKey(), body })
}

/** One tick per language: read, and right. */
export function confirmField(view: View, name: string, languages: readonly string[]): Html {
  const { t, refused } = view
  return tickGroup(view, {
    ...fieldStates(name, refused)('confirmed[]'),
    label: t(texts.confirmTexts),
    hint: t(texts.confirmHint),
    choices: languages.map((language) => ({ value: language, label: languageName(language) })),
    chosen: [],
  })
}
