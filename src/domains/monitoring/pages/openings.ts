import { namesOf, type Names } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { openings, openNetwork, openPort } from '../actions/opening.ts'
import { purposes } from '../found.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { openingTexts as texts } from '../texts/openings.ts'

const PATH = '/console/networks'
const here = () => PATH

async function load(ctx: PageContext) {
  const listed = await ctx.call(openings, {})
  const names = await namesOf(ctx, { persons: listed.openings.map(({ openedBy }) => openedBy) })
  return { ...listed, names }
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
    network: {
      action: 'monitoring.openNetwork',
      next: here,
      said: acts.opened,
      undo: {
        action: 'monitoring.closeOpening',
        input: (_sent, { network: value }: { network: string }) => ({ kind: 'network', value }),
      },
    },
    port: {
      action: 'monitoring.openPort',
      next: here,
      said: acts.opened,
      undo: {
        action: 'monitoring.closeOpening',
        input: (_sent, { port: value }: { port: number }) => ({
          kind: 'port',
          value: String(value),
        }),
      },
    },
    close: {
      action: 'monitoring.closeOpening',
      next: here,
      asks: { title: acts.closeTitle, what: acts.closeWhat, act: acts.closeAct },
      said: acts.closed,
    },
  },
  found: purposes.networks,
  load,
  render({ openings: rows, names }, view) {
    const { t } = view
    const network = actionForm(view, {
      name: 'network',
      action: openNetwork,
      labels: { ...texts, reason: texts.openedWhy },
      looks: { network: { direction: 'ltr', width: 'medium' } },
      button: texts.openNetwork,
    })
    const port = actionForm(view, {
      name: 'port',
      action: openPort,
      labels: { port: texts.portBelow, reason: texts.openedWhy },
      button: texts.openPort,
    })
    const main = html`${refusedPart(view, { ...texts, port: texts.portBelow, reason: texts.openedWhy })}<p>${t(texts.openingsIntro)}</p>
${openingTable(view, rows, names)}
<h2>${t(texts.openNetwork)}</h2>${network}
<h2>${t(texts.openPort)}</h2>${port}`
    return { title: t(texts.openings), main }
  },
})

function openingTable(view: View, rows: readonly Opening[], names: Names): Html {
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
      { label: t(texts.openedBy), cell: ({ openedBy }) => personName(view, names, openedBy) },
      { label: t(texts.openedSince), cell: ({ openedAt }) => timeOf(view, openedAt) },
      {
        label: t(texts.whatToDo),
        cell: ({ kind, value }) => {
          const hidden = { kind, value }
          const label = t(texts.closeOpening)
          return postForm(view, { name: 'close', hidden, label, kind: 'secondary' })
        },
      },
    ],
  })
}

function what({ t }: View, { kind, value }: Opening): Html {
  if (kind === 'network') return html`${t.parts(texts.openedNetwork, { network: code(value) })}`
  if (kind === 'host') return html`${t.parts(texts.openedHost, { host: code(value) })}`
  return html`${t.parts(texts.openedPort, { port: code(value) })}`
}
