import { asked } from '../../../core/asked.ts'
import { askedPage, TALL_ROWS } from '../../../core/listed.ts'
import { namesOf, personsToChoose } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { disclosure, summaryList, tabs } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { named, personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { callBackStranger, strangers } from '../actions/desk.ts'
import { revokePhones } from '../actions/enrol.ts'
import * as verbs from '../actions/group.ts'
import { purposes } from '../found.ts'
import { personsHolding } from '../needs.ts'
import { supportSource, supportWhat } from '../schema.ts'
import { cardTexts } from '../texts/card.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { deskTexts } from '../texts/desk.ts'
import { valueTexts } from '../texts/values.ts'
import { callForm } from './calls.ts'
import { allPhonesPart, ASKS_REVOKE_ALL } from './cards.ts'
import { answersOf, bookOfPage, DESK, groupBadge, groupPath, GROUPS } from './look.ts'

/** Question of the address for the page of strangers' messages. */
const STRANGERS_AFTER = 'strangers'

async function load(ctx: PageContext) {
  const view = asked(verbs.groupView, ctx.search['view']) ?? 'waiting'
  return {
    view,
    book: await bookOfPage(ctx),
    list: await ctx.call(verbs.groups, { ...askedPage(ctx.search), view }),
    strangers: await ctx.call(strangers, {
      ...askedPage(ctx.search, STRANGERS_AFTER),
      limit: TALL_ROWS,
    }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Groups of observers, those to decide on first. */
export const groupsPage = page({
  path: GROUPS,
  surface: 'console',
  permission: 'pollwatch:accredit',
  reach: 'nation',
  nav: { group: 'watch', after: DESK, label: texts.groups },
  forms: {
    call: { action: callBackStranger.name, next: () => GROUPS, said: deskTexts.saidCalled },
  },
  found: purposes.groups,
  load,
  render(data, view) {
    const { t, base } = view
    const links = verbs.groupView.options.map((one) => ({
      href: withSearch(`${base}${GROUPS}`, { view: one === 'waiting' ? '' : one }),
      label: t(texts[one]),
      isCurrent: one === data.view,
    }))
    const more = restLink(view, { path: GROUPS, next: data.list.next, search: { view: data.view } })
    return {
      title: t(texts.groups),
      main: html`${refusedPart(view, deskTexts)}<div class="no-print">${tabs(t(texts.views), links)}</div><div class="block flush">${listPart(data, view)}</div>${more}${strangersPart(data, view)}`,
    }
  },
})

function listPart({ list }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.groups),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.group),
        cell: (row) => html`${named(view, groupPath(row.id), row.name)}<br>${code(row.code)}`,
      },
      { label: t(texts.kind), cell: ({ kind }) => t(valueTexts[kind]) },
      { label: t(texts.state), cell: ({ state }) => groupBadge(view, state) },
      { label: t(texts.since), cell: ({ appliedAt }) => shortMoment(view, appliedAt) },
    ],
  })
}

function strangersPart({ strangers: list, book, view: of }: Data, view: View): Html | false {
  const { items: rows, next } = list
  if (rows.length === 0) return false
  const { t } = view
  const search = { view: of }
  const more = restLink(view, { path: GROUPS, next, by: STRANGERS_AFTER, search })
  const made = table(t, {
    caption: t(texts.strangers),
    isCaptionHidden: true,
    rows,
    columns: [
      {
        label: t(deskTexts.phone),
        cell: ({ phone }) => phone !== null && telephone(phone),
      },
      { label: t(deskTexts.said), cell: (row) => answersOf(view, book, row) },
      { label: t(deskTexts.came), cell: ({ receivedAt }) => shortMoment(view, receivedAt) },
      { label: t(deskTexts.action), cell: (row) => callForm(view, 'call', row) },
    ],
  })
  return block(t(texts.strangers), html`<p>${t(texts.strangersIntro)}</p>${made}${more}`)
}

async function loadOne(ctx: PageContext) {
  const group = await ctx.call(verbs.groupFile, { group: ctx.params['group'] ?? '' })
  const { persons } = await ctx.ask(personsHolding, { permission: 'pollwatch:observe' })
  const known = group.managers.map(({ person }) => person)
  return {
    group,
    names: await namesOf(ctx, { persons: [group.decidedBy, group.appealBy, ...known] }),
    choices: await personsToChoose(
      ctx,
      persons.filter((one) => !known.includes(one)),
    ),
  }
}
type One = Awaited<ReturnType<typeof loadOne>>

const back = (_: unknown, { group = '' }: Readonly<Record<string, string>>) => groupPath(group)

/** One group: what it said of itself, what was decided, who supports it and who looks after it. */
export const groupPage = page({
  path: `${GROUPS}/:group`,
  surface: 'console',
  permission: 'pollwatch:accredit',
  reach: 'nation',
  forms: {
    accredit: {
      action: verbs.accredit.name,
      next: back,
      said: texts.saidAccredited,
      asks: { title: texts.accreditTitle, what: texts.accreditWhat, act: texts.accredit },
    },
    refuse: { action: verbs.refuse.name, next: back, said: texts.saidRefused },
    end: { action: verbs.endAccreditation.name, next: back, said: texts.saidRefused },
    appeal: { action: verbs.decideAppeal.name, next: back, said: texts.saidRefused },
    support: { action: verbs.addSupport.name, next: back, said: texts.saidSupport },
    unname: { action: verbs.withdrawConsent.name, next: back, said: texts.saidUnnamed },
    manager: { action: verbs.nameManager.name, next: back, said: texts.saidManager },
    noManager: {
      action: verbs.removeManager.name,
      next: back,
      said: texts.saidManager,
      asks: { title: texts.removeTitle, what: texts.removeWhat, act: texts.removeManager },
    },
    revokeAll: {
      action: revokePhones.name,
      next: back,
      said: cardTexts.saidRevokedAll,
      asks: ASKS_REVOKE_ALL,
    },
  },
  load: loadOne,
  render(data, view) {
    const { t } = view
    return {
      title: data.group.name,
      sub: html`${groupBadge(view, data.group.state)} ${code(data.group.code)}`,
      main: html`${refusedPart(view, texts)}${factsPart(data, view)}${decisionPart(data, view)}${supportPart(data, view)}${managersPart(data, view)}`,
      breadcrumb: [{ path: GROUPS, label: t(texts.groups) }],
    }
  },
})

