import { holds } from '../../../core/actor.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import type { CapIssue } from '../../../lib/cap/index.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkbox, textField } from '../../../ui/field.ts'
import { buttonLink, fieldStates, postForm, refusedPart, ofRow } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName, areaName } from '../../../ui/name.ts'
import { notification, warningText } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage, languageName, spoken, word } from '../../../ui/words.ts'
import { reject } from '../actions/alert.ts'
import { preview, show } from '../actions/view.ts'
import { NOT_WHAT_WAS_READ } from '../refusals.ts'
import { isEnd } from '../schema.ts'
import { texts } from '../texts/alerts.ts'
import { issueWords } from '../texts/values.ts'
import { ALERTS_PATH, alertAddress, alertTrail, backTo } from './addresses.ts'
import { confirmField } from './alert-form.ts'
import { wholeContent } from './content-whole.ts'

async function load(ctx: PageContext) {
  const alert = ctx.params['alert'] ?? ''
  const facts = await ctx.call(show, { alert })
  return {
    facts,
    preview: await ctx.call(preview, { alert }),
    names: await namesOf(ctx, { persons: [facts.proposal?.by, facts.proposal?.refusedBy] }),
    hasDevice: ctx.node.realm === 'exercise' || ctx.actor.device !== undefined,
    mayDraft: holds(ctx.actor, 'alerting:draft'),
    mayRelease: holds(ctx.actor, 'alerting:release'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const checkPage = page({
  path: `${ALERTS_PATH}/:alert/check`,
  surface: 'console',
  permission: 'alerting:read',
  forms: { propose: { action: 'alerting.propose', next: backTo('check') } },
  load,
  render(data, view) {
    const main = html`${refusedPart(view)}${devicePart(data, view)}${issuesPart(data, view)}${whatPart(data, view)}${nextPart(data, view)}`
    return { title: view.t(texts.check), main, breadcrumb: trail(data, view) }
  },
})

export const releasePage = page({
  path: `${ALERTS_PATH}/:alert/release`,
  surface: 'console',
  permission: 'alerting:release',
  forms: {
    issue: { action: 'alerting.issue', next: backTo() },
    update: { action: 'alerting.update', next: backTo() },
    end: { action: 'alerting.endAsProposed', next: backTo() },
    reject: { action: 'alerting.reject', next: backTo() },
  },
  load,
  render(data, view) {
    const { t, node } = view
    const words = node.realm === 'actual' ? texts.releaseActual : texts.releaseExercise
    const main = html`${refusedPart(view)}${devicePart(data, view)}${warningText(t, t(words))}${proposalPart(data, view)}${issuesPart(data, view)}${whatPart(data, view)}${releasePart(data, view)}`
    return { title: t(texts.releaseTitle), main, breadcrumb: trail(data, view) }
  },
})

function trail({ facts: { alert, headlines } }: Data, view: View) {
  return alertTrail(view, { alert, label: inLanguage(view, headlines) })
}

/** Said before it is tried: on a browser that is not known yet nobody is one of the two. */
function devicePart({ hasDevice }: Data, { t }: View): Html | false {
  return !hasDevice && notification(t, { tone: 'warn', body: t(texts.newBrowser) })
}

function issuesPart({ preview: { issues } }: Data, view: View): Html {
  const { t } = view
  const errors = issues.filter(({ level }) => level === 'error')
  const warnings = issues.filter(({ level }) => level === 'warning')
  const bad =
    errors.length > 0 &&
    notification(t, { tone: 'bad', body: [t(texts.inTheWay), issueList(view, errors)] })
  const odd =
    warnings.length > 0 &&
    notification(t, { tone: 'info', body: [t(texts.worthALook), issueList(view, warnings)] })
  const well =
    errors.length === 0 && notification(t, { tone: 'ok', body: t(texts.nothingInTheWay) })
  return html`${bad}${well}${odd}`
}

function issueList(view: View, issues: readonly CapIssue[]): Html {
  // A warning without a language comes once for each block.
  const first = issues.filter(
    ({ code: name }, at) => issues.findIndex(({ code: other }) => other === name) === at,
  )
  const items = first.map(({ code: name, path }) => {
    const [key = '', language] = name.split(':')
    const words = word(view, issueWords, key)
    const known = words !== key
    return html`<li>${known ? words : code(name)}${language !== undefined && html` (${spoken(language, languageName(language))})`}${!known && html` ${code(path)}`}</li>`
  })
  return html`<ul>${items}</ul>`
}

/** Who would get it and what they read: what a person checks before the release. */
function whatPart({ preview: shown }: Data, view: View): Html {
  const { t, node } = view
  const { count, withoutDevice } = shown
  const names = { areas: new Map(shown.perArea.map(({ path, name }) => [path, name])) }
  const byArea = table(t, {
    caption: t(texts.perArea),
    rows: shown.perArea,
    columns: [
      { label: t(texts.area), cell: ({ path }) => areaName(view, names, path) },
      { label: t(texts.stations), cell: (row) => t.number(row.count), isNumber: true },
    ],
  })
  const later = (label: Message, which: 'cancelTexts' | 'clearTexts') => ({
    label: t(label),
    cell: ({ language }: { readonly language: string }) =>
      shown[which]
        .filter((text) => text.language === language)
        .map(({ headline }) => spoken(language, headline)),
  })
  const read = table(t, {
    caption: t(texts.whatTheyRead),
    rows: shown.firstLines,
    columns: [
      { label: t(texts.language), cell: ({ language: one }) => spoken(one, languageName(one)) },
      { label: t(texts.headline), cell: ({ language, headline }) => spoken(language, headline) },
      {
        label: t(texts.instruction),
        cell: ({ language, instruction }) => spoken(language, instruction),
      },
      // What one person may say later without the second.
      ...(isEnd(shown.kind)
        ? []
        : [later(texts.cancelText, 'cancelTexts'), later(texts.clearText, 'clearTexts')]),
    ],
  })
  const whole = wholeContent(view, shown.content, names)
  return html`<p><strong>${t(texts.recipients, { count })}</strong>${withoutDevice > 0 && html` ${node.realm === 'actual' ? t(texts.withoutDevice, { count: withoutDevice }) : t(texts.simulated)}`}</p>${byArea}${read}<h2>${t(texts.whatIsSent)}</h2>${whole}`
}

function proposalPart({ facts, names }: Data, view: View): Html {
  const { t, node } = view
  const { proposal } = facts
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
  return html`${releaseRefused(view, proposal, names)}<p>${by} ${then}</p>`
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
      hidden: { alert },
      body: confirmField(view, 'propose', languages),
      label: t(texts.propose),
    })
  const link = (part: string, label: string) =>
    buttonLink({ href: `${base}${alertAddress(alert, part)}`, label, kind: 'secondary' })
  const edit = mayDraft && state === 'draft' && link('edit', t(texts.editAlert))
  const release = mayRelease && isWaiting && link('release', t(texts.release))
  return html`${proposalPart(data, view)}${propose}<p>${edit} ${release}</p>`
}

/** Forms of the release page by what is released; by hand, because the count is compared and the clock confirmed. */
const RELEASE_FORMS = { Alert: 'issue', Update: 'update', Cancel: 'end', AllClear: 'end' } as const

function releasePart({ facts, preview: shown }: Data, view: View): Html {
  const { t, node } = view
  const { alert, proposal } = facts
  if (proposal === null || proposal.isLapsed || shown.read === null) return html``
  if (view.refused?.problem?.code === NOT_WHAT_WAS_READ) return readAgainPart(view, alert)
  const name = RELEASE_FORMS[shown.kind]
  const fields = { alert, read: shown.read }
  const release = postForm(view, {
    name,
    hidden: fields,
    body: [countField(view, name), timePart(shown, view, name)],
    label: t(texts.releaseNow),
    kind: 'danger',
  })
  return html`${release}${node.realm === 'actual' && name !== 'end' && alonePart(view, { fields, name, shown })}${rejectPart(view, alert)}`
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
