import { page } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/accounts.ts'

export const rolesPage = page({
  path: '/console/roles',
  surface: 'console',
  permission: 'accounts:names',
  found: purposes.roles,
  async load() {
    return {}
  },
  render(_, view) {
    const { t } = view
    const { table: held, device, permissions } = view.node.roles
    const mark = (may: readonly string[], permission: string) =>
      may.includes(permission)
        ? html`<span aria-hidden="true">✓</span><span class="hidden">${t(texts.yes)}</span>`
        : html`<span class="hidden">${t(texts.no)}</span>`
    const rows = table(t, {
      caption: t(texts.rolesTitle),
      isCaptionHidden: true,
      rows: [...permissions],
      columns: [
        {
          label: t(texts.permission),
          cell: ([permission, words]) => html`${t(words)}<br><code dir="ltr">${permission}</code>`,
        },
        ...[...held.values()].map(({ title, may }) => ({
          label: t(title),
          cell: ([permission]: readonly [string, Message]) => mark(may, permission),
        })),
        {
          label: t(texts.stationDevice),
          cell: ([permission]) => mark(device, permission),
        },
      ],
    })
    return { title: t(texts.rolesTitle), main: html`<p>${t(texts.rolesHint)}</p>${rows}` }
  },
})
