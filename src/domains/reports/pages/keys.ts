import { page } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { keys } from '../actions/public.ts'
import { texts } from '../texts/report.ts'

/** Which keys open reports of an agency, and since when: each change can be proved from the public log. */
export const keysPage = page({
  path: '/agencies/keys/:code',
  surface: 'public',
  permission: 'anyone',
  load: (ctx) => ctx.call(keys, { agency: ctx.params['code'] ?? '' }),
  render(data, view) {
    const { t, node } = view
    const proof = (record: string) =>
      html`<a href="${node.prefix}/api/record.proof?record=${record}">${t(texts.proved)}</a>`
    const rows = table(t, {
      caption: t(texts.keysTitle),
      isCaptionHidden: true,
      empty: t(texts.notReceiving),
      rows: data.keys,
      columns: [
        { label: t(texts.key), cell: ({ recipient }) => code(recipient) },
        { label: t(texts.opens), cell: ({ role }) => t(texts[role]) },
        {
          label: t(texts.since),
          cell: ({ since, record }) => html`${timeOf(view, since)} ${proof(record)}`,
        },
        {
          label: t(texts.until),
          cell: ({ endedAt, endRecord }) =>
            endedAt !== null &&
            endRecord !== null &&
            html`${timeOf(view, endedAt)} ${proof(endRecord)}`,
        },
      ],
    })
    const main = html`<p>${t.parts(texts.keysLead, { agency: typed(data.name) })}</p>${!data.isReceiving && html`<p><strong>${t(texts.notReceiving)}</strong></p>`}${rows}<p><a href="${view.base}/agencies/counters">${t(texts.countersTitle)}</a></p>`
    return { title: t(texts.keysTitle), main }
  },
})
