import { holds } from '../../../core/actor.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { countdown } from '../../../ui/countdown.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { checkbox, textField } from '../../../ui/field.ts'
import { buttonLink, fieldStates, postForm, refusedPart, ofRow } from '../../../ui/form.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, personName } from '../../../ui/name.ts'
import { notification, warningText } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage, spoken } from '../../../ui/words.ts'
import { reject } from '../actions/alert.ts'
import { preview, show } from '../actions/view.ts'
import { myContacts } from '../actions/contact.ts'
import { commonArea } from '../areas.ts'
import { onDuty } from '../needs.ts'
import { NOT_WHAT_WAS_READ } from '../refusals.ts'
import { isEnd } from '../schema.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts as words } from '../texts/compose.ts'
import { ALERTS_PATH, alertAddress, alertTrail, backTo } from './addresses.ts'
import { despiteLine } from './alert-end.ts'
import { confirmField } from './alert-form.ts'
import { seenPart } from './compose-side.ts'
import { findingsNotice, titlesOf } from './findings-part.ts'
import { wholeContent } from './content-whole.ts'
import { withNames } from './missing-words.ts'
import { issuesPart } from './issues-part.ts'
import { sentPart, TO_ME, trialPart } from './trial-part.ts'

async function load(ctx: PageContext) {
  const alert = ctx.params['alert'] ?? ''
  const facts = await ctx.call(show, { alert })
  const shown = await ctx.call(preview, { alert })
  return {
    facts,
    preview: shown,
    names: await namesOf(ctx, {
      persons: [facts.proposal?.by, facts.proposal?.refusedBy],
      areas: shown.perArea.map(({ path }) => path),
    }),
    titles: await titlesOf(ctx),
    isProposer: facts.proposal?.by === ctx.actor.id,
    onDuty: holds(ctx.actor, 'territory:read')
      ? (await ctx.ask(onDuty, { area: commonArea(facts.areas) })).now
      : [],
    hasDevice: ctx.node.realm === 'exercise' || ctx.actor.device !== undefined,
    mayDraft: holds(ctx.actor, 'alerting:draft'),
    mayTry: holds(ctx.actor, 'alerting:try'),
    mayRelease: holds(ctx.actor, 'alerting:release'),
    contacts: holds(ctx.actor, 'accounts:self') ? (await ctx.call(myContacts, {})).items : [],
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What the fields of check and release are called. */
const CHECK_LABELS = {
  ...texts,
  count: texts.typeCount,
  breakGlassReason: texts.reason,
  timeConfirmed: texts.timeIsRight,
}

export const checkPage = page({
  path: `${ALERTS_PATH}/:alert/check`,
  surface: 'console',
  permission: 'alerting:read',
  forms: {
    propose: {
      action: 'alerting.propose',
      next: backTo('check'),
      said: words.proposed,
      undo: { action: 'alerting.redraft', input: ({ alert }: { alert: string }) => ({ alert }) },
    },
    [TO_ME]: { action: 'alerting.sendToMe', next: () => null },
  },
  load,
  render(data, page) {
    const view = withNames(page, 'propose')
    const { t } = view
    const next = html`${proposalPart(data, view)}${nextPart(data, view)}`
    const main = html`${refusedPart(view, CHECK_LABELS)}${sentPart(view)}${foundPart(data, view)}${devicePart(data, view)}${decided(data, view, next)}`
    return { title: t(texts.check), sub: lead(data, view), main, breadcrumb: trail(data, view) }
  },
})

export const releasePage = page({
  path: `${ALERTS_PATH}/:alert/release`,
  surface: 'console',
  permission: 'alerting:release',
  forms: {
    issue: { action: 'alerting.issue', next: backTo(), said: texts.released },
    update: { action: 'alerting.update', next: backTo(), said: texts.released },
    end: { action: 'alerting.endAsProposed', next: backTo(), said: texts.released },
    reject: { action: 'alerting.reject', next: backTo(), said: texts.rejected },
    [TO_ME]: { action: 'alerting.sendToMe', next: () => null },
  },
  load,
  render(data, view) {
    const { t } = view
    const next = html`${releasePart(data, view)}${proposalPart(data, view)}`
    const main = html`${refusedPart(view, CHECK_LABELS)}${sentPart(view)}${foundPart(data, view)}${devicePart(data, view)}${decided(data, view, next)}`
    return {
      title: t(RELEASE_TITLES[data.preview.kind]),
      sub: lead(data, view),
      main,
      breadcrumb: trail(data, view),
    }
  },
})

/** What of it is still so, as long as nothing was decided: it may be over while somebody reads. */
function foundPart({ facts, titles }: Data, view: View): Html {
  return live('alert-found', findingsNotice(view, { facts, titles }))
}

/** What stands in the way comes first; what does not, after what a person does. */
function decided(data: Data, view: View, next: Html): Html {
  const hasErrors = data.preview.issues.some(({ level }) => level === 'error')
  const issues = issuesPart(data.preview.issues, view)
  return html`${hasErrors && issues}${decision(data, view, next)}${!hasErrors && issues}`
}

const RELEASE_TITLES = {
  Alert: texts.releaseTitle,
  Update: texts.releaseUpdate,
  AllClear: texts.releaseClear,
  Cancel: texts.releaseCancel,
} as const

/** How bad it says that it is, and how long it may still be released. */
function lead({ facts, preview: { content, kind } }: Data, view: View): Html {
  const { t } = view
  const { proposal } = facts
  // What ends an alert is no danger, and wears none of its colours.
  const severity = !isEnd(kind) && severityBadge(t, content.severity as Severity)
  const left =
    proposal !== null &&
    !proposal.isLapsed &&
    t.parts(texts.lapsesIn, { time: countdown(view, proposal.lapsesAt) })
  return html`${severity} ${left}`
}

function trail({ facts: { alert, headlines } }: Data, view: View) {
  return alertTrail(view, { alert, label: inLanguage(view, headlines) })
}

/** Said before it is tried: on a browser that is not known yet nobody is one of the two. */
function devicePart({ hasDevice }: Data, { t }: View): Html | false {
  return !hasDevice && notification(t, { tone: 'warn', body: t(texts.newBrowser) })
}

/** On one screen: how many read it and what a person does about it, and beside it what they will see. */
function decision(data: Data, view: View, next: Html): Html {
  const { t } = view
  const { content, count } = data.preview
  return html`<div class="cols"><div><section class="block"><h2>${t(texts.recipients, { count })}</h2>${reachPart(data, view)}${next}</section>
<section class="block"><h2>${t(texts.whatIsSent)}</h2>${perAreaPart(data, view)}${wholeContent(view, content, data.names)}</section></div>
<div>${data.preview.firstLines.map((line, n) => seenIn(data, view, line, n === 0))}</div></div>`
}

/** Whom it reaches besides the stations, and whom it does not. */
function reachPart({ preview: { withoutDevice, content } }: Data, { t, node }: View): Html {
  const isReal = node.realm === 'actual'
  const isPublic = content.scope === 'Public'
  const missing =
    withoutDevice > 0 &&
    (isReal ? t(texts.withoutDevice, { count: withoutDevice }) : t(texts.simulated))
  const whom = isReal
    ? t(isPublic ? texts.readsPublic : texts.readsStations)
    : t(isPublic ? texts.readsPublicExercise : texts.releaseExercise)
  return html`<p>${whom}</p>${missing && html`<p><strong>${missing}</strong></p>`}`
}

/** Areas that stand in sight; with more of them the list is opened. */
const AREAS_IN_SIGHT = 8

function perAreaPart({ preview: { perArea }, names }: Data, view: View): Html {
  const { t } = view
  const list = table(t, {
    caption: t(texts.perArea),
    isCaptionHidden: perArea.length > AREAS_IN_SIGHT,
    rows: perArea,
    columns: [
      { label: t(texts.area), cell: ({ path }) => areaName(view, names, path) },
      { label: t(texts.stations), cell: (row) => t.number(row.count), isNumber: true },
    ],
  })
  return perArea.length > AREAS_IN_SIGHT ? disclosure(t(texts.perArea), list) : list
}

type Line = Data['preview']['firstLines'][number]

/** What people see in one language, and what one person may say later without the second. */
function seenIn({ preview: shown }: Data, view: View, line: Line, isOpen: boolean): Html {
  const { t } = view
  const { language } = line
  const later = (label: Message, which: 'cancelTexts' | 'clearTexts') =>
    shown[which]
      .filter((text) => text.language === language)
      .map((text) => ({ label: t(label), value: spoken(language, text.headline) }))
  const isOver = isEnd(shown.kind)
  const laterOn = isOver
    ? []
    : [...later(texts.cancelText, 'cancelTexts'), ...later(texts.clearText, 'clearTexts')]
  return seenPart(view, {
    ...line,
    isOpen,
    eventCode: shown.content.eventCode,
    answers: isOver ? [] : shown.content.answers,
    voters: shown.publicLines.find((one) => one.language === language) ?? false,
    more: laterOn.length > 0 && summaryList(t, laterOn),
  })
}

function proposalPart(data: Data, view: View): Html {
  const { t, node } = view
  const { names } = data
  const { proposal } = data.facts
  if (proposal === null) return html``
  const by = t.parts(texts.proposedBy, {
    person: personName(view, names, proposal.by),
    time: moment(view, proposal.at),
  })
  const then = proposal.isLapsed
    ? t(texts.proposalLapsed)
    : t.parts(node.realm === 'actual' ? texts.waitsForSecond : texts.mayReleaseIt, {
        time: moment(view, proposal.lapsesAt),
      })
  return html`${releaseRefused(view, proposal, names)}<p>${by} ${then}</p>${despiteLine(proposal.end, view)}${mustCall(data) && dutyLine(t, { now: data.onDuty, zone: node.zone })}`
}

/** Whoever proposed calls the second person; in the exercise he may be both. */
function mustCall({ isProposer, facts: { proposal } }: Data): boolean {
  return isProposer && proposal !== null && !proposal.isLapsed
}

function nextPart(data: Data, view: View): Html {
  const { t, base } = view
  const { facts, mayDraft, mayRelease } = data
  const { alert, proposal, state } = facts
  const isWaiting = proposal !== null && !proposal.isLapsed
  const languages = data.preview.firstLines.map(({ language }) => language)
  const propose =
    mayDraft &&
    !isWaiting &&
    (state === 'draft' || state === 'proposed') &&
    postForm(view, {
      name: 'propose',
      hidden: { alert, read: data.preview.draftRead },
      body: confirmField(view, 'propose', languages),
      label: t(texts.propose),
    })
  const edit =
    mayDraft &&
    state === 'draft' &&
    buttonLink({
      href: `${base}${alertAddress(alert, 'edit')}`,
      label: t(texts.editAlert),
      kind: 'secondary',
    })
  const isSecond = mayRelease && isWaiting && (!data.isProposer || view.node.realm === 'exercise')
  const release =
    isSecond &&
    buttonLink({ href: `${base}${alertAddress(alert, 'release')}`, label: t(texts.release) })
  return html`${propose}${stepsPart(data, view, [release, edit])}`
}

/** Steps beside each other, with the one that sends it to whoever reads this. */
function stepsPart({ facts, contacts: all, mayTry }: Data, view: View, steps: Markup): Html {
  const contacts = all.filter(({ isConfirmed }) => isConfirmed)
  return mayTry
    ? trialPart(view, { alert: facts.alert, contacts, beside: steps })
    : html`<div class="buttons steps">${steps}</div>`
}

/** Forms of the release page by what is released; by hand, because the count is compared and the clock confirmed. */
const RELEASE_FORMS = { Alert: 'issue', Update: 'update', Cancel: 'end', AllClear: 'end' } as const

function releasePart(data: Data, view: View): Html {
  const { facts, preview: shown, isProposer } = data
  const { t, node } = view
  const { alert, proposal } = facts
  if (proposal === null || proposal.isLapsed || shown.read === null) return html``
  if (view.refused?.problem?.code === NOT_WHAT_WAS_READ) return readAgainPart(view, alert)
  // Whoever proposed is never the second person: there is nothing to press, but for who is alone.
  const isSecond = node.realm === 'exercise' || !isProposer
  const name = RELEASE_FORMS[shown.kind]
  const fields = { alert, read: shown.read }
  const release = postForm(view, {
    name,
    hidden: fields,
    body: [countField(view, name), timePart(shown, view, name)],
    label: t(texts.releaseTo, { count: shown.count }),
    kind: 'danger',
  })
  return html`${isSecond && release}${node.realm === 'actual' && name !== 'end' && alonePart(view, { fields, name, shown })}${stepsPart(data, view, rejectPart(view, alert))}`
}

/** Whoever releases types the number of stations, so that he has read it. */
function countField({ t, refused }: View, form: string): Html {
  return textField(t, {
    ...fieldStates(form, refused)('count'),
    label: t(texts.typeCount),
    hint: t(texts.typeCountHint),
    inputMode: 'numeric',
    direction: 'ltr',
    width: 'short',
    autocomplete: 'off',
  })
}

/** Who read another proposal presses nothing here: the page is asked for anew, and read. */
function readAgainPart({ t, base }: View, alert: string): Html {
  const href = `${base}${alertAddress(alert, 'release')}`
  return html`<p>${buttonLink({ href, label: t(texts.readAgain) })}</p>`
}

/** While the machine's clock is doubted: the time that the alert would carry, to be compared with another clock. */
function timePart({ clock }: Data['preview'], view: View, form: string): Html {
  if (clock === null) return html``
  const { t } = view
  const said = t.parts(texts.clockDoubted, {
    time: moment(view, clock.time),
    machine: moment(view, clock.machine),
  })
  const confirm = checkbox({
    ...fieldStates(form, view.refused)('timeConfirmed'),
    value: clock.time,
    label: t(texts.timeIsRight),
    isChecked: false,
  })
  return html`${warningText(t, said)}${confirm}`
}

/** Break-glass: closed at first, with its own count, so that nobody takes this way by accident. */
function alonePart(
  view: View,
  of: { fields: Readonly<Record<string, string>>; name: string; shown: Data['preview'] },
): Html {
  const { t } = view
  const { fields, name, shown } = of
  const alone = ofRow(name, 'alone')
  const reason = fieldStates(alone, view.refused)('breakGlassReason')
  const body = [
    html`<p class="hint">${t(texts.aloneHint)}</p>`,
    countField(view, alone),
    textField(t, { ...reason, label: t(texts.reason), maxLength: 300 }),
    timePart(shown, view, alone),
  ]
  const release = postForm(view, {
    name: alone,
    hidden: fields,
    body,
    label: t(texts.releaseAlone),
    kind: 'danger',
  })
  return disclosure(t(texts.alone), release)
}

function rejectPart(view: View, alert: string): Html {
  const form = actionForm(view, {
    name: 'reject',
    action: reject,
    labels: texts,
    hidden: { alert },
    button: texts.reject,
    kind: 'secondary',
  })
  return disclosure(view.t(texts.reject), form)
}

/** For whoever proposed: somebody was refused the release because he had read another proposal. */
export function releaseRefused(
  view: View,
  proposal: Data['facts']['proposal'],
  names: Names,
): Html | null {
  const { refusedBy = null, refusedAt = null } = proposal ?? {}
  if (refusedBy === null || refusedAt === null) return null
  const person = personName(view, names, refusedBy)
  const body = view.t.parts(texts.releaseRefused, { person, time: moment(view, refusedAt) })
  return notification(view.t, { tone: 'warn', body })
}
