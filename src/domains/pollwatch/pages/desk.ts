import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { askedPage, MAX_PAGE_ROWS, TALL_ROWS } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { buttonLink, ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { boardCounts, releasedCounts } from '../actions/desk-count.ts'
import {
  board,
  confirmByCallBack,
  type EntryPart,
  type EntryView,
  entryView,
  release,
  releasedBoard,
} from '../actions/desk.ts'
import { openDesk } from '../actions/group.ts'
import { readOwnIssue } from '../actions/issue-read.ts'
import { issues as issuesToAnswer, openIssue, ownIssues, reopenIssue } from '../actions/issue.ts'
import { FALLS } from '../falls.ts'
import { type Book, formOf } from '../forms.ts'
import { purposes } from '../found.ts'
import type { IssueRow } from '../schema.ts'
import { calledTexts } from '../texts/called.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { officeTexts } from '../texts/office.ts'
import { photoTexts } from '../texts/photo.ts'
import { valueTexts } from '../texts/values.ts'
import {
  answersOf,
  bookOfPage,
  CALLS,
  clockOf,
  DESK,
  entryPath,
  issueBadge,
  ISSUES,
  nameOfForm,
  placeOf,
  PUBLIC_ISSUES,
  verdictBadge,
} from './look.ts'
import { secondLook } from './issue-read.ts'
import { photosBehind } from './photos.ts'
import { type Look, lookOf, sitesOf } from './site-look.ts'
import { AUTHORITY, type Whose, whoseDesk, whosePart } from './whose.ts'

/** What a manager may do with an entry, by the forms of a page, and where that leads. */
export const entryForms = (next: (output: unknown, params: Params) => string) =>
  ({
    release: { action: release.name, next, said: texts.saidReleased },
    open: { action: openIssue.name, next, said: texts.saidOpened },
    confirm: { action: confirmByCallBack.name, next, said: texts.saidConfirmed },
  }) as const

type Params = Readonly<Record<string, string>>

const here = () => DESK
/** Issues of the group that stand below them; the others are one press away. */
const SHOWN_ISSUES = 5
/** Question of the address for the page of those issues. */
const ISSUES_AFTER = 'issues'

/** An entry on a desk; who sent it stands on that of the own group alone. */
export type Shown = Omit<EntryPart, 'observer' | 'enteredBy' | 'texts'> & {
  /** Answers in words, as the own group reads them. */
  readonly texts?: EntryPart['texts']
  readonly enteredBy?: EntryPart['enteredBy']
  readonly mayConfirm?: boolean
  readonly look: Look | null
}

async function load(ctx: PageContext) {
  const view = asked(entryView, ctx.search['view']) ?? 'all'
  const asking = { ...askedPage(ctx.search), limit: TALL_ROWS, view }
  const whose = await whoseDesk(ctx)
  const { desk, isAuthority } = whose
  const nothing = { items: [], next: null }
  const own = desk === null ? nothing : await ctx.call(board, asking)
  const list = isAuthority ? await ctx.call(releasedBoard, asking) : own
  const ofIssues = { ...askedPage(ctx.search, ISSUES_AFTER), limit: SHOWN_ISSUES }
  const issues: OwnIssues = desk === null ? nothing : await ctx.call(ownIssues, ofIssues)
  const book = await bookOfPage(ctx)
  const seen = await sitesOf(ctx, list.items as Shown[])
  const photos = await photosBehind(ctx, list.items, !isAuthority)
  return {
    view,
    book,
    seen,
    photos: Map.groupBy(photos, ({ entry }) => entry),
    ...whose,
    list: list as { items: Shown[]; next: string | null },
    counts: await countsFor(ctx, whose),
    unanswered: await unansweredFor(ctx, whose),
    issues,
  }
}
type Data = Awaited<ReturnType<typeof load>>
type OwnIssues = Awaited<ReturnType<(typeof ownIssues)['run']>>

async function countsFor(ctx: PageContext, { desk, isAuthority }: Whose) {
  if (desk !== null) return await ctx.call(boardCounts, {})
  return isAuthority ? await ctx.call(releasedCounts, {}) : null
}

/** How many issues wait for an answer of the authority, as far as one page of them goes; null to whoever answers none. */
async function unansweredFor(ctx: PageContext, { isAuthority }: Whose): Promise<number | null> {
  if (!isAuthority || !holds(ctx.actor, 'pollwatch:answer')) return null
  return (await ctx.call(issuesToAnswer, { view: 'unanswered', limit: MAX_PAGE_ROWS })).items.length
}

/** What observers send: to a manager that of the own group, to the authority what groups hand on. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'pollwatch:desk',
  nav: { group: 'watch', after: '/console/findings', label: texts.title, view: texts.views },
  forms: {
    ...entryForms(here),
    releases: { action: openDesk.name, next: here, said: texts.saidSet },
    read: { action: readOwnIssue.name, next: here, said: officeTexts.saidRead },
    reopen: { action: reopenIssue.name, next: here, said: texts.saidReopened },
  },
  found: purposes.desk,
  load,
  render(data, view) {
    const { t } = view
    const { desk, isAuthority, list } = data
    const title = t(texts.title)
    if (desk === null && !isAuthority) return { title, main: emptyState(t(texts.noGroup)) }
    const sub =
      desk === null
        ? html`${t(texts.ofAuthority)}`
        : html`${t.parts(texts.ofGroup, { group: typed(desk.name) })}`
    const of = isAuthority && data.hasBoth ? AUTHORITY : ''
    const more = restLink(view, { path: DESK, next: list.next, search: { view: data.view, of } })
    const rows = live(
      'watch-entries',
      html`<div class="block flush">${rowsPart(data, view)}</div>${more}`,
    )
    return {
      title,
      sub,
      main: html`${refusedPart(view, texts)}${whosePart(data, view, DESK)}${live('watch-views', html`${waitsPart(data, view)}${viewsPart(data, view)}`)}${rows}${desk !== null && html`${issuesPart(data, view)}${releasesPart(desk, view)}`}`,
    }
  },
})

/** What waits for whoever has this desk, with the one thing to press. */
function waitsPart({ desk, unanswered }: Data, { t, base }: View): Html | false {
  const { href, label } =
    desk === null
      ? { href: ISSUES, label: t(texts.toAnswer, { number: t.number(unanswered ?? 0) }) }
      : { href: CALLS, label: t(texts.toCall, { number: t.number(desk.quarantined) }) }
  const waits = desk === null ? unanswered : desk.quarantined
  if (waits === null) return false
  if (waits === 0) return html`<p class="hint">${t(texts.nothingWaits)}</p>`
  return html`<p class="no-print">${buttonLink({ href: `${base}${href}`, label })}</p>`
}

function viewsPart(data: Data, { t, base }: View): Html {
  const { view: shown, isAuthority, hasBoth, counts } = data
  const of = isAuthority && hasBoth ? AUTHORITY : ''
  const countOf = (one: EntryView) => {
    if (counts === null) return {}
    const { most, views } = counts
    const number = t.number(views[one])
    const words = views[one] < most ? number : t(texts.orMore, { number })
    return { count: { words, isHot: one === 'quarantined' && views[one] > 0 } }
  }
  // Nothing is handed on that waits for a call.
  const views = entryView.options.filter((one) => !isAuthority || one !== 'quarantined')
  const links = views.map((one) => ({
    href: withSearch(`${base}${DESK}`, { view: one === 'all' ? '' : one, of }),
    label: t(texts[one]),
    isCurrent: one === shown,
    ...countOf(one),
  }))
  return html`<div class="no-print">${tabs(t(texts.views), links)}</div>`
}

function rowsPart(data: Data, view: View): Html {
  const { t } = view
  const acts = {
    label: t(texts.action),
    cell: (row: Shown): Content => actsOf(row, view),
  }
  return table(t, {
    caption: t(texts.views),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: data.list.items,
    columns: [
      {
        label: t(texts.entry),
        cell: ({ form, serial, ref, isUrgent, channel }) =>
          html`${nameOfForm(view, data.book, form)}${serial > 1 && ` ${t.number(serial)}`}<br><a href="${view.base}${entryPath(ref)}">${code(ref)}</a>${isUrgent && html` ${badge('bad', 'triangle', t(texts.urgent))}`}${channel === 'call' && html` ${badge('info', 'dash', t(calledTexts.byCall))}`}`,
      },
      { label: t(texts.place), cell: ({ place }) => place !== null && placeOf(view, place) },
      {
        label: t(texts.said),
        cell: (row) =>
          html`${saidOf(data.book, row, view)}${lookOf(row.look, data.seen, view)}${photosLink(data, row, view)}`,
      },
      { label: t(texts.state), cell: (row) => stateOf(row, data.book, view) },
      { label: t(texts.came), cell: ({ receivedAt }) => shortMoment(view, receivedAt) },
      ...(data.desk === null ? [] : [acts]),
    ],
  })
}

/** What is wrong stands there; what else was answered opens, for most of it is as it should be. */
function saidOf(book: Book, row: Shown, view: View): Html {
  const count = Object.keys(row.answers).length
  if (row.form === 'IN' || count === 0) return answersOf(view, book, row)
  const words = row.comment !== '' && html`<p>${typed(row.comment)}</p>`
  const all = answersOf(view, book, { ...row, comment: '' })
  return html`${words}${disclosure(view.t(texts.answersIn, { count }), all)}`
}

function photosLink({ photos }: Data, { id, ref }: Shown, { t, base }: View): Html | false {
  const count = photos.get(id)?.length ?? 0
  if (count === 0) return false
  return html`<p><a href="${base}${entryPath(ref)}">${t(photoTexts.count, { count })}</a></p>`
}

/** How an entry stands: its verdict with what is wrong, or why it does not count. */
export function stateOf(row: Shown, book: Book, view: View): Html {
  const { state, verdict, flags, missing, reason, releasedAt, form, version } = row
  const { t } = view
  if (state === 'quarantined') {
    const why = reason === null ? '' : t(texts[reason])
    return html`${badge('warn', 'ring', t(texts.quarantined))}<br>${why}`
  }
  if (state === 'refused') return badge('plain', 'cross', t(texts.refused))
  const rules = formOf(book, form, version)?.rules ?? []
  const told = rules.filter(({ name }) => flags.includes(name)).map(({ text }) => text)
  const lacks = missing.length > 0 && html`<br><span class="hint">${code(missing.join(' '))}</span>`
  return html`${verdictBadge(view, verdict)}${told.map((text) => html`<br>${inLanguage(view, text)}`)}${flags.includes(FALLS) && html`<br>${t(texts.falls)}`}${lacks}${releasedAt !== null && html`<br><span class="hint">${t(texts.handedOn)}</span>`}`
}

/** What a manager may do with an entry. */
export function actsOf(row: Shown, view: View): Content {
  if (row.state !== 'counted') return ''
  const { t } = view
  const entry = row.id
  const handOn =
    row.releasedAt === null &&
    postForm(view, {
      name: ofRow('release', entry),
      hidden: { entry },
      label: t(texts.release),
      kind: 'secondary',
    })
  if (row.form !== 'IN' || row.answers['C'] === undefined) return handOn
  if (row.issue !== null) return [handOn, row.mayConfirm === true && confirmPart(entry, view)]
  const form = actionForm(view, {
    name: ofRow('open', entry),
    action: openIssue,
    labels: texts,
    hidden: { entry },
    button: texts.openIssue,
  })
  return [handOn, disclosure(t(texts.openIssue), form)]
}

function confirmPart(entry: string, view: View): Html {
  const form = actionForm(view, {
    name: ofRow('confirm', entry),
    action: confirmByCallBack,
    labels: { said: texts.whatSaid },
    hidden: { entry },
    button: texts.confirmCall,
    kind: 'secondary',
  })
  return disclosure(view.t(texts.confirmCall), form)
}

function issuesPart(
  { issues: { items: issues, next }, view: shown }: Data,
  view: View,
): Html | false {
  if (issues.length === 0) return false
  const { t, base } = view
  const rows = table(t, {
    caption: t(texts.ownIssues),
    isCaptionHidden: true,
    rows: issues,
    columns: [
      {
        label: t(texts.ownIssues),
        cell: (row) =>
          html`<a href="${base}${PUBLIC_ISSUES}/${row.code}">${typed(row.summary)}</a><br>${t(valueTexts[row.category])}`,
      },
      { label: t(texts.state), cell: ({ state }) => issueBadge(view, state) },
      { label: t(texts.came), cell: (row) => clockOf(view, row) },
      {
        label: t(texts.action),
        cell: (row) => html`${readingPart(row, view)}${reopenPart(row, view)}`,
      },
    ],
  })
  const search = { view: shown === 'all' ? '' : shown }
  const more = restLink(view, { path: DESK, next, by: ISSUES_AFTER, search })
  return block(t(texts.ownIssues), html`${rows}${more}`)
}

/** What one manager wrote of an issue is read by another one of the group, or by the office. */
function readingPart(issue: Data['issues']['items'][number], view: View): Content {
  const { toRead } = issue
  if (toRead.length === 0 || issue.state === 'rejected') return ''
  const name = ofRow('read', issue.id)
  const isRefused = view.refused?.form === name
  return disclosure(
    view.t(officeTexts.readTitle),
    secondLook(view, { name, issue, toRead }),
    isRefused,
  )
}

function reopenPart({ id: issue, state }: IssueRow, view: View): Content {
  if (state !== 'answered' && state !== 'closed') return ''
  const form = actionForm(view, {
    name: ofRow('reopen', issue),
    action: reopenIssue,
    labels: { reason: texts.reopenReason },
    hidden: { issue },
    button: texts.reopen,
    kind: 'secondary',
  })
  return disclosure(view.t(texts.reopen), form)
}

function releasesPart({ releases }: NonNullable<Data['desk']>, view: View): Html {
  const form = actionForm(view, {
    name: 'releases',
    action: openDesk,
    labels: { releases: texts.releases, releasesHint: texts.releasesHint },
    choices: { releases: texts },
    values: { releases },
    button: texts.setReleases,
    kind: 'secondary',
  })
  return html`<div class="no-print">${disclosure(view.t(texts.releases), form)}</div>`
}
