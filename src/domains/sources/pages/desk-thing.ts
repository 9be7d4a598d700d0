import { holds } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code as codeOf, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { languageName, paragraphs } from '../../../ui/words.ts'
import * as judge from '../actions/assessment.ts'
import { correctItem, correctSource, merge, withdraw } from '../actions/end.ts'
import * as remove from '../actions/remove.ts'
import { type Copy, copiesOf, giveSnapshot, openCopy, snapshot } from '../actions/snapshot.ts'
import { keep } from '../actions/item.ts'
import { publicSources, type Thing, type ToldItem, type ToldSource } from '../actions/public.ts'
import { assessmentsOf, type DeskAssessment } from '../actions/read.ts'
import * as verbs from '../actions/source.ts'
import { isSource } from '../actions/thing-ref.ts'
import { DISCLOSURES, STANDINGS } from '../schema.ts'
import { copyTexts } from '../texts/copies.ts'
import { endingTexts } from '../texts/ending.ts'
import { removalTexts } from '../texts/removal.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { standingTexts, valueTexts } from '../texts/public.ts'
import { DESK, deskPath, kindOf, questionOf, thingAt, thingPath } from './look.ts'
import { copyActs } from './copy-acts.ts'
import { snapshotPart, withCopies } from './copies.ts'
import { endingForms, endingPart, loadEnding } from './ending.ts'
import { loadSourceEnding, sourceEndingForm, sourceEndingPart } from './source-ending.ts'
import { partOf } from './thing.ts'
import { correctItemForm, correctSourceForm, itemLabels } from './write.ts'

async function load(ctx: PageContext) {
  const thing = await thingAt(ctx)
  const items =
    thing.source === null ? [] : (await ctx.call(assessmentsOf, { source: thing.code })).items
  const open = items.find(({ state }) => state === 'proposed')
  const copies = thing.item === null ? [] : (await ctx.call(copiesOf, { item: thing.code })).copies
  const ending = await loadEnding(ctx, thing)
  const becoming = await loadSourceEnding(ctx, thing)
  const mayAssess = holds(ctx.actor, 'sources:assess')
  const there = copies.filter(({ state }) => state === 'taken' || state === 'withheld')
  const rests = mayAssess && there.length > 0 ? await restsOf(ctx, there) : []
  return {
    thing,
    assessments: items,
    ending,
    becoming,
    copies,
    rests,
    ownAsking: await ctx.ofReader(({ actor }) =>
      rests.flatMap(({ copy, asked }) => (asked?.by === actor.id ? copy : [])),
    ),
    mayWrite: holds(ctx.actor, 'sources:write'),
    mayAssess,
    isOwn: await ctx.ofReader(({ actor }) => actor.id === open?.writtenBy),
  }
}
type Data = Awaited<ReturnType<typeof load>>

async function restsOf(ctx: PageContext, copies: readonly { readonly code: string }[]) {
  const asked = { copies: copies.map(({ code }) => code) }
  return (await ctx.call(remove.copiesResting, asked)).items
}

const back = (_: unknown, { thing = '' }: Readonly<Record<string, string>>) => deskPath(thing)
const saved = { next: back, said: texts.saidSaved }
const savedOrAsked = { next: back, said: texts.saidSavedOrAsked }
const { remove: act, removeWhat: what, saidRemoved } = copyTexts
const taken = { next: back, said: saidRemoved, asks: { title: act, what, act } }

/** Both by their titles, before one is merged into the other; nothing where a code is not known, which is refused then. */
async function namedInMerge(ctx: PageContext, sent: Readonly<Record<string, string>>) {
  const titles: string[] = []
  for (const search of [sent['code'] ?? '', sent['into']?.trim().toUpperCase() ?? '']) {
    const { items } = await ctx.call(publicSources, { search, limit: 1 })
    titles.push(...items.filter(({ code }) => code === search).map(({ title }) => title))
  }
  const [one, other] = titles
  return (t: View['t']) =>
    one === undefined || other === undefined ? [] : [t(texts.mergeNamed, { one, other })]
}

