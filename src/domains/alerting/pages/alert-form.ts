import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { fieldStates, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { languageName } from '../../../ui/words.ts'
import { EVENT_CODES } from '../../../lib/cap/index.ts'
import { show } from '../actions/view.ts'
import { content } from '../content.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts as words } from '../texts/compose.ts'
import { eventWords } from '../texts/values.ts'
import { ALERTS_PATH, alertAddress, alertTrail, backTo } from './addresses.ts'
import { askedEvent, type Composing, composing, siteOf } from './compose.ts'
import { composeBar, composeSide } from './compose-side.ts'
import { CONTENT_LABELS } from './content-fields.ts'
import { contentFields, rareFields, tickGroup } from './content-form.ts'
import { beginning, offeredLanguages } from './form-languages.ts'
import { withNames } from './missing-words.ts'

interface FormData {
  readonly alert: string | null
  readonly label: string
  /** Null where it is not said yet what happened. */
  readonly composing: Composing | null
  /** What the address asks for besides the event. */
  readonly search: Readonly<Record<string, string>>
}

async function loadNew(ctx: PageContext): Promise<FormData> {
  const { search } = ctx
  const event = askedEvent(search)
  const isSent = ctx.refused?.form === 'alert'
  if (event === undefined && !isSent) return { alert: null, label: '', composing: null, search }
  const site = await siteOf(ctx, search['site'])
  const begun = event === undefined ? {} : beginning(event, 'Likely', ctx.node, site)
  const areas = site?.areas ?? []
  return {
    alert: null,
    label: '',
    composing: await composing(ctx, 'alert', { ...begun, areas }),
    search,
  }
}

async function loadOld(ctx: PageContext, name: string): Promise<FormData> {
  const facts = await ctx.call(show, { alert: ctx.params['alert'] ?? '' })
  const shown = content.parse(facts.proposal?.content ?? facts.content)
  const label = Object.values(facts.headlines)[0] ?? facts.eventCode
  return {
    alert: facts.alert,
    label,
    composing: await composing(ctx, name, shown),
    search: ctx.search,
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
      said: words.drafted,
      undo: {
        action: 'alerting.withdraw',
        input: (_: unknown, { alert }: { alert: string }) => ({ alert }),
      },
    },
  },
  found: purposes.newAlert,
  load: loadNew,
  render(data, view) {
    const { t } = view
    const main =
      data.composing === null
        ? kindsPart(data, view)
        : composePart(data, data.composing, view, { name: 'alert', label: t(words.saveAndCheck) })
    return { title: t(texts.newAlert), sub: sub(view), main, breadcrumb: alertTrail(view) }
  },
})

function sub({ t, node }: View): Html {
  const isReal = node.realm === 'actual'
  return html`${t(isReal ? words.nothingSent : words.nothingSentExercise)}`
}

/** First what happened, as links: the words follow from it. */
function kindsPart({ search }: FormData, view: View): Html {
  const { t, base } = view
  const rest = Object.fromEntries(
    ['site', 'languages'].flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  )
  const kinds = EVENT_CODES.map((event) => {
    const asked = new URLSearchParams({ event, ...rest })
    return html`<li><a href="${base}${ALERTS_PATH}/new?${String(asked)}">${t(eventWords[event])}</a></li>`
  })
  return html`<section class="block"><h2 class="step" data-step="1">${t(words.what)}</h2><p>${t(words.whatFirst)}</p><ul class="kinds">${kinds}</ul></section>`
}

/** A page that writes an alert anew, which is then checked. */
function changePage(
  part: 'edit' | 'update',
  name: 'alert' | 'update',
  of: { action: `alerting.${string}`; title: Message; button: Message; said: Message },
) {
  return page({
    path: `${ALERTS_PATH}/:alert/${part}`,
    surface: 'console',
    permission: 'alerting:draft',
    forms: { [name]: { action: of.action, next: backTo('check'), said: of.said } },
    load: (ctx) => loadOld(ctx, name),
    render(data, view) {
      const { t } = view
      const main =
        data.composing && composePart(data, data.composing, view, { name, label: t(of.button) })
      return {
        title: t(of.title),
        sub: sub(view),
        main: html`${main}`,
        breadcrumb: trail(data, view),
      }
    },
  })
}

export const editAlertPage = changePage('edit', 'alert', {
  action: 'alerting.revise',
  title: texts.editAlert,
  button: words.saveAndCheck,
  said: words.drafted,
})

export const updatePage = changePage('update', 'update', {
  action: 'alerting.proposeUpdate',
  title: texts.newUpdate,
  button: texts.proposeUpdate,
  said: words.proposed,
})

function trail({ alert, label }: FormData, view: View) {
  return alert === null ? alertTrail(view) : alertTrail(view, { alert, label })
}

function composePart(
  data: FormData,
  drawn: Composing,
  page: View,
  { name, label }: { name: 'alert' | 'update'; label: string },
): Html {
  const view = withNames({ ...page, refused: drawn.refused }, name)
  const languages = offeredLanguages(view, drawn.content, drawn.typed)
  const props = { ...drawn, view, languages }
  const body = [
    data.alert !== null && hiddenFields({ alert: data.alert }),
    html`<div class="cols"><div>${contentFields(props)}${rareFields(props)}${name === 'update' && html`<section class="block">${confirmField(view, name, languages)}</section>`}${composeBar(props, label)}</div>
${composeSide(props)}</div>`,
  ]
  return html`${refusedPart(view, CONTENT_LABELS)}${form({ name, key: view.newKey(), body })}`
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
