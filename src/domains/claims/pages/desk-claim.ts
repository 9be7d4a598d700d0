import type { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { beginningOf } from '../../../core/line.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code as codeOf, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { quoteStanding, quoteTexts } from '../../../ui/quote-standing.ts'
import { paragraphs, spoken } from '../../../ui/words.ts'
import * as sameness from '../actions/alike.ts'
import * as checks from '../actions/check.ts'
import * as verbs from '../actions/claim.ts'
import { deskClaim, type DeskCheck, waitingQuotes } from '../actions/read.ts'
import { repeats, sameClaims, suggestions } from '../actions/read-alike.ts'
import { takenCopies } from '../needs.ts'
import { found } from '../refusals.ts'
import { claimCode, UNCHECKED } from '../schema.ts'
import { objectionDeskTexts, objectionTexts } from '../texts/objection.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { publicTexts } from '../texts/public.ts'
import {
  claimantTexts,
  handedTexts,
  harmTexts,
  stanceTexts,
  verdictTexts,
} from '../texts/values.ts'
import { alikePart, hasSameWords, intoPart, placesPart } from './desk-alike.ts'
import { languagesOf, oneLanguage } from './languages.ts'
import { claimPath, DESK, deskPath } from './look.ts'
import { deskObjectionsPart, enterPart, loadObjections, objectionForms } from './desk-objections.ts'

/** Letters of a claim in the title of its page. */
const TITLE = 90

async function load(ctx: PageContext) {
  const claim = found(asked(claimCode, ctx.params['claim']), 'unknownClaim')
  const told: z.infer<typeof deskClaim.output> = await ctx.call(deskClaim, { claim })
  const open = told.checks.find(({ state }) => state === 'in_review')
  const isOpen = UNCHECKED.includes(told.claim.state)
  return {
    ...told,
    open,
    copies:
      open === undefined
        ? []
        : (await ctx.ask(takenCopies, { items: open.evidence.map(({ item }) => item) })).copies,
    quotes: open === undefined ? [] : (await ctx.call(waitingQuotes, { claim })).quotes,
    same: await ctx.call(sameClaims, { claim }),
    suggested: isOpen ? (await ctx.call(suggestions, { claim })).items : [],
    said: await ctx.call(repeats, { claim }),
    ...(await loadObjections(ctx, {
      claim,
      hands: told.checks
        .filter(({ state }) => state !== 'returned' && state !== 'in_review')
        .flatMap(({ writtenBy, decidedBy }) => [writtenBy, decidedBy]),
    })),
    mayWrite: holds(ctx.actor, 'claims:write'),
    mayApprove: holds(ctx.actor, 'claims:approve'),
    mayNotify: holds(ctx.actor, 'notices:issue'),
    isOwn: await ctx.ofReader(({ actor }) => actor.id === open?.writtenBy),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const back = (_: unknown, { claim = '' }: Readonly<Record<string, string>>) => deskPath(claim)
const saved = { next: back, said: texts.saidSaved }

/** One claim at the desk: what waits, its checks, and what can be done with it. */
export const deskClaimPage = page({
  path: `${DESK}/:claim`,
  surface: 'console',
  permission: 'claims:read',
  forms: {
    triage: { action: verbs.triage.name, ...saved },
    merge: { action: sameness.merge.name, ...saved },
    mergeAll: { action: sameness.merge.name, ...saved },
    unmerge: { action: sameness.unmerge.name, ...saved },
    tellApart: { action: sameness.tellApart.name, ...saved },
    ...objectionForms(back),
    resume: { action: verbs.resume.name, ...saved },
    setAside: { action: verbs.setAside.name, ...saved },
    translate: { action: verbs.translate.name, ...saved },
    see: { action: verbs.see.name, ...saved },
    write: { action: checks.writeCheck.name, next: back, said: texts.saidProposed },
    cite: { action: checks.cite.name, ...saved },
    publish: { action: checks.publish.name, next: back, said: texts.saidPublished },
    giveBack: { action: checks.giveBack.name, ...saved },
    withdraw: {
      action: checks.withdraw.name,
      ...saved,
      asks: { title: texts.withdraw, what: texts.withdrawWhat, act: texts.withdraw },
    },
  },
  load,
  render(data: Data, view) {
    const { t, base } = view
    const { claim } = data
    const href = `${base}${claimPath(claim.code)}`
    const open = buttonLink({ href, label: t(texts.open), kind: 'secondary' })
    const notify =
      data.mayNotify &&
      claim.state === 'checked' &&
      buttonLink({
        href: `${base}/console/notices/new?claim=${claim.code}`,
        label: t(texts.notify),
        kind: 'secondary',
      })
    const checked = data.checks
      .filter(({ state }) => state !== 'in_review')
      .map((one) => disclosure(titleOf(one, view), checkPart(one, view)))
    const name = claim.claimantName !== null && html` (${typed(claim.claimantName)})`
    const [acts, alike] = [actsPart(data, view), alikePart(data, view)]
    // Decided by one press, which is to be in sight at once.
    const isSame = hasSameWords(data)
    const title = beginningOf(claim.words.replaceAll('\n', ' '), TITLE)
    return {
      title,
      sub: html`${t(texts[claim.state])} ${codeOf(claim.code)}`,
      ...(claim.publishedAt !== null && { acts: html`${open} ${notify}` }),
      main: html`${refusedPart(view, labels)}${intoPart(data, view)}${isSame && alike}${deskObjectionsPart(data, view)}${returnedPart(data, view)}${title !== claim.words && html`<blockquote>${paragraphs(claim.language, claim.words)}</blockquote>`}<p>${t(harmTexts[claim.harm])} · ${claim.kind !== null && html`${t(texts[claim.kind])} · `}${t(texts.claimant)}: ${t(claimantTexts[claim.claimant])}${name}</p>${data.origin !== null && html`<p class="hint">${t(handedTexts[data.origin])}</p>`}${textsPart(data, view)}${placesPart(data, view)}${claim.reason !== null && html`<p>${typed(claim.reason)}</p>`}${waitingPart(data, view)}${acts}${!isSame && alike}${checked}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

const { who, contact } = objectionTexts
const { outcome, reasons } = objectionDeskTexts
const labels = {
  ...texts,
  who,
  contact,
  outcome,
  reasons,
  title: texts.checkTitle,
  unfound: quoteTexts.unfound,
}

function textsPart({ texts: others }: Data, { t }: View): Html | false {
  const said = others.map((one) => html`<li>${spoken(one.language, one.words)}</li>`)
  return said.length > 0 && html`<h2>${t(publicTexts.otherLanguages)}</h2><ul>${said}</ul>`
}

function titleOf({ version, state, verdict }: DeskCheck, { t }: View): string {
  const how = state === 'returned' ? ` · ${t(texts.returned)}` : ''
  return `${t.number(version)}. ${t(verdictTexts[verdict])}${how}`
}

/** Whether a copy is kept of what a check that waits cites. */
function copyPart(item: string, copies: Data['copies'], { t }: View): Html {
  const own = copies.find((one) => one.item === item)
  return own === undefined
    ? html` <strong>${t(texts.noCopy)}</strong>`
    : html` <span class="hint">${t.parts(texts.copy, { code: codeOf(own.code) })}</span>`
}

/** How a quote stands: of a check that waits as it is now, of any other as it was when it was published. */
function quotePart(
  { item, quote, stand: then, page: on }: DeskCheck['evidence'][number],
  view: View,
  open: Pick<Data, 'quotes'> | undefined,
): Html | false {
  if (quote === null) return false
  const now = open?.quotes.find((one) => one.item === item)
  const [stand, page] = open === undefined ? [then, on] : [now?.stand, now?.page]
  const how = { page: page ?? null, isOpen: open !== undefined }
  return html` <q><bdi>${quote}</bdi></q> ${quoteStanding(view, stand ?? 'unknown', how)}`
}

function checkPart(one: DeskCheck, view: View, open?: Pick<Data, 'copies' | 'quotes'>): Html {
  const { t, base } = view
  const { language, title, subtitle, summary, method, evidence, correction, reason } = one
  const items = evidence.map(
    (cited) =>
      html`<li>${t(stanceTexts[cited.stance])}: <a href="${base}/sources/${cited.item}">${typed(cited.title)}</a>${quotePart(cited, view, open)}${open && copyPart(cited.item, open.copies, view)}</li>`,
  )
  const more = (label: string, words: string | null) =>
    words !== null && html`<h3>${label}</h3>${paragraphs(language, words)}`
  return html`<p><strong>${t(verdictTexts[one.verdict])}</strong>. ${spoken(language, title)}</p>${subtitle !== null && html`<p>${spoken(language, subtitle)}</p>`}${more(t(texts.summary), summary)}${more(t(texts.method), method)}<ul>${items}</ul>${more(t(texts.correction), correction)}${more(t(quoteTexts.unfound), one.unfound)}${more(t(texts.reason), reason)}`
}

/** The check that waits, and what the reader can do about it. */
function waitingPart(data: Data, view: View): Html | false {
  const { open, read, isOwn, mayApprove, mayWrite } = data
  if (open === undefined) return false
  const { t, node } = view
  const hidden = { check: open.id }
  const asRead = { ...hidden, read: read ?? '' }
  const isBarred = isOwn && node.realm === 'actual'
  const giveBack = actionForm(view, {
    name: 'giveBack',
    action: checks.giveBack,
    labels,
    hidden: asRead,
    button: texts.giveBack,
    kind: 'danger',
  })
  const cite = actionForm(view, {
    name: 'cite',
    action: checks.cite,
    labels,
    hidden,
    choices: { stance: stanceTexts },
    button: texts.cite,
  })
  const acts =
    mayApprove &&
    html`${isBarred ? html`<p>${t(texts.ownCheck)}</p>` : publishPart(data, asRead, view)}${disclosure(t(texts.giveBack), giveBack)}`
  const own = mayWrite && isOwn && disclosure(t(texts.cite), cite)
  return block(
    t(texts.waits),
    html`${checkPart(open, view, data)}<div class="no-print">${acts}${own}</div>`,
  )
}

/** One press where all quotes were found or nobody can compare them; else with the reason that everybody reads. */
function publishPart(
  { quotes, open }: Data,
  hidden: { check: string; read: string },
  view: View,
): Html {
  const button = texts.publish
  const one = oneLanguage(open?.language ?? '', view)
  if (!quotes.some(({ stand }) => stand === 'missing'))
    return html`${one}${postForm(view, { name: 'publish', hidden, label: view.t(button) })}`
  const form = actionForm(view, {
    name: 'publish',
    action: checks.publish,
    labels,
    hidden,
    looks: { unfound: { rows: 3, isOptional: false } },
    button,
  })
  return html`${one}<p>${view.t(texts.unfoundWhat)}</p>${form}`
}

function actsPart(data: Data, view: View): Html | false {
  const { claim, open, mayWrite, mayApprove } = data
  const { t } = view
  const isNew = claim.state === 'intake' || claim.state === 'triaged'
  const isAside = claim.state === 'parked' || claim.state === 'not_checkable'
  const isChecked = ['triaged', 'checking', 'checked'].includes(claim.state)
  const mayCheck = claim.kind === 'factual' && open === undefined && isChecked
  const standing = data.checks.find(({ state }) => state === 'published')
  const writes = mayWrite
    ? [
        mayCheck && writePart(data, view),
        isNew && triagePart(data, view),
        morePart(data, view),
        open === undefined && verbs.mayEnd(claim) && asidePart(claim.code, view),
        isAside && resumePart(claim.code, view),
      ]
    : []
  const ends = mayApprove && standing !== undefined && withdrawPart(standing.id, view)
  const acts = [...writes, enterPart(data, view), ends].filter((one) => one !== false)
  return acts.length > 0 && block(t(texts.acts), html`<div class="no-print">${acts}</div>`)
}

function triagePart(data: Data, view: View): Html {
  const { claim } = data
  const form = actionForm(view, {
    name: 'triage',
    action: verbs.triage,
    labels,
    hidden: { claim: claim.code },
    values: {
      kind: claim.kind ?? 'factual',
      claimant: claim.claimant,
      claimantName: claim.claimantName,
    },
    choices: {
      kind: {
        factual: texts.factual,
        opinion: texts.opinion,
        satire: texts.satire,
        forecast: texts.forecast,
      },
      claimant: claimantTexts,
    },
    button: texts.triage,
  })
  return disclosure(view.t(texts.triage), form, claim.state === 'intake' && !hasSameWords(data))
}

/** The newest check, where it was given back. */
function returnedOf({ checks: [newest] }: Data): DeskCheck | undefined {
  return newest?.state === 'returned' ? newest : undefined
}

/** Why the check was given back, above everything else of the claim. */
function returnedPart(data: Data, { t }: View): Html | false {
  const returned = returnedOf(data)
  if (returned === undefined || !data.mayWrite) return false
  return block(t(texts.wasReturned), html`<p>${typed(returned.reason ?? '')}</p>`)
}

/** What stands in the form of a new check: that of one which was given back. */
function writtenOf(data: Data) {
  const returned = returnedOf(data)
  if (returned === undefined) return { language: data.claim.language }
  const { language, verdict, title, subtitle, summary, method, correction, evidence } = returned
  const { item, stance, quote = null } = evidence[0] ?? {}
  return { language, verdict, title, subtitle, summary, method, correction, item, stance, quote }
}

function writePart(data: Data, view: View): Html {
  const { t, base } = view
  const { claim } = data
  const returned = returnedOf(data)
  const words = returned === undefined ? texts.writeCheck : texts.writeAnew
  const isFirst = claim.publishedAt === null
  const form = actionForm(view, {
    name: 'write',
    action: checks.writeCheck,
    labels,
    hidden: { claim: claim.code },
    ...(isFirst && { without: ['correction'] }),
    values: writtenOf(data),
    choices: { language: languagesOf(view), verdict: verdictTexts, stance: stanceTexts },
    looks: {
      summary: { rows: 3 },
      method: { rows: 4 },
      item: { direction: 'ltr', width: 'medium' },
      quote: { rows: 2 },
      correction: { rows: 2 },
    },
    button: texts.propose,
  })
  const sources = html`<a href="${base}/sources">${t(texts.sources)}</a>`
  return disclosure(
    t(words),
    html`<p>${t.parts(texts.writeCheckHint, { sources })}</p>${form}`,
    claim.state === 'triaged' || returned !== undefined,
  )
}

/** Other languages, as long as nothing is public, and other places. */
function morePart({ claim, open }: Data, view: View): Html {
  const { t } = view
  const hidden = { claim: claim.code }
  const translate = actionForm(view, {
    name: 'translate',
    action: verbs.translate,
    labels,
    hidden,
    choices: { language: languagesOf(view).filter(({ value }) => value !== claim.language) },
    looks: { words: { rows: 3 } },
    button: texts.save,
  })
  const see = actionForm(view, {
    name: 'see',
    action: verbs.see,
    labels,
    hidden,
    choices: { speakerKind: claimantTexts },
    looks: { url: { type: 'url', direction: 'ltr' }, saidOn: { calendar: 'day' } },
    button: texts.save,
  })
  const isStill = claim.publishedAt === null && open === undefined
  const inOthers = isStill && disclosure(t(texts.translate), translate)
  return html`${inOthers}${disclosure(t(texts.see), see)}`
}

function asidePart(claim: string, view: View): Html {
  const form = actionForm(view, {
    name: 'setAside',
    action: verbs.setAside,
    labels,
    hidden: { claim },
    choices: { state: { not_checkable: texts.not_checkable, parked: texts.parked } },
    button: texts.setAside,
    kind: 'secondary',
  })
  return disclosure(view.t(texts.setAside), form)
}

function resumePart(claim: string, view: View): Html {
  const label = view.t(texts.resume)
  return postForm(view, { name: 'resume', hidden: { claim }, label, kind: 'secondary' })
}

function withdrawPart(check: string, view: View): Html {
  const form = actionForm(view, {
    name: 'withdraw',
    action: checks.withdraw,
    labels,
    hidden: { check },
    button: texts.withdraw,
    kind: 'danger',
  })
  return disclosure(view.t(texts.withdraw), form)
}
