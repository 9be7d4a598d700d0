import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, form } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personLabel } from '../../../ui/person.ts'
import { table } from '../../../ui/table.ts'
import { openings } from '../actions/opening.ts'
import { openingTexts as texts } from '../texts/openings.ts'
import { buttonForm, day, type Names, namesOfPersons, refusal } from './parts.ts'

const PATH = '/console/networks'
const here = () => PATH

async function load(ctx: PageContext) {
  const listed = await ctx.call(openings, {})
  const persons = await namesOfPersons(
    ctx,
    listed.openings.map(({ openedBy }) => openedBy),
  )
  return { ...listed, persons }
}
type Opening = Awaited<ReturnType<typeof load>>['openings'][number]

/** Which private networks and low ports sites may be looked at in: the administrator's list. */
export const openingsPage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'monitoring:open',
  reach: 'nation',
  nav: { group: 'node', after: '/console/lookouts', label: texts.openings },
  forms: {
    network: { action: 'monitoring.openNetwork', next: here },
    port: { action: 'monitoring.openPort', next: here },
    close: { action: 'monitoring.closeOpening', next: here },
  },
  load,
  render({ openings: rows, persons }, view) {
    const { t } = view
    const main = html`${refusal(view)}<p>${t(texts.openingsIntro)}</p>
${openingTable(view, rows, persons)}
<h2>${t(texts.openNetwork)}</h2>${networkForm(view)}
<h2>${t(texts.openPort)}</h2>${portForm(view)}`
    return { title: t(texts.openings), main }
  },
})

function openingTable(view: View, rows: readonly Opening[], persons: Names): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.openings),
    isCaptionHidden: true,
    empty: t(texts.noOpenings),
    rows,
    columns: [
      { label: t(texts.opened), cell: (row) => what(view, row) },
      {
        label: t(texts.openedWhy),
        cell: ({ reason, openedBy }) => (openedBy === null ? t(texts.openedBefore) : typed(reason)),
      },
      { label: t(texts.openedBy), cell: ({ openedBy }) => personLabel(t, persons, openedBy) },
      { label: t(texts.openedSince), cell: ({ openedAt }) => day(view, openedAt) },
      {
        label: t(texts.whatToDo),
        cell: ({ kind, value }) =>
          buttonForm(view, {
            name: 'close',
            fields: { kind, value },
            label: t(texts.closeOpening),
          }),
      },
    ],
  })
}

function what({ t }: View, { kind, value }: Opening): Html {
  if (kind === 'network') return html`${t.parts(texts.openedNetwork, { network: code(value) })}`
  if (kind === 'host') return html`${t.parts(texts.openedHost, { host: code(value) })}`
  return html`${t.parts(texts.openedPort, { port: code(value) })}`
}

function networkForm(view: View): Html {
  const { t } = view
  const field = fieldStates('network', view.refused)
  return form({
    name: 'network',
    key: view.newKey(),
    body: [
      textField(t, {
        ...field('network'),
        label: t(texts.network),
        hint: t(texts.networkHint),
        direction: 'ltr',
        width: 'medium',
        maxLength: 50,
      }),
      whyField(view, 'network'),
      button({ label: t(texts.openNetwork) }),
    ],
  })
}

function portForm(view: View): Html {
  const { t } = view
  const field = fieldStates('port', view.refused)
  return form({
    name: 'port',
    key: view.newKey(),
    body: [
      textField(t, {
        ...field('port'),
        label: t(texts.portBelow),
        inputMode: 'numeric',
        direction: 'ltr',
        width: 'short',
      }),
      whyField(view, 'port'),
      button({ label: t(texts.openPort) }),
    ],
  })
}

function whyField({ t, refused }: View, name: 'network' | 'port'): Html {
  const state = fieldStates(name, refused)('reason')
  return textField(t, { ...state, label: t(texts.openedWhy), maxLength: 300 })
}
