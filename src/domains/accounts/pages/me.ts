import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { areaName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { me, sessions } from '../actions/self.ts'
import { purposes } from '../found.ts'
import { changeTexts, texts } from '../texts/accounts.ts'
import { asks } from '../texts/asks.ts'
import { SCRIPT, passkeyPart } from './passkey.ts'
import { codesPanel } from './printed.ts'
import { roleName } from './role-name.ts'

const PATH = '/console/me'
const here = () => PATH

async function load(ctx: PageContext) {
  const own = await ctx.call(me, {})
  const { sessions: open } = await ctx.call(sessions, {})
  const areas = own.grants.map((grant) => grant.area)
  return {
    own,
    sessions: open,
    names: await namesOf(ctx, { areas }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const mePage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'accounts:self',
  forms: {
    close: { action: 'accounts.closeSession', next: here, said: asks.closed },
    signOut: { action: 'accounts.signOut', next: () => '/sign-in' },
  },
  found: purposes.me,
  load,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view)}
${changesPart(data, view)}
<div data-done hidden tabindex="-1">${codesPanel(t, [])}</div>
<p>${typed(data.own.name)}</p>
<p><a href="${view.base}/console/contacts">${t(texts.contacts)}</a></p>
${rolesPart(data, view)}
${passkeysPart(data, view)}
${sessionsPart(data, view)}
<h2>${t(texts.recoveryCode)}</h2>
<p>${t(texts.codesLeft, { count: data.own.recoveryCodesLeft })} ${t(texts.renewHint)} ${t(texts.confirmHint)}</p>
${passkeyPart(view, { flow: 'renew', next: `${view.base}${PATH}`, label: t(texts.renewCodes), kind: 'secondary' })}`
    return { title: t(texts.mine), main, scripts: [SCRIPT] }
  },
})

/** What changed about the account lately: whoever did not do it himself must see it. */
function changesPart({ own }: Data, view: View): Html | null {
  const { t } = view
  if (own.changes.length === 0) return null
  const items = own.changes.map(({ what, at }) => {
    const time = moment(view, at)
    return html`<li>${t.parts(changeTexts[what], { time })}</li>`
  })
  const body = html`<ul>${items}</ul><p>${t(texts.notYou)}</p>`
  return notification(t, { tone: 'warn', body })
}

function rolesPart({ own, names }: Data, view: View): Html {
  const { t } = view
  const items = own.grants.map(
    ({ role, area }) =>
      html`<li>${t.parts(texts.roleInArea, { role: roleName(view, role), area: areaName(view, names, area) })}</li>`,
  )
  return html`<h2>${t(texts.myRoles)}</h2><ul>${items}</ul>`
}

function passkeysPart(data: Data, view: View): Html {
  const { own } = data
  const { t } = view
  const rows = table(t, {
    caption: t(texts.passkeys),
    rows: own.passkeys,
    columns: [
      {
        label: t(texts.passkey),
        cell: (row) => (row.label === '' ? t(texts.unnamed) : typed(row.label)),
      },
      { label: t(texts.kept), cell: (row) => t(row.isSynced ? texts.synced : texts.deviceBound) },
      { label: t(texts.added), cell: (row) => moment(view, row.addedAt) },
      {
        label: t(texts.lastUsed),
        cell: (row) => (row.usedAt === null ? t(texts.never) : moment(view, row.usedAt)),
      },
      {
        label: t(texts.action),
        cell: (row) =>
          own.passkeys.length === 1
            ? t(texts.onlyOne)
            : passkeyPart(view, {
                flow: 'remove',
                next: `${view.base}${PATH}`,
                label: t(texts.remove),
                kind: 'secondary',
                body: html`<input type="hidden" name="passkey" value="${row.passkey}">`,
              }),
      },
    ],
  })
  return html`${rows}${addPart(data, view)}`
}

/** Confirmed with a passkey that is there, or right after a sign-in with a recovery code. */
function addPart({ own }: Data, view: View): Html {
  const { t } = view
  const label = textField(t, {
    ...fieldStates('add', null)('label'),
    label: t(texts.passkeyLabel),
    maxLength: 100,
  })
  const confirmed = html`<p data-confirmed role="status" hidden>${t(texts.confirmed)}</p>`
  const add = passkeyPart(view, {
    flow: 'add',
    next: `${view.base}${PATH}`,
    label: t(texts.addPasskey),
    // Without a first step, when a recovery code stands for it.
    ...(own.isRecovered ? {} : { second: t(texts.makePasskey) }),
    body: html`${label}${confirmed}`,
  })
  const recovered = notification(t, { tone: 'warn', body: t(texts.recovered) })
  return html`${own.isRecovered ? recovered : html`<p>${t(texts.confirmHint)}</p>`}<p>${t(texts.pinHint)}</p>${add}`
}

function sessionsPart({ sessions: open }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.sessions),
    rows: open,
    columns: [
      { label: t(texts.opened), cell: (row) => moment(view, row.openedAt) },
      { label: t(texts.lastSeen), cell: (row) => moment(view, row.seenAt) },
      {
        label: t(texts.action),
        cell: (row) =>
          row.isCurrent
            ? t(texts.thisSession)
            : postForm(view, {
                name: 'close',
                hidden: { session: row.session },
                label: t(texts.closeSession),
                kind: 'secondary',
              }),
      },
    ],
  })
  const out = postForm(view, { name: 'signOut', label: t(texts.signOut) })
  return html`${rows}${out}`
}
