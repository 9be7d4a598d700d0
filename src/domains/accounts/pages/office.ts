import { page, type PageContext, type View } from '../../../core/slice.ts'
import { DAY, MINUTE } from '../../../core/time.ts'
import { ENDED_COUNTS_MS } from '../../../core/two-persons.ts'
import { areaPicker, type AreaPicks, areasToPick } from '../../../ui/area-picker.ts'
import { code, typed } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, refusedPart, hiddenFields } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { confirmationPanel, warningText } from '../../../ui/notice.ts'
import { secretLink } from '../../../ui/secret-link.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { inviteOffice } from '../actions/office.ts'
import { groupsOf, OFFICE_SIZES, officeOf, type OfficeSize, type Seat } from '../office.ts'
import { INVITATION_MS, SESSION_IDLE_MS } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { texts as shared } from '../texts/accounts.ts'
import { SCRIPT, confirmedForm } from './passkey.ts'
import { linkPanel, printButton } from './printed.ts'
import { roleName } from './role-name.ts'

const PATH = '/console/people/office'
const SETUP_PATH = '/console/setup'

interface Data {
  readonly size: OfficeSize
  readonly person: string
  readonly areas: AreaPicks
}

/** Presets of roles for a whole office, as invitations to print; by hand, since each seat is asked a name. */
export const officePage = page<Data, Html>({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'accounts:invite',
  forms: { invite: { action: 'accounts.inviteOffice', next: () => null } },
  async load(ctx: PageContext) {
    const asked = ctx.refused?.values['size'] ?? ctx.search['size']
    const size = OFFICE_SIZES.find((one) => one === asked) ?? '3'
    const areas = await areasToPick(ctx, { form: 'invite', name: 'area', chosen: ['/'] })
    return { size, person: ctx.actor.id, areas }
  },
  render(data, view) {
    const { t } = view
    const made = invitationsMade(view)
    const summary = refusedPart(view, labelsOf(data.size, view))
    return {
      title: t(texts.title),
      main: made ?? html`${summary}${presets(data, view)}`,
      scripts: [SCRIPT],
      breadcrumb: [{ path: '/console/people', label: t(shared.people) }],
    }
  },
})

function rolesOf(view: View, roles: readonly string[]): string {
  return view.t.list(roles.map((role) => roleName(view, role)))
}

function presets(data: Data, view: View): Html {
  const { t, base } = view
  const links = OFFICE_SIZES.map((size) => ({
    href: `${base}${PATH}?size=${size}`,
    label: t(texts.office, { count: Number(size) }),
    isCurrent: size === data.size,
  }))
  const times = { minutes: SESSION_IDLE_MS / MINUTE, ended: ENDED_COUNTS_MS / MINUTE }
  return html`<p>${t(texts.intro)}</p>${tabs(t(texts.sizes), links)}${whoTable(data.size, view)}
<h2>${t(texts.twoTitle)}</h2><p>${t(texts.two)}</p>${data.size === '1' && warningText(t, t(texts.alone))}
<h3>${t(texts.breakGlassTitle)}</h3><p>${t(texts.breakGlass, times)}</p>
${ownRoles(data, view)}<h2>${t(texts.inviteTitle)}</h2>${inviteForm(data, view)}
<p><a href="${base}${SETUP_PATH}">${t(texts.back)}</a></p>`
}

function whoTable(size: OfficeSize, view: View): Html {
  const { t } = view
  const { own, seats } = officeOf(view.node.roles, size)
  const first = { who: t(texts.you), roles: rolesOf(view, ['administrator', ...own]) }
  const others = groupsOf(seats).map(({ first: from, last, seat }) => ({
    who: seat.isNeighbour
      ? t(texts.neighbour)
      : from === last
        ? t(texts.person, { number: from })
        : t(texts.persons, { first: from, last }),
    roles: rolesOf(view, seat.roles),
  }))
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    rows: [first, ...others],
    columns: [
      { label: t(texts.who), cell: ({ who }) => who },
      { label: t(texts.roles), cell: ({ roles }) => roles },
    ],
  })
}

/** How the administrator comes by the roles that nobody gives himself. */
function ownRoles({ size, person }: Data, view: View): Html | null {
  const { t } = view
  const { own } = officeOf(view.node.roles, size)
  if (own.length === 0) return null
  const title = html`<h2>${t(texts.ownTitle)}</h2>`
  if (size !== '1') {
    return html`${title}<p>${t(texts.ownByOther, { roles: rolesOf(view, own) })}</p>`
  }
  const lines = own.map((role) => {
    const input = JSON.stringify({ person, role, area: '/' })
    return html`<p>${code(`npx scrutineer call accounts.grant --json '${input}'`)}</p>`
  })
  return html`${title}<p>${t(texts.ownOnMachine)}</p>${lines}`
}

/** Which seat a field asks a name for. */
function seatLabel({ key, roles, isNeighbour }: Seat, view: View): string {
  const { t } = view
  const values = { roles: rolesOf(view, roles) }
  const number = Number(key.slice(1))
  return isNeighbour ? t(texts.neighbourSeat, values) : t(texts.seat, { number, ...values })
}

function labelsOf(size: OfficeSize, view: View) {
  const { seats } = officeOf(view.node.roles, size)
  const names = seats.map((seat) => [`names.${seat.key}`, seatLabel(seat, view)] as const)
  return { ...Object.fromEntries(names), area: shared.area }
}

function inviteForm({ size, areas }: Data, view: View): Html {
  const { t } = view
  const field = fieldStates('invite', view.refused)
  const body = [
    hiddenFields({ size }),
    areaPicker(view, areas, { label: t(shared.area) }),
    officeOf(view.node.roles, size).seats.map((seat) =>
      textField(t, {
        ...field(`names.${seat.key}`),
        label: seatLabel(seat, view),
        autocomplete: 'off',
        maxLength: 100,
      }),
    ),
    button({ label: t(texts.invite) }),
  ]
  const days = INVITATION_MS / DAY
  return html`<p>${t(texts.inviteHint, { days })}</p>${confirmedForm(view, { act: 'invite', name: 'invite', body })}`
}

/** The links that were just made, a sheet for each person. */
function invitationsMade(view: View): Html | null {
  const { t, done, base } = view
  const made = done?.form === 'invite' ? inviteOffice.output.safeParse(done.output).data : undefined
  if (made === undefined) return null
  const sheets = made.invitations.map(({ name, roles, secret, expiresAt }) => {
    const time = timeOf(view, expiresAt)
    return html`<section class="printable sheet"><h2>${t.parts(texts.sheet, { name: typed(name) })}</h2><p>${rolesOf(view, roles)}</p><p>${t(texts.sheetHow)}</p>${linkPanel(t, secretLink(view, '/join', secret))}<p>${t.parts(shared.validUntil, { time })}</p></section>`
  })
  const count = made.invitations.length
  const say = html`<div class="no-print">${confirmationPanel({ title: t(texts.made, { count }) })}<p>${t(texts.once)}</p></div>`
  return html`${say}${printButton(t)}${sheets}<p class="no-print"><a href="${base}${SETUP_PATH}">${t(texts.back)}</a></p>`
}
