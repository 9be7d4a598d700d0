import { askedPage } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { typed } from '../../../ui/code.ts'
import { button, buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName } from '../../../ui/name.ts'
import { confirmationPanel } from '../../../ui/notice.ts'
import { restLink } from '../../../ui/rest.ts'
import { secretLink } from '../../../ui/secret-link.ts'
import { table } from '../../../ui/table.ts'
import { moment, timeOf } from '../../../ui/time.ts'
import { invitations, invite } from '../actions/joining.ts'
import { grant, people } from '../actions/people.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/accounts.ts'
import { asks } from '../texts/asks.ts'
import { SCRIPT, confirmedForm } from './passkey.ts'
import { linkPanel, printButton } from './printed.ts'
import { roleChoices, roleName } from './role-name.ts'

const PATH = '/console/people'
const here = () => PATH

async function load(ctx: PageContext) {
  const list = await ctx.call(people, askedPage(ctx.search))
  const open = await ctx.call(invitations, askedPage(ctx.search, 'invited'))
  const granted = list.items.flatMap((item) => item.grants.map(({ area }) => area))
  const invited = open.items.map((item) => item.area)
  const names = await namesOf(ctx, { areas: [...granted, ...invited] })
  const pick = (form: string) => areasToPick(ctx, { form, name: 'area', chosen: ['/'] })
  return { list, open, names, inviteTo: await pick('invite'), grantIn: await pick('grant') }
}
type Data = Awaited<ReturnType<typeof load>>

export const peoplePage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'accounts:read',
  nav: { group: 'node', after: '/console/territory', label: texts.people },
  forms: {
    invite: { action: 'accounts.invite', next: () => null },
    grant: {
      action: 'accounts.grant',
      next: here,
      said: asks.granted,
      undo: {
        action: 'accounts.withdraw',
        input: (_sent, { grant }: { grant: string }) => ({ grant }),
      },
    },
    withdraw: {
      action: 'accounts.withdraw',
      next: here,
      asks: { title: asks.withdrawTitle, what: asks.withdrawWhat, act: asks.withdrawAct },
      said: asks.withdrawn,
    },
    withdrawInvitation: {
      action: 'accounts.withdrawInvitation',
      next: here,
      said: asks.invitationWithdrawn,
    },
    closeSessions: {
      action: 'accounts.closeSessions',
      next: here,
      asks: { title: asks.sessionsTitle, what: asks.sessionsWhat, act: asks.sessionsAct },
      said: asks.sessionsEnded,
    },
  },
  found: purposes.people,
  load,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view, texts)}
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
  const until = t.parts(texts.validUntil, { time: timeOf(view, made.expiresAt) })
  const link = secretLink(view, '/join', made.secret)
  return html`${confirmationPanel({ title: t(texts.invitationMade) })}<section class="printable"><p>${t(texts.linkOnce)}</p>${linkPanel(t, link)}<p>${until}</p>${printButton(t)}</section>`
}

function peoplePart({ list, names }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.people),
    isCaptionHidden: true,
    rows: list.items,
    columns: [
      { label: t(texts.name), cell: (row) => typed(row.name) },
      { label: t(texts.joinedAt), cell: (row) => moment(view, row.joinedAt) },
      {
        label: t(texts.roles),
        cell: ({ grants }) => {
          if (grants.length === 0) return t(texts.noRole)
          return grants.map(({ id, role, area, until }) => {
            const values = { role: roleName(view, role), area: areaName(view, names, area) }
            const end = until !== null && [
              ' ',
              t.parts(texts.roleUntil, { time: timeOf(view, until) }),
            ]
            const words = html`<span>${t.parts(texts.roleInArea, values)}${end}</span>`
            const label = t(texts.withdrawRole)
            return [
              words,
              postForm(view, { name: 'withdraw', hidden: { grant: id }, label, kind: 'secondary' }),
            ]
          })
        },
      },
      {
        label: t(texts.action),
        cell: (row) =>
          postForm(view, {
            name: 'closeSessions',
            hidden: { person: row.person },
            label: t(texts.endSessions),
            kind: 'secondary',
          }),
      },
    ],
  })
  return html`${rows}${restLink(view, { path: PATH, next: list.next })}`
}

function invitePart({ inviteTo }: Data, view: View): Html {
  const { t } = view
  const fields = actionFields(view, {
    name: 'invite',
    action: invite,
    labels: texts,
    without: ['confirmed'],
    choices: { role: roleChoices(view) },
    areas: { area: inviteTo },
    looks: { name: { autocomplete: 'off' } },
  })
  const body = [fields, button({ label: t(texts.inviteButton) })]
  return html`<h2>${t(texts.invite)}</h2>${confirmedForm(view, { act: 'invite', name: 'invite', body })}`
}

function grantPart({ list, grantIn }: Data, view: View): Html {
  const { t } = view
  const fields = actionFields(view, {
    name: 'grant',
    action: grant,
    labels: texts,
    without: ['confirmed'],
    choices: {
      person: list.items.map(({ person, name }) => ({ value: person, label: name })),
      role: roleChoices(view),
    },
    areas: { area: grantIn },
  })
  const body = [fields, button({ label: t(texts.giveRoleButton) })]
  return html`<h2>${t(texts.giveRole)}</h2><p>${t(texts.giveRoleHint)}</p>${confirmedForm(view, { act: 'grant', name: 'grant', body })}`
}

function invitationsPart({ open, names }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.invitations),
    empty: t(texts.noInvitations),
    rows: open.items,
    columns: [
      { label: t(texts.name), cell: (row) => typed(row.name) },
      {
        label: t(texts.role),
        cell: (row) => t.list(row.roles.map((role) => roleName(view, role))),
      },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(texts.until), cell: (row) => moment(view, row.expiresAt) },
      {
        label: t(texts.action),
        cell: (row) =>
          postForm(view, {
            name: 'withdrawInvitation',
            hidden: { invitation: row.invitation },
            label: t(texts.withdrawRole),
            kind: 'secondary',
          }),
      },
    ],
  })
  return html`${rows}${restLink(view, { path: PATH, by: 'invited', next: open.next })}`
}
