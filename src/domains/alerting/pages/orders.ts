import { holds } from '../../../core/actor.ts'
import { civilAt } from '../../../core/civil-day.ts'
import { askedPage } from '../../../core/listed.ts'
import { namesOf, type Names } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { momentField, selectField } from '../../../ui/field.ts'
import { buttonLink, fieldStates, form, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaList, personName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment, wallHint } from '../../../ui/time.ts'
import { orders } from '../actions/order.ts'
import { purposes } from '../found.ts'
import type { Target } from '../target.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { texts } from '../texts/alerts.ts'
import { eventWords, orderWords } from '../texts/values.ts'
import { ALERTS_PATH, ORDERS_PATH, alertTrail } from './addresses.ts'
import { confirmField } from './alert-form.ts'
import { askedEvent, type Composing, composing } from './compose.ts'
import { composeBar, composeSide } from './compose-side.ts'
import { CONTENT_LABELS } from './content-fields.ts'
import { contentFields, rareFields } from './content-form.ts'
import { beginning, offeredLanguages } from './form-languages.ts'
import { withNames } from './missing-words.ts'
import { wholeContent } from './content-whole.ts'

/** First proposal for the end of an order: the days around an election. */
const USUAL_DAYS = 14

async function load(ctx: PageContext) {
  const { items, next } = await ctx.call(orders, askedPage(ctx.search))
  return {
    items,
    next,
    names: await namesOf(ctx, {
      areas: items.flatMap(({ content }) => content.areas),
      persons: items.flatMap((row) => [row.proposedBy, row.approvedBy, row.revokedBy]),
    }),
    mayOrder: holds(ctx.actor, 'alerting:order'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const ordersPage = page({
  path: ORDERS_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { under: '/console/escalation', after: '/console/unproven-sms', label: texts.orders },
  forms: {
    approve: {
      action: 'alerting.approveOrder',
      next: () => ORDERS_PATH,
      said: acts.approved,
      undo: {
        action: 'alerting.revokeOrder',
        input: ({ order }: { order: string }) => ({ order }),
      },
    },
    again: { action: 'alerting.proposeOrderAgain', next: () => ORDERS_PATH, said: acts.proposed },
    revoke: {
      action: 'alerting.revokeOrder',
      next: () => ORDERS_PATH,
      asks: { title: acts.revokeTitle, what: acts.revokeWhat, act: acts.revokeAct },
      said: acts.revoked,
    },
  },
  found: purposes.orders,
  load,
  render(data, view) {
    const { t, base } = view
    const add =
      data.mayOrder &&
      html`<p class="no-print">${buttonLink({ href: `${base}${ORDERS_PATH}/new`, label: t(texts.newOrder) })}</p>`
    const main = html`${refusedPart(view)}${introPart(view)}${add}${live('order-list', listPart(data, view))}`
    return { title: t(texts.orders), main, breadcrumb: alertTrail(view) }
  },
})

function introPart({ t, node }: View): Html {
  const hands = node.realm === 'actual' ? texts.ordersByTwo : texts.ordersByOne
  return html`<p>${t(texts.ordersIntro)} ${t(hands)}</p>`
}

function listPart(data: Data, view: View): Html {
  const { t } = view
  const { items, next, names } = data
  const rows = table(t, {
    caption: t(texts.orders),
    isCaptionHidden: true,
    empty: t(texts.noOrders),
    rows: items,
    columns: [
      {
        label: t(texts.event),
        cell: (row) =>
          html`${t(eventWords[row.eventCode])} ${severityBadge(t, row.severity as Severity)}${disclosure(t(texts.whatIsSent), wholeContent(view, row.content, names))}`,
      },
      { label: t(texts.site), cell: (row) => sitePart(row, view) },
      { label: t(texts.areas), cell: (row) => areaList(view, names, row.content.areas) },
      { label: t(texts.until), cell: (row) => moment(view, row.until) },
      {
        label: t(texts.state),
        cell: (row) =>
          html`${t(orderWords[row.state])}<br>${whoPart(row, names, view)}${stepsPart(data, row, view)}`,
      },
    ],
  })
  return html`${rows}${restLink(view, { path: ORDERS_PATH, next })}`
}

type Order = Data['items'][number]

/** Who proposed it, who approved it and who ended it, as far as that was done. */
function whoPart(row: Order, names: Names, view: View): Markup {
  const steps = [
    [texts.proposedBy, row.proposedBy, row.proposedAt],
    [texts.approvedBy, row.approvedBy, row.approvedAt],
    [texts.revokedBy, row.revokedBy, row.revokedAt],
  ] as const
  return steps.flatMap(([words, actor, at]) => {
    if (actor === null || at === null) return []
    const person = personName(view, names, actor)
    return html`${view.t.parts(words, { person, time: moment(view, at) })}<br>`
  })
}

function stepsPart({ mayOrder }: Data, { order, state, read }: Order, view: View): Markup {
  const { t } = view
  if (!mayOrder || state === 'revoked') return null
  const approve = { name: 'approve', hidden: { order, read }, label: t(texts.approve) }
  const again = { name: 'again', hidden: { order, read }, label: t(texts.proposeAgain) }
  const end = { name: 'revoke', hidden: { order }, label: t(texts.revoke) }
  return [
    state === 'proposed' && postForm(view, approve),
    state === 'suspended' && postForm(view, again),
    postForm(view, { ...end, kind: 'danger' }),
  ]
}

/** Where the site is watched, as two persons read it; of a suspended order also what it was. */
function sitePart({ site, target, targetBefore, proposedAt }: Order, view: View): Markup {
  const { t } = view
  if (site === null) return t.parts(texts.everySite, { time: moment(view, proposedAt) })
  const link = html`<a href="${view.base}/console/sites/${site}">${t(texts.itsPage)}</a>`
  if (target === null) return link
  if (targetBefore === null) return [targetPart(target, view), html`<br>${link}`]
  return [
    html`<p>${t.parts(texts.siteBefore, { target: targetPart(targetBefore, view) })}</p>`,
    html`<p>${t.parts(texts.siteNow, { target: targetPart(target, view) })}</p>`,
    link,
  ]
}

function targetPart({ host, path, httpsPort, httpPort }: Target, { t }: View): Html {
  const ports = t.parts(texts.ports, { https: code(`${httpsPort}`), http: code(`${httpPort}`) })
  return html`${code(`${host}${path}`)}, ${ports}`
}

/** For which site it holds; whoever sees no sites proposes one for all. */
function siteField({ sites }: Composing, { t, refused }: View): Html | false {
  if (sites === null) return false
  return selectField(t, {
    ...fieldStates('order', refused)('site'),
    label: t(texts.site),
    isOptional: true,
    none: t(texts.allSites),
    ...(sites.isMore ? { hint: t(texts.moreSites, { count: sites.items.length }) } : {}),
    choices: sites.items.map(({ id, name, host }) => ({ value: id, label: `${name} (${host})` })),
  })
}

async function loadForm(ctx: PageContext) {
  const event = askedEvent(ctx.search) ?? 'DEFACEMENT'
  return await composing(ctx, 'order', beginning(event, 'Observed', ctx.node))
}

export const newOrderPage = page({
  path: `${ORDERS_PATH}/new`,
  surface: 'console',
  permission: 'alerting:order',
  forms: {
    order: { action: 'alerting.proposeOrder', next: () => ORDERS_PATH, said: acts.proposed },
  },
  load: loadForm,
  render(drawn, page) {
    const { t } = page
    const view = withNames({ ...page, refused: drawn.refused }, 'order')
    const field = fieldStates('order', view.refused)
    const languages = offeredLanguages(view, drawn.content, drawn.typed)
    // The site concerned is named when it goes out.
    const props = { ...drawn, sites: null, view, languages }
    const { zone } = view.node
    const until = momentField(t, {
      ...field('until', civilAt(addMs(view.now, USUAL_DAYS * DAY), zone)),
      label: t(texts.until),
      hint: wallHint(t, zone),
    })
    const limits = html`<section class="block">${siteField(drawn, view)}${until}</section>
`
    const body = html`<div class="cols"><div>${limits}${contentFields(props)}${rareFields(props)}<section class="block">${confirmField(view, 'order', languages)}</section>${composeBar(props, t(texts.newOrder))}</div>
${composeSide(props)}</div>`
    const main = html`${refusedPart(view, { ...CONTENT_LABELS, until: texts.until })}${introPart(view)}${form({ name: 'order', key: view.newKey(), body })}`
    const breadcrumb = [
      { path: ALERTS_PATH, label: t(texts.alerts) },
      { path: ORDERS_PATH, label: t(texts.orders) },
    ]
    return { title: t(texts.newOrder), main, breadcrumb }
  },
})
