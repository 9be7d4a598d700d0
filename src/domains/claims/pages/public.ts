import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import type { Language } from '../../../core/text.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { claimReview, inlineJson } from '../../../lib/claimreview/index.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textArea } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { standsTexts } from '../../../ui/notice-standing.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { paragraphs, spoken } from '../../../ui/words.ts'
import { tell } from '../actions/claim.ts'
import { publicOfficial } from '../actions/official.ts'
import { publicObjections } from '../actions/objection.ts'
import * as verbs from '../actions/public.ts'
import { publicNotices } from '../needs.ts'
import { found } from '../refusals.ts'
import { reviewOf } from '../review.ts'
import { claimCode, MAX_POST } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { claimPart, standingOf, wordsFor } from './claim.ts'
import { CHECK, claimPath, CLAIMS, marked, verdictOf } from './look.ts'
import { objectionsPart } from './objection.ts'

/** Rows of one page, which with everything is to fit into the first answer of a slow connection. */
const SHOWN = 20

async function loadList(ctx: PageContext) {
  return await ctx.call(verbs.publicClaims, { ...askedPage(ctx.search), limit: SHOWN })
}

/** Claims that were checked. */
export const claimsPage = page({
  path: CLAIMS,
  surface: 'public',
  permission: 'anyone',
  load: loadList,
  render({ items, next }: Awaited<ReturnType<typeof loadList>>, view) {
    const { t, base, node } = view
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: items,
      columns: [
        {
          label: t(texts.claim),
          cell: (row) =>
            html`<a href="${base}${claimPath(row.code)}">${saidFor(view, row)}</a><br><span class="hint">${t.date(row.publishedAt, node.zone)} · ${code(row.code)}</span>`,
        },
        { label: t(texts.verdict), cell: (row) => verdictOf(view, row.verdict) },
      ],
    })
    const more = restLink(view, { path: CLAIMS, next })
    const json = html`<a href="${node.prefix}/claims.json">ClaimReview</a>`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)} <a href="${base}${CHECK}">${t(texts.checkTitle)}</a></p>${rows}${more}<p class="hint no-print">${t.parts(texts.machines, { json })}</p>`,
    }
  },
})

function saidFor(view: View, row: verbs.Listed): Html {
  const { language, words } = wordsFor(view, row)
  return spoken(language, words)
}

async function loadClaim(ctx: PageContext) {
  const claim = found(asked(claimCode, ctx.params['claim']?.toUpperCase()), 'unknownClaim')
  const told = await ctx.call(verbs.publicClaim, { claim })
  const objections = await ctx.call(publicObjections, { claim: told.code })
  const standing = await standingOf(ctx, told.versions)
  const about = { claim: told.code, limit: SHOWN }
  const { items: notices } = await ctx.ask(publicNotices, about)
  return { ...told, standing, objections, notices, asked: claim }
}
type Told = Awaited<ReturnType<typeof loadClaim>>

/** ClaimReview as a file or by `Accept`; null for the page, and where the check was withdrawn. */
function reviewFile(
  data: verbs.Whole,
  { accept, kind }: { readonly accept: string; readonly kind: string },
  { node }: Pick<View, 'node'>,
) {
  const isWanted = kind === 'json' || accept.includes('application/ld+json')
  const review = isWanted ? reviewOf(node, data) : null
  if (review === null) return null
  const body = inlineJson(claimReview(review))
  return { type: 'application/ld+json; charset=utf-8', name: `${data.code}.json`, body }
}

/** One claim with the check of its words. */
export const claimPage = page({
  path: `${CLAIMS}/:claim`,
  surface: 'public',
  permission: 'anyone',
  load: loadClaim,
  media: { write: reviewFile },
  render(data: Told, view) {
    const { t } = view
    const [newest] = data.versions
    const isStanding = newest?.state === 'published'
    return {
      title: isStanding ? newest.title : t(texts.withdrawnTitle),
      ...(data.code !== data.asked && { movedTo: claimPath(data.code) }),
      main: html`${claimPart(data, view)}${noticesPart(data, view)}${objectionsPart({ code: data.code, ...data.objections }, view)}`,
      cite: { path: claimPath(data.code), issued: newest?.publishedAt ?? data.publishedAt },
      breadcrumb: [{ path: CLAIMS, label: t(texts.title) }],
    }
  },
})

/** Who was written to about it, each leading to what came of that. */
function noticesPart({ notices }: Told, { t, node, base }: View): Html | false {
  if (notices.length === 0) return false
  const items = notices.map(({ code: of, sourceName, publicAt, stands }) => {
    const name = html`<a href="${base}/notices/${of}">${typed(sourceName)}</a>`
    return html`<li>${t.parts(texts.noticeTo, { name, date: t.date(publicAt, node.zone) })} <strong>${t(standsTexts[stands])}</strong></li>`
  })
  return html`<h2>${t(texts.notices)}</h2><ul>${items}</ul>`
}

interface Answer {
  /** Language in which was asked. */
  readonly asked: Language
  readonly items: readonly verbs.Card[]
  readonly others: readonly verbs.OthersCard[]
}

async function loadCheck(ctx: PageContext) {
  const { done } = ctx
  const isAnswered = done?.form === 'check'
  const answer = isAnswered ? (done.output as Answer) : null
  const official =
    answer === null ? [] : (await ctx.call(publicOfficial, { language: answer.asked })).items
  return {
    answer,
    official,
    told: done?.form === 'tell' ? (done.output as { readonly isLate: boolean }) : null,
  }
}

function officialPart(
  items: readonly { readonly language: string; readonly words: string }[],
  { t }: View,
): Html | false {
  const all = items.map(({ language, words }) => paragraphs(language, words))
  return items.length > 0 && html`<div class="card"><h2>${t(texts.official)}</h2>${all}</div>`
}

/** What is pasted goes in the body of a form, is asked of a query and stands nowhere afterwards. */
export const checkPage = page({
  path: CHECK,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/', label: texts.navCheck },
  forms: {
    check: { kind: 'ask', action: verbs.check.name, next: () => null },
    tell: { action: tell.name, next: () => null },
  },
  load: loadCheck,
  render({ answer, told, official }: Awaited<ReturnType<typeof loadCheck>>, view) {
    const { t, refused } = view
    const post = textArea(t, {
      ...fieldStates('check', refused)('post'),
      label: t(texts.post),
      rows: 3,
      maxLength: MAX_POST,
    })
    const form = postForm(view, {
      name: 'check',
      hidden: { language: t.language },
      body: [post, html`<p class="hint">${t(texts.kept)}</p>`],
      label: t(texts.check),
    })
    return {
      title: t(texts.checkTitle),
      main: html`${refusedPart(view, texts)}${told && html`<div role="status" class="card"><p>${t(told.isLate ? texts.toldLate : texts.told)}</p></div>`}${answer && html`${officialPart(official, view)}${answerPart(answer, view)}`}<p>${t(texts.checkIntro)}</p>${form}${tellPart(view)}<p><a href="${view.base}${CLAIMS}">${t(texts.title)}</a></p>`,
    }
  },
})

/** What somebody tells is kept; so it is typed or pasted once more, into a box that says so. */
function tellPart(view: View): Html {
  const { t, refused } = view
  const form = actionForm(view, {
    name: 'tell',
    action: tell,
    labels: texts,
    hidden: { language: t.language },
    looks: { words: { rows: 4 } },
    button: texts.tell,
    kind: 'secondary',
  })
  return disclosure(
    t(texts.tell),
    html`<p>${t(texts.tellHint)}</p>${form}`,
    refused?.form === 'tell',
  )
}

function answerPart({ items, others }: Answer, view: View): Html {
  const { t } = view
  if (items.length + others.length === 0)
    return html`<div role="status" class="card"><h2>${t(texts.nothing)}</h2><p>${t(texts.nothingHint)}</p></div>`
  const cards = [
    ...items.map((one) => cardPart(one, view)),
    ...others.map((one) => othersPart(one, view)),
  ]
  return html`<div role="status">${cards}<p class="hint">${t(texts.similarHint)}</p></div>`
}

type Compared = Pick<
  verbs.Card,
  'language' | 'words' | 'shared' | 'lacking' | 'hasAddress' | 'told' | 'differs'
>

/** First what the text is to the claim; what was found of the claim stands behind that. */
function toldPart({ told, differs }: Compared, { t }: View): Html {
  if (told === 'same') return html`<h2>${t(texts.saysSame)}</h2>`
  if (differs.length === 0) return html`<h2>${t(texts.mayBeLike)}</h2>`
  const lines = differs.map((one) => html`<li>${differenceWords(one, t)}</li>`)
  return html`<h2>${t(texts.saysLike)}</h2><ul>${lines}</ul>`
}

function differenceWords(
  { kind, inPost, inClaim }: Compared['differs'][number],
  t: View['t'],
): Content {
  if (kind === 'denial') return t(texts.differsDenial)
  const [post, claim] = [inPost, inClaim].map((words) => html`<q><bdi>${words}</bdi></q>`)
  if (inClaim === '') return t.parts(texts.differsPost, { post })
  if (inPost === '') return t.parts(texts.differsClaim, { claim })
  return t.parts(texts.differs, { post, claim })
}

/** Whether the verdict on a claim is one on the text: never where the text says something else. */
const isOfText = ({ told, differs }: Compared) => told === 'same' || differs.length === 0

/** Where a card has the words of the post, and what it has besides. */
function whyPart(card: Compared, { t }: View): Html {
  const words = card.lacking.map((one, n) => html`${n > 0 && ', '}<bdi>${one}</bdi>`)
  const lacking =
    card.lacking.length > 0 &&
    html`<p><strong>${t.parts(texts.lacking, { words: html`${words}` })}</strong></p>`
  const same = card.hasAddress && html`<p>${t(texts.sameAddress)}</p>`
  return html`${marked(card.language, card.words, card.shared)}${lacking}${same}`
}

function cardPart(card: verbs.Card, view: View): Html {
  const { t, base } = view
  const title = card.title !== null && spoken(card.titleLanguage ?? card.language, card.title)
  const found = isOfText(card)
    ? html`<strong>${verdictOf(view, card.verdict)}</strong>. ${title}`
    : t(texts.ofThat)
  return html`<div class="card">${toldPart(card, view)}${whyPart(card, view)}<p>${found}</p><p><a href="${base}${claimPath(card.code)}">${t(texts.whole)}</a></p></div>`
}

/** A check of somebody else, in the publisher's words, and never as ours. */
function othersPart(card: verbs.OthersCard, view: View): Html {
  const { t } = view
  const name = html`<bdi>${card.publisher}</bdi>`
  const title = card.title !== null && html` <bdi>${card.title}</bdi>`
  const found = isOfText(card)
    ? html`<strong><q><bdi>${card.label}</bdi></q></strong>${title}`
    : t(texts.ofThat)
  return html`<div class="card">${toldPart(card, view)}${whyPart(card, view)}<p>${t.parts(texts.byOther, { name })}</p><p>${found}</p><p><a href="${safeUrl(card.url)}" rel="noreferrer nofollow">${t(texts.theirs)}</a></p></div>`
}
