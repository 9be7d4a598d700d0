import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList, tabs, timeline } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named, personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { askedAbout, confirmIssue, readHash, readIssue } from '../actions/issue-read.ts'
import * as verbs from '../actions/issue.ts'
import { purposes } from '../found.ts'
import { codeOf } from '../refusals.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { valueTexts } from '../texts/values.ts'
import { secondLook } from './issue-read.ts'
import {
  clockOf,
  GROUPS,
  issueBadge,
  issuePath,
  ISSUES,
  placeOf,
  PUBLIC_ISSUES,
  severityWords,
} from './look.ts'

async function load(ctx: PageContext) {
  const view = asked(verbs.issueView, ctx.search['view']) ?? 'open'
  return { view, list: await ctx.call(verbs.issues, { ...askedPage(ctx.search), view }) }
}
type Data = Awaited<ReturnType<typeof load>>

/** Voting issues for the authority: what is to be confirmed and answered. */
export const issuesPage = page({
  path: ISSUES,
  surface: 'console',
  permission: 'pollwatch:read',
  nav: { group: 'watch', after: GROUPS, label: texts.issues },
  found: purposes.issues,
  load,
  render(data, view) {
    const { t, base } = view
    const links = verbs.issueView.options.map((one) => ({
      href: withSearch(`${base}${ISSUES}`, { view: one === 'open' ? '' : one }),
      label: t(texts[one]),
      isCurrent: one === data.view,
    }))
    const more = restLink(view, { path: ISSUES, next: data.list.next, search: { view: data.view } })
    const rows = html`<div class="block flush">${listPart(data, view)}</div>${more}`
    return {
      title: t(texts.issues),
      main: html`<div class="no-print">${tabs(t(texts.issueViews), links)}</div>${live('issue-list', rows)}`,
    }
  },
})

function listPart({ list }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.issues),
    isCaptionHidden: true,
    empty: t(texts.issuesNone),
    rows: list.items,
    columns: [
      {
        label: t(texts.issue),
        cell: (row) =>
          html`${named(view, issuePath(row.code), row.summary)}<br>${t(valueTexts[row.category])} · ${t(severityWords(row.severity))}`,
      },
      { label: t(texts.place), cell: ({ place }) => placeOf(view, place) },
      { label: t(texts.state), cell: ({ state }) => issueBadge(view, state) },
      { label: t(texts.clock), cell: (row) => clockOf(view, row) },
      { label: t(texts.opened), cell: ({ openedAt }) => shortMoment(view, openedAt) },
    ],
  })
}

async function loadOne(ctx: PageContext) {
  const issue = await ctx.call(verbs.issue, { code: ctx.params['code'] ?? '' })
  return {
    issue,
    names: await namesOf(ctx, { persons: issue.steps.map(({ person }) => person) }),
    mayAnswer: holds(ctx.actor, 'pollwatch:answer'),
    mayJudge: holds(ctx.actor, 'pollwatch:judge'),
  }
}
type One = Awaited<ReturnType<typeof loadOne>>

const back = (_: unknown, { code: own = '' }: Readonly<Record<string, string>>) => issuePath(own)

/** One issue: what is known, and what the authority does about it. */
export const issuePage = page({
  path: `${ISSUES}/:code`,
  surface: 'console',
  permission: 'pollwatch:read',
  forms: {
    confirm: {
      action: confirmIssue.name,
      next: back,
      said: texts.saidConfirmed,
      asks: { title: texts.confirmTitle, what: texts.confirmWhat, act: texts.confirm },
    },
    answer: { action: verbs.answerIssue.name, next: back, said: texts.saidAnswered },
    close: {
      action: verbs.closeIssue.name,
      next: back,
      said: texts.saidClosed,
      asks: { title: texts.closeTitle, what: texts.closeWhat, act: texts.close },
    },
    reject: { action: verbs.rejectIssue.name, next: back, said: texts.saidRejected },
    read: { action: readIssue.name, next: back, said: texts.saidRead },
    takeOut: { action: readIssue.name, next: back, said: texts.saidTakenOut },
  },
  load: loadOne,
  render(data, view) {
    const { t } = view
    const { issue } = data
    return {
      title: t(valueTexts[issue.category]),
      sub: html`${issueBadge(view, issue.state)} ${code(issue.code)}`,
      main: html`${refusedPart(view, texts)}${readingPart(data, view)}${factsPart(data, view)}${actsPart(data, view)}${block(t(texts.steps), stepsPart(data, view))}`,
      breadcrumb: [{ path: ISSUES, label: t(texts.issues) }],
    }
  },
})