function factsPart({ group, names }: One, view: View): Html {
  const { t } = view
  const { kind, about, contact, members, observers, stations, ofStations } = group
  const { reason, appeal, phones, id } = group
  const [own, all] = [t.number(stations), t.number(ofStations)]
  const counts = { observers: t.number(observers), stations: own, all }
  return summaryList(t, [
    { label: t(texts.kind), value: t(valueTexts[kind]) },
    { label: t(texts.about), value: typed(about) },
    { label: t(texts.contact), value: typed(contact) },
    { label: t(texts.size), value: t(texts.sizeIs, { members: t.number(members) }) },
    { label: t(texts.coverage), value: t(texts.coverageIs, counts) },
    phones > 0 && { label: t(texts.phones), value: allPhonesPart(view, phones, { group: id }) },
    { label: t(texts.since), value: moment(view, group.appliedAt) },
    group.decidedAt !== null && {
      label: t(texts.decided),
      value: html`${moment(view, group.decidedAt)}, ${personName(view, names, group.decidedBy)}`,
    },
    reason !== null && { label: t(texts.reason), value: typed(reason) },
    appeal !== null && { label: t(texts.appealWords), value: typed(appeal) },
  ])
}

function decisionPart({ group }: One, view: View): Content {
  const { t } = view
  const shared = { labels: texts, hidden: { group: group.id } } as const
  const deny = (name: 'refuse' | 'end', label: 'refuse' | 'end') =>
    disclosure(
      t(texts[label]),
      actionForm(view, {
        ...shared,
        name,
        action: name === 'refuse' ? verbs.refuse : verbs.endAccreditation,
        button: texts[label],
        kind: 'danger',
      }),
    )
  if (group.state === 'applied') {
    const yes = postForm(view, {
      name: 'accredit',
      hidden: { group: group.id },
      label: t(texts.accredit),
    })
    return html`<div class="no-print">${yes}${deny('refuse', 'refuse')}</div>`
  }
  if (group.state === 'accredited') return html`<div class="no-print">${deny('end', 'end')}</div>`
  if (group.state !== 'appealed') return false
  const form = actionForm(view, {
    ...shared,
    name: 'appeal',
    action: verbs.decideAppeal,
    button: texts.decideAppeal,
  })
  return html`<div class="no-print">${disclosure(t(texts.decideAppeal), form, true)}</div>`
}

function wordsOf<K extends keyof typeof valueTexts>(keys: readonly K[]) {
  return Object.fromEntries(keys.map((key) => [key, valueTexts[key]]))
}

function supportPart({ group }: One, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.support),
    isCaptionHidden: true,
    empty: t(texts.supportNone),
    rows: group.support,
    columns: [
      { label: t(texts.what), cell: ({ what }) => t(valueTexts[what]) },
      { label: t(texts.source), cell: ({ source }) => t(valueTexts[source]) },
      {
        label: t(texts.name),
        cell: ({ id, name }) =>
          name !== null &&
          html`${typed(name)} ${postForm(view, {
            name: ofRow('unname', id),
            hidden: { group: group.id, support: id },
            label: t(texts.unname),
            kind: 'secondary',
          })}`,
      },
    ],
  })
  const form = actionForm(view, {
    name: 'support',
    action: verbs.addSupport,
    labels: texts,
    hidden: { group: group.id },
    choices: {
      what: wordsOf(supportWhat.options),
      source: wordsOf(supportSource.options),
    },
    button: texts.addSupport,
  })
  return block(
    t(texts.support),
    html`${rows}<div class="no-print">${disclosure(t(texts.addSupport), form)}</div>`,
  )
}

/** Who looks after the group; once it is over they can only be removed, to be free for another. */
function managersPart({ group, names, choices }: One, view: View): Html | false {
  const { t } = view
  const isOver = group.state !== 'accredited'
  if (isOver && group.managers.length === 0) return false
  const rows = table(t, {
    caption: t(texts.managers),
    isCaptionHidden: true,
    empty: t(texts.managersNone),
    rows: group.managers,
    columns: [
      { label: t(texts.person), cell: ({ person }) => personName(view, names, person) },
      {
        label: t(deskTexts.action),
        cell: ({ person }) =>
          postForm(view, {
            name: ofRow('noManager', person),
            hidden: { group: group.id, person },
            label: t(texts.removeManager),
            kind: 'secondary',
          }),
      },
    ],
  })
  if (isOver) return block(t(texts.managers), rows)
  if (choices.length === 0)
    return block(t(texts.managers), html`${rows}<p class="hint">${t(texts.nobody)}</p>`)
  const form = actionForm(view, {
    name: 'manager',
    action: verbs.nameManager,
    labels: texts,
    hidden: { group: group.id },
    choices: { person: choices.map(({ id, name }) => ({ value: id, label: name })) },
    button: texts.addManager,
  })
  return block(t(texts.managers), html`${rows}<div class="no-print">${form}</div>`)
}