/** One source or reference at the desk: what waits, what everybody reads, and what can be done with it. */
export const deskThingPage = page({
  path: `${DESK}/:thing`,
  surface: 'console',
  permission: 'sources:read',
  forms: {
    correct: { action: correctSource.name, ...savedOrAsked },
    correctItem: { action: correctItem.name, ...savedOrAsked },
    keep: { action: keep.name, ...saved },
    snapshot: { action: snapshot.name, next: back, said: copyTexts.saidAsked },
    giveSnapshot: { action: giveSnapshot.name, next: back },
    openCopy: { action: openCopy.name, next: back },
    removeCopy: { action: remove.removeCopy.name, ...taken },
    askRemoval: {
      action: remove.askRemoval.name,
      next: back,
      said: removalTexts.saidWithheld,
      asks: {
        title: removalTexts.askRemoval,
        what: removalTexts.askRemovalWhat,
        act: removalTexts.askRemoval,
      },
    },
    agreeRemoval: { action: remove.agreeRemoval.name, ...taken },
    refuseRemoval: {
      action: remove.refuseRemoval.name,
      next: back,
      said: removalTexts.saidReturned,
    },
    ...endingForms(back),
    agreeSource: sourceEndingForm(back),
    assess: { action: judge.assess.name, next: back, said: texts.saidProposed },
    agree: { action: judge.agree.name, next: back, said: texts.saidAgreed },
    disagree: { action: judge.disagree.name, next: back, said: texts.saidRefused },
    disclose: { action: verbs.noteDisclosure.name, ...saved },
    discuss: { action: verbs.discuss.name, ...saved },
    reply: { action: verbs.reply.name, ...saved },
    merge: {
      action: merge.name,
      ...savedOrAsked,
      asks: { title: texts.merge, what: texts.mergeWhat, act: texts.merge, more: namedInMerge },
    },
    withdraw: {
      action: withdraw.name,
      ...savedOrAsked,
      asks: { title: texts.withdraw, what: texts.withdrawWhat, act: texts.withdraw },
    },
  },
  load,
  render(data, view) {
    const { t, base } = view
    const { thing } = data
    const { source, item, code } = thing
    const open = buttonLink({
      href: `${base}${thingPath(code)}`,
      label: t(texts.open),
      kind: 'secondary',
    })
    const isHere = thing.state === 'here'
    const kind = source?.kind ?? item?.csl.type
    const main = isHere
      ? html`<div class="no-print">${endingPart(data.ending, view)}${sourceEndingPart(data.becoming, view)}</div>${actPart(data, view)}${withCopies(data, partOf(thing, view), view, data.mayAssess ? actsOf(data, view) : undefined)}${refusedOnes(data, view)}`
      : endedPart(thing, view)
    return {
      title: thing.title,
      sub: html`${kind !== undefined && kindOf(view, kind)} ${codeOf(code)}`,
      acts: open,
      main: html`${refusedPart(view, item === null ? texts : itemLabels)}${main}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

const actsOf =
  ({ rests, ownAsking }: Data, view: View) =>
  (copy: Copy) =>
    copyActs(
      copy,
      {
        rests: rests.find((one) => one.copy === copy.code),
        isOwnAsking: ownAsking.includes(copy.code),
      },
      view,
    )

function endedPart({ reason, mergedInto }: Thing, { t, base }: View): Html {
  const to =
    mergedInto !== null &&
    html`<p>${t.parts(texts.goesTo, { code: html`<a href="${base}${deskPath(mergedInto)}">${mergedInto}</a>` })}</p>`
  return html`<p><strong>${t(texts.over)}</strong></p>${to}<p>${typed(reason ?? '')}</p>`
}

function actPart(data: Data, view: View): Html {
  const { thing, mayWrite } = data
  const { source, item, code } = thing
  const own = source === null ? itemActs(item, data, view) : sourceActs(source, data, view)
  const isAsked = data.ending !== null || data.becoming !== null
  const ending = mayWrite && !isAsked && disclosure(view.t(texts.ending), endPart(code, view))
  const acts = [...own, ending].filter((one) => one !== false)
  const all = acts.length > 0 && block(view.t(texts.acts), html`${acts}`)
  return html`<div class="no-print">${waitingPart(data, view)}${all}</div>`
}

function sourceActs(source: ToldSource, data: Data, view: View): (Html | false)[] {
  const { thing, mayWrite } = data
  const { code } = thing
  if (!mayWrite) return [assessPart(data, view)]
  return [
    disclosure(view.t(texts.disclosing), disclosePart(code, view)),
    assessPart(data, view),
    sayParts(code, view),
    data.becoming === null &&
      correction(html`${sourceHint(view)}${correctSourceForm(code, source, view)}`, view),
  ]
}

function itemActs(item: ToldItem | null, data: Data, view: View): (Html | false)[] {
  const { thing, mayWrite, ending } = data
  if (item === null || !mayWrite) return []
  const keeping = item.isProposed && keepPart(thing.code, view)
  const hint = html`<p class="hint">${view.t(endingTexts.correctHint)}</p>`
  const form = html`${hint}${correctItemForm(thing.code, item, view)}`
  const own = ending === null && correction(form, view)
  return [keeping, snapshotPart(thing.code, view), own]
}

const sourceHint = ({ t }: View) => html`<p class="hint">${t(endingTexts.sourceHint)}</p>`

const correction = (form: Html, { t }: View) => disclosure(t(texts.correct), form)

function keepPart(item: string, view: View): Html {
  const { t } = view
  const form = postForm(view, { name: 'keep', hidden: { item }, label: t(texts.keep) })
  return html`<p>${t(texts.keepHint)}</p>${form}`
}

const labels = { ...texts, name: texts.signedAs }

/** The assessment that waits, and what the reader can do about it. */
function waitingPart({ assessments, mayAssess, isOwn }: Data, view: View): Html | false {
  const open = assessments.find(({ state }) => state === 'proposed')
  if (open === undefined) return false
  const { t, node } = view
  const hidden = { assessment: open.id }
  const agree = actionForm(view, {
    name: 'agree',
    action: judge.agree,
    labels,
    hidden: { ...hidden, read: open.read },
    button: texts.agree,
  })
  const disagree = actionForm(view, {
    name: 'disagree',
    action: judge.disagree,
    labels,
    hidden,
    button: texts.disagree,
    kind: 'danger',
  })
  const isBarred = isOwn && node.realm === 'actual'
  const acts =
    mayAssess &&
    html`${isBarred ? html`<p>${t(texts.ownProposal)}</p>` : agree}${disclosure(t(texts.disagree), disagree)}`
  return block(t(texts.waits), html`${wordsPart(open, view)}${acts}`)
}

function wordsPart(row: DeskAssessment, view: View): Html {
  const { t } = view
  const { standing, scope, reasons, dissent, language, firstName, secondName, refused } = row
  const names = [firstName, secondName].filter((one) => one !== null).join(', ')
  const time = shortMoment(view, row.decidedAt ?? row.writtenAt)
  const about = (label: string, words: string | null) =>
    words !== null && html`<h3>${label}</h3>${paragraphs(language, words)}`
  return html`<p><strong>${t(valueTexts[standing])}</strong>. ${t(standingTexts[standing])}</p>${about(t(texts.scope), scope)}${about(t(texts.reasons), reasons)}${about(t(texts.dissent), dissent)}${about(t(texts.disagree), refused)}<p class="hint">${t.parts(texts.by, { name: typed(names), time })}</p>`
}

function languagesOf({ node }: View) {
  return node.languages.map((one) => ({ value: one, label: languageName(one) }))
}

function assessPart({ thing, assessments, mayAssess }: Data, view: View): Html | false {
  if (!mayAssess || assessments.some(({ state }) => state === 'proposed')) return false
  const { t } = view
  const form = actionForm(view, {
    name: 'assess',
    action: judge.assess,
    labels,
    hidden: { source: thing.code },
    values: { language: t.language },
    choices: {
      standing: Object.fromEntries(STANDINGS.map((one) => [one, valueTexts[one]])),
      language: languagesOf(view),
    },
    looks: { scope: { rows: 2 }, reasons: { rows: 5 }, dissent: { rows: 3 } },
    button: texts.propose,
  })
  return disclosure(t(texts.assessTitle), html`<p>${t(texts.assessHint)}</p>${form}`)
}

function disclosePart(source: string, view: View): Html {
  const { t } = view
  const questions = Array.from({ length: DISCLOSURES }, (_, n) => {
    return { value: String(n + 1), label: `${t.number(n + 1)}. ${questionOf(view, n + 1)}` }
  })
  return actionForm(view, {
    name: 'disclose',
    action: verbs.noteDisclosure,
    labels: { ...texts, url: texts.where },
    hidden: { source },
    values: { state: 'stated' },
    choices: {
      number: questions,
      state: {
        stated: texts.stated,
        'not-found': texts['not-found'],
        'not-asked': texts['not-asked'],
      },
    },
    looks: {
      statement: { rows: 3 },
      url: { type: 'url', direction: 'ltr' },
      asOf: { calendar: 'day' },
    },
    button: texts.note,
  })
}

/** What people and the source itself say. */
function sayParts(source: string, view: View): Html {
  const { t } = view
  const shared = {
    hidden: { source },
    values: { language: t.language },
    choices: { language: languagesOf(view) },
    looks: { words: { rows: 5 } },
  }
  const remark = actionForm(view, {
    ...shared,
    name: 'discuss',
    action: verbs.discuss,
    labels,
    button: texts.discussing,
  })
  const reply = actionForm(view, {
    ...shared,
    name: 'reply',
    action: verbs.reply,
    labels: { ...texts, name: texts.spokeFor },
    button: texts.replying,
  })
  return html`${disclosure(t(texts.discussing), html`<p>${t(texts.discussHint)}</p>${remark}`)}${disclosure(t(texts.replying), html`<p>${t(texts.replyHint)}</p>${reply}`)}`
}

function endPart(code: string, view: View): Html {
  const hidden = { code }
  const looks = { into: { direction: 'ltr', width: 'medium' } } as const
  const first = { name: 'merge', action: merge, labels: texts, hidden, looks } as const
  const second = { name: 'withdraw', action: withdraw, labels: texts, hidden } as const
  const hint = isSource(code)
    ? sourceHint(view)
    : html`<p class="hint">${view.t(endingTexts.hint)}</p>`
  return html`${hint}${actionForm(view, { ...first, button: texts.merge, kind: 'danger' })}${actionForm(view, { ...second, button: texts.withdraw, kind: 'danger' })}`
}

/** What was given back: the desk alone sees it. */
function refusedOnes({ assessments }: Data, view: View): Html | false {
  const { t } = view
  const refused = assessments.filter(({ state }) => state === 'refused')
  if (refused.length === 0) return false
  const all = refused.map((one) => disclosure(t(valueTexts[one.standing]), wordsPart(one, view)))
  return block(t(texts.refused), html`${all}`)
}
