import { page } from '../../../core/slice.ts'
import { html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { DEVICE_PERMISSIONS, ROLE_NAMES, ROLES } from '../role.ts'
import { permissionTexts, texts } from '../texts.ts'
import { roleName } from './parts.ts'

/** Every permission that a role or a device can have, in the order of the table of words. */
const PERMISSIONS = Object.keys(permissionTexts) as (keyof typeof permissionTexts)[]

export const rolesPage = page({
  path: '/console/roles',
  surface: 'console',
  permission: 'accounts:names',
  async load() {
    return {}
  },
  render(_, view) {
    const { t } = view
    const mark = (held: readonly string[], permission: string) =>
      held.includes(permission)
        ? html`<span aria-hidden="true">✓</span><span class="hidden">${t(texts.yes)}</span>`
        : html`<span class="hidden">${t(texts.no)}</span>`
    const rows = table(t, {
      caption: t(texts.rolesTitle),
      isCaptionHidden: true,
      rows: PERMISSIONS,
      columns: [
        {
          label: t(texts.permission),
          cell: (permission) =>
            html`${t(permissionTexts[permission])}<br><code dir="ltr">${permission}</code>`,
        },
        ...ROLE_NAMES.map((role) => ({
          label: roleName(t, role),
          cell: (permission: string) => mark(ROLES[role], permission),
        })),
        {
          label: t(texts.stationDevice),
          cell: (permission: string) => mark(DEVICE_PERMISSIONS, permission),
        },
      ],
    })
    return { title: t(texts.rolesTitle), main: html`<p>${t(texts.rolesHint)}</p>${rows}` }
  },
})
