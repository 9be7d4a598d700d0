// Where a person takes the part of a polling station: one that waits for that, or any other one by its number.
import type { View } from '../../core/slice.ts'
import { code } from '../../ui/code.ts'
import { textField } from '../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, searchForm } from '../../ui/form.ts'
import { type Html, html } from '../../ui/html.ts'
import { confirmationPanel } from '../../ui/notice.ts'
import { qrPanel, secretLink } from '../../ui/secret-link.ts'
import { table } from '../../ui/table.ts'
import { storyId, storyPath } from './story-part.ts'
import { texts } from './texts.ts'

const ENROL_PATH = '/station/enrol'

interface Found {
  readonly id: string
  readonly number: string
  readonly name: string
}

interface StationsShown {
  /** The one that waits for a person where something is broken. */
  readonly waiting: readonly Found[]
  readonly search: string
  /** Null where nobody searched. */
  readonly found: readonly Found[] | null
}

/** The station that waits, the link of one that was just taken, and the search for others. */
export function stationPart({ waiting, search, found }: StationsShown, view: View): Html {
  const { t } = view
  const [first] = waiting
  const example = first?.number ?? ''
  const ask = searchForm(
    [
      textField(t, {
        ...fieldStates('take', null)('search', search),
        label: t(texts.search),
        hint: t(texts.searchHint, { example }),
        type: 'search',
        maxLength: 100,
      }),
      button({ label: t(texts.searchButton), kind: 'secondary' }),
    ],
    storyId('station'),
  )
  const named = first && html`<p>${t.parts(texts.takeHint, { number: code(first.number) })}</p>`
  const isNone = found?.length === 0
  const none = isNone && html`<p role="status">${t(texts.noStation, { example })}</p>`
  const shown = found === null || isNone ? waiting : found
  return html`${taken(view)}${named}${none}${rowsPart(shown, view)}${ask}`
}

function rowsPart(rows: readonly Found[], view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.take),
    isCaptionHidden: true,
    rows,
    columns: [
      { label: t(texts.station), cell: ({ number, name }) => html`${code(number)} ${name}` },
      { label: t(texts.action), cell: ({ id }) => takeForm(view, id) },
    ],
  })
}

function takeForm(view: View, station: string): Html {
  const press = button({ label: view.t(texts.takeButton), kind: 'secondary' })
  return form({
    name: 'take',
    key: view.newKey(),
    action: `${view.base}${storyPath('station')}`,
    body: [hiddenFields({ station }), press],
  })
}

/** The link of a station that was just taken, shown once. */
function taken(view: View): Html | null {
  const { t, done } = view
  if (done?.form !== 'take') return null
  const { secret } = done.output as { secret: string }
  const link = secretLink(view, ENROL_PATH, secret)
  return html`${confirmationPanel({ title: t(texts.takeReady) })}<p>${t(texts.takeOpen)} <a href="${link}">${code(link)}</a></p>${qrPanel(link, t(texts.takeQr))}`
}