/** What waits to be read stands first: until then nobody else reads it. */
function readingPart({ issue, mayAnswer }: One, view: View): Html | false {
  const { t } = view
  const { toRead } = issue
  if (!mayAnswer || toRead.length === 0 || issue.state === 'rejected') return false
  const form = secondLook(view, { name: 'read', issue, toRead })
  return block(t(texts.readTitle), html`<p>${t(texts.readIntro)}</p>${form}`)
}

function factsPart({ issue }: One, view: View): Html {
  const { t, base, now } = view
  const counts = { entries: t.number(issue.entries), groups: t.number(issue.groups) }
  const isPublic = issue.publicAt <= now
  const link = html` <a href="${base}${PUBLIC_ISSUES}/${issue.code}">${t(texts.publicPage)}</a>`
  return summaryList(t, [
    { label: t(texts.summary), value: typed(issue.summary) },
    { label: t(texts.place), value: placeOf(view, issue.place) },
    { label: t(texts.severity), value: t(severityWords(issue.severity)) },
    { label: t(texts.behind), value: t(texts.behindIs, counts) },
    { label: t(texts.clock), value: clockOf(view, issue) },
    { label: t(texts.publicFrom), value: html`${moment(view, issue.publicAt)}${isPublic && link}` },
    issue.answer !== null && { label: t(texts.answer), value: typed(issue.answer) },
    issue.reason !== null && { label: t(texts.reason), value: typed(issue.reason) },
  ])
}

/** Whoever confirms words that name nobody has read them on this page. */
function readWith(issue: One['issue']): { readonly read?: string } {
  const { toRead } = issue
  return toRead.length > 0 && askedAbout(issue, toRead).length === 0
    ? { read: readHash(toRead) }
    : {}
}

/** Whether names are meant is asked where some were found. */
function unasked({ refused }: View, form: string): { readonly without?: readonly ['isNamed'] } {
  const isAsked = refused?.form === form && refused.problem?.code === codeOf('namesSomebody')
  return isAsked ? {} : { without: ['isNamed'] }
}

function actsPart({ issue, mayAnswer, mayJudge }: One, view: View): Html {
  const { t } = view
  const { state } = issue
  const hidden = { issue: issue.id }
  const confirm =
    mayAnswer &&
    state === 'unconfirmed' &&
    postForm(view, {
      name: 'confirm',
      hidden: { ...hidden, ...readWith(issue) },
      label: t(texts.confirm),
    })
  const answer =
    mayAnswer &&
    (state === 'confirmed' || state === 'answered') &&
    actionForm(view, {
      name: 'answer',
      action: verbs.answerIssue,
      labels: texts,
      hidden,
      values: { answer: issue.answer },
      looks: { answer: { rows: 4 } },
      ...unasked(view, 'answer'),
      button: texts.sendAnswer,
    })
  const close =
    mayAnswer &&
    state === 'answered' &&
    postForm(view, { name: 'close', hidden, label: t(texts.close), kind: 'secondary' })
  const reject =
    mayJudge &&
    verbs.LIVE.some((one) => one === state) &&
    disclosure(
      t(texts.reject),
      actionForm(view, {
        name: 'reject',
        action: verbs.rejectIssue,
        labels: texts,
        hidden,
        ...unasked(view, 'reject'),
        button: texts.reject,
        kind: 'danger',
      }),
    )
  const takeOut =
    mayAnswer &&
    issue.toRead.length === 0 &&
    disclosure(t(texts.takeOut), secondLook(view, { name: 'takeOut', issue, toRead: [] }))
  return html`<div class="no-print">${confirm}${answer}${close}${reject}${takeOut}</div>`
}

function stepsPart({ issue, names }: One, view: View): Html {
  const { t, node } = view
  return timeline(
    t,
    issue.steps.map(({ kind, words, person, at }) => ({
      moment: { at, zone: node.zone },
      title: html`${t(kind === 'opened' || kind === 'joined' || kind === 'read' ? texts[kind] : valueTexts[kind])}, ${personName(view, names, person)}`,
      ...(words === '' ? {} : { body: typed(words) }),
    })),
  )
}
