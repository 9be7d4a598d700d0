import { page, type PageContext, type View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, buttonLink, errorSummary, fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { confirmationPanel } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { timeMark } from '../../../ui/time.ts'
import { invitations, invite } from '../actions/joining.ts'
import { people } from '../actions/people.ts'
import { texts } from '../texts.ts'
import { sentenceOf } from './entrance.ts'
import {
  areaChoices,
  areaLabel,
  confirmedForm,
  linkPanel,
  nextLink,
  namesOfAreas,
  printButton,
  roleChoices,
  roleName,
  rowForm,
  SCRIPT,
  secretLink,
  upperAreas,
} from './parts.ts'

const PATH = '/console/people'
const here = () => PATH

/** Rows of one screen. */
const PAGE_ROWS = 100

async function load(ctx: PageContext) {
  const after = ctx.search['after']
  const list = await ctx.call(people, {
    limit: PAGE_ROWS,
    ...(after === undefined ? {} : { after }),
  })
  const open = await ctx.call(invitations, { limit: PAGE_ROWS })
  const granted = list.items.flatMap((item) => item.grants.map((grant) => grant.area))
  const names = await namesOfAreas(ctx, [...granted, ...open.items.map((item) => item.area)])
  return { list, open, names, areas: await upperAreas(ctx) }
}
type Data = Awaited<ReturnType<typeof load>>

export const peoplePage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'accounts:read',
  nav: { group: 'node', after: '/console/routes', label: texts.people },
  forms: {
    invite: { action: 'accounts.invite', next: () => null },
    grant: { action: 'accounts.grant', next: here },
    withdraw: { action: 'accounts.withdraw', next: here },
    withdrawInvitation: { action: 'accounts.withdrawInvitation', next: here },
    closeSessions: { action: 'accounts.closeSessions', next: here },
  },
  load,
  render(data, view) {
    const { t, refused } = view
    const main = html`${errorSummary(t, { form: refused?.form ?? '', refused, ...sentenceOf(refused) })}
${invitationMade(view)}
${live('people-list', peoplePart(data, view))}
${invitePart(data, view)}
${live('invitation-list', invitationsPart(data, view))}
${grantPart(data, view)}
<p>${buttonLink({ href: `${view.base}/console/roles`, label: t(texts.rolesLink), kind: 'secondary' })}</p>`
    return { title: t(texts.people), main, scripts: [SCRIPT] }
  },
})

function invitationMade(view: View): Html | null {
  const { t, done } = view
  const made = done?.form === 'invite' ? invite.output.safeParse(done.output).data : undefined
  if (made === undefined) return null
  const until = t.parts(texts.validUntil, {
    time: timeMark(t, { at: made.expiresAt, zone: view.node.zone }),
  })
  const link = secretLink(view, '/join', made.secret)
  return html`${confirmationPanel({ title: t(texts.invitationMade) })}<section class="printable"><p>${t(texts.linkOnce)}</p>${linkPanel(t, link)}<p>${until}</p>${printButton(t)}</section>`
}

function peoplePart({ list, names }: Data, view: View): Html {
  const { t, now } = view
  const { zone } = view.node
  const rows = table(t, {
    caption: t(texts.people),
    isCaptionHidden: true,
    rows: list.items,
    columns: [
      { label: t(texts.name), cell: (row) => typed(row.name) },
      { label: t(texts.joinedAt), cell: (row) => timeMark(t, { at: row.joinedAt, zone, now }) },
      {
        label: t(texts.roles),
        cell: (row) =>
          row.grants.map(({ id, role, area }) => {
            const values = { role: roleName(view, role), area: areaLabel(t, names, area) }
            const words = html`<span>${t.parts(texts.roleInArea, values)}</span>`
            const label = t(texts.withdrawRole)
            return [words, rowForm(view, { name: 'withdraw', fields: { grant: id }, label })]
          }),
      },
      {
        label: t(texts.action),
        cell: (row) =>
          rowForm(view, {
            name: 'closeSessions',
            fields: { person: row.person },
            label: t(texts.endSessions),
          }),
      },
    ],
  })
  const next = list.next !== null && nextLink(t, `${view.base}${PATH}?after=${list.next}`)
  return html`${rows}${next}`
}

function invitePart({ areas }: Data, view: View): Html {
  const { t } = view
  const field = fieldStates('invite', view.refused)
  const body = [
    textField(t, {
      ...field('name'),
      label: t(texts.name),
      autocomplete: 'off',
      maxLength: 100,
    }),
    selectField(t, { ...field('role'), label: t(texts.role), choices: roleChoices(view) }),
    selectField(t, { ...field('area', '/'), label: t(texts.area), choices: areaChoices(t, areas) }),
    button({ label: t(texts.inviteButton) }),
  ]
  return html`<h2>${t(texts.invite)}</h2>${confirmedForm(view, { act: 'invite', name: 'invite', body })}`
}

function grantPart({ list, areas }: Data, view: View): Html {
  const { t } = view
  const field = fieldStates('grant', view.refused)
  const persons = list.items.map(({ person, name }) => ({ value: person, label: name }))
  const body = [
    selectField(t, { ...field('person'), label: t(texts.person), choices: persons }),
    selectField(t, { ...field('role'), label: t(texts.role), choices: roleChoices(view) }),
    selectField(t, { ...field('area', '/'), label: t(texts.area), choices: areaChoices(t, areas) }),
    button({ label: t(texts.giveRoleButton) }),
  ]
  return html`<h2>${t(texts.giveRole)}</h2><p>${t(texts.giveRoleHint)}</p>${confirmedForm(view, { act: 'grant', name: 'grant', body })}`
}

function invitationsPart({ open, names }: Data, view: View): Html {
  const { t, now } = view
  const { zone } = view.node
  return table(t, {
    caption: t(texts.invitations),
    empty: t(texts.noInvitations),
    rows: open.items,
    columns: [
      { label: t(texts.name), cell: (row) => typed(row.name) },
      {
        label: t(texts.role),
        cell: (row) => t.list(row.roles.map((role) => roleName(view, role))),
      },
      { label: t(texts.area), cell: (row) => areaLabel(t, names, row.area) },
      { label: t(texts.until), cell: (row) => timeMark(t, { at: row.expiresAt, zone, now }) },
      {
        label: t(texts.action),
        cell: (row) =>
          rowForm(view, {
            name: 'withdrawInvitation',
            fields: { invitation: row.invitation },
            label: t(texts.withdrawRole),
          }),
      },
    ],
  })
}
