import { holdsIn } from '../../../core/actor.ts'
import { lookoutFaults } from '../../../core/lookout.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { type Message } from '../../../core/text.ts'
import { code, typed } from '../../../ui/code.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { lookouts } from '../actions/lookout.ts'
import { purposes } from '../found.ts'
import type { ShownLookout } from '../lookout.ts'
import { lookoutTexts as texts } from '../texts/lookout.ts'

const PATH = '/console/lookouts'

interface Data {
  readonly all: readonly ShownLookout[]
  readonly mayRemove: boolean
}

/** Who looks out for this node and what each of them said last. */
export const lookoutsPage = page<Data, Html>({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'accounts:names',
  nav: { group: 'node', after: '/console/records', label: texts.nav },
  forms: {
    remove: {
      action: 'record.removeLookout',
      next: () => PATH,
      asks: { title: texts.askTitle, what: texts.askWhat, act: texts.askAct },
      said: texts.saidRemoved,
    },
  },
  found: purposes.lookouts,
  async load(ctx: PageContext) {
    const { lookouts: all } = await ctx.call(lookouts, {})
    return { all, mayRemove: holdsIn(ctx.actor, 'record:remove-lookout', '/') }
  },
  render(data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`${refusedPart(view)}<p>${t(texts.intro)}</p>${live('lookout-list', list(data, view))}`,
    }
  },
})

function list({ all, mayRemove }: Data, view: View): Html {
  const { t, node } = view
  if (all.length === 0) {
    const command = code(`npx scrutineer lookout --of ${node.origin}`)
    return emptyState(t(texts.none), html`<p>${command}</p>`)
  }
  const columns = [
    { label: t(texts.name), cell: (row: ShownLookout) => typed(row.name) },
    { label: t(texts.says), cell: (row: ShownLookout) => saying(row, view) },
    {
      label: t(texts.since),
      cell: (row: ShownLookout) => moment(view, row.silentAt ?? row.changedAt),
    },
    {
      label: t(texts.looked),
      cell: (row: ShownLookout) => moment(view, row.lookedAt),
    },
    { label: t(texts.size), isNumber: true, cell: (row: ShownLookout) => t.number(row.size) },
  ]
  const removal = { label: t(texts.action), cell: (row: ShownLookout) => removeForm(row, view) }
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    rows: all,
    columns: mayRemove ? [...columns, removal] : columns,
  })
}

function saying({ silentAt, verdict, faults }: ShownLookout, { t }: View): Html {
  if (silentAt !== null) return html`<strong>${t(texts.silent)}</strong>`
  if (verdict === 'well') return html`${t(texts.well)}`
  const known: Readonly<Record<string, Message>> = lookoutFaults
  const words = faults.map((fault) => {
    // A lookout may be of another version, and may report any word: `constructor` is one.
    const message = Object.hasOwn(known, fault) ? known[fault] : undefined
    return html`<li>${message === undefined ? code(fault) : t(message)}</li>`
  })
  return html`<ul class="plain">${words}</ul>`
}

function removeForm({ lookout }: ShownLookout, view: View): Html {
  const label = view.t(texts.remove)
  return postForm(view, { name: 'remove', hidden: { lookout }, label, kind: 'secondary' })
}
