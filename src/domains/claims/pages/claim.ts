import type { Asking, View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { quoteStanding, quoteTexts } from '../../../ui/quote-standing.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { wallDay } from '../../../ui/time.ts'
import { languageName, paragraphs, spoken } from '../../../ui/words.ts'
import type { Whole } from '../actions/public.ts'
import { standing } from '../needs.ts'
import type { Version } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { claimantTexts, harmTexts, stanceTexts, verdictTexts } from '../texts/values.ts'
import { claimPath } from './look.ts'

/** References of one question. */
const ASKED = 100

/** What became of the references that these versions cite, the newest first. */
export async function standingOf(ctx: Asking, versions: readonly Version[]) {
  const cited = versions.flatMap(({ evidence }) => evidence.map(({ item }) => item))
  const items = [...new Set(cited)].slice(0, ASKED)
  return items.length === 0 ? [] : (await ctx.ask(standing, { items })).items
}
type Standing = Awaited<ReturnType<typeof standingOf>>

/** A claim, and what became of what its checks cite. */
type Told = Whole & { readonly standing: Standing }

/** What everybody is told of a claim: the newest version of the check first, then the claim, then what was before. */
export function claimPart(data: Told, view: View): Html {
  const [newest, ...earlier] = data.versions
  if (newest === undefined) return html``
  const { t, node, base } = view
  const now =
    newest.state === 'withdrawn'
      ? withdrawnPart(newest, data, view)
      : versionPart(newest, data, view)
  const json = html`<a href="${base}${claimPath(data.code)}?_file=json">ClaimReview</a>`
  const filePart =
    newest.state === 'published' &&
    html`<p class="hint no-print">${t.parts(texts.machines, { json })}</p>`
  const before = earlier.map((one) => {
    const date = t.date(one.publishedAt, node.zone)
    const title = t(texts.earlier, { number: t.number(one.version), date })
    return disclosure(title, versionPart(one, data, view))
  })
  const said = wordsFor(view, data)
  return html`<h2>${t(texts.said)}</h2><blockquote>${paragraphs(said.language, said.words)}</blockquote>${now}${correctionsPart(data, view)}${before}${factsPart(data, view)}${filePart}`
}

interface Said {
  readonly language: string
  readonly words: string
}

/** The words of a claim in the language of the page, else as they were said. */
export function wordsFor({ t }: Pick<View, 't'>, said: Said & { readonly texts: readonly Said[] }) {
  return [said, ...said.texts].find(({ language }) => language === t.language) ?? said
}

function withdrawnPart(one: Version, data: Told, view: View): Html {
  const { t } = view
  return html`<p>${t(texts.withdrawn)}</p><h2>${t(texts.why)}</h2><p>${typed(one.reason ?? '')}</p>${disclosure(t(texts.earlier, { number: t.number(one.version), date: t.date(one.publishedAt, view.node.zone) }), versionPart(one, data, view))}`
}

/** Of a reference that is not what it was: that it was withdrawn, or since when its page is gone. */
function markOf(item: string, { standing: all }: Told, { t, node }: View): Html | false {
  const own = all.find(({ code: of }) => of === item)
  if (own === undefined || (own.gone === null && !own.isWithdrawn)) return false
  const gone =
    own.gone === null
      ? t(texts.itemWithdrawn)
      : t(texts.itemGone, {
          date: t.date(own.gone.since, node.zone),
          kept: t.date(own.gone.keptAt, node.zone),
        })
  return html`<br><strong>${gone}</strong>`
}

/** The copy that a check rests on, or that it is not there any more. */
function copyPart(copy: string, { standing: all }: Told, { t }: View): Html {
  const isAway = all.some(({ away }) => away.includes(copy))
  if (!isAway)
    return html`<br><span class="hint">${t.parts(texts.copy, { code: code(copy) })}</span>`
  return html`<br><strong>${t.parts(texts.copyAway, { code: code(copy) })}</strong>`
}

function versionPart(one: Version, data: Told, view: View): Html {
  const { t, base } = view
  const { language, verdict, subtitle, summary, method, evidence } = one
  const items = evidence.map(
    ({ item, title, stance, quote, copy, stand = 'unknown', page = null }) => {
      const said =
        quote !== null &&
        html`<br><q><bdi>${quote}</bdi></q><br>${quoteStanding(view, stand, { page })}`
      return html`<li>${t(stanceTexts[stance])}: <a href="${base}/id/${item}">${typed(title)}</a>${said}${copy && copyPart(copy.code, data, view)}${markOf(item, data, view)}</li>`
    },
  )
  const isOther =
    language !== t.language &&
    html`<p class="hint">${t.parts(texts.inOther, { language: languageName(language) })}</p>`
  return html`<h2>${t(texts.verdict)}</h2><p><strong>${t(verdictTexts[verdict])}</strong></p>${isOther}${subtitle !== null && html`<p>${spoken(language, subtitle)}</p>`}${paragraphs(language, summary)}<p class="hint">${t(texts.ofWords)}</p><h2>${t(texts.evidence)}</h2><ul>${items}</ul>${one.unfound !== null && html`<h3>${t(quoteTexts.unfound)}</h3>${paragraphs(language, one.unfound)}`}<h2>${t(texts.method)}</h2>${paragraphs(language, method)}`
}

function correctionsPart(data: Whole, { t, node, base }: View): Html | false {
  const { versions } = data
  const items = versions.flatMap(({ correction, publishedAt, language, version }) => {
    if (correction === null) return []
    const href = withSearch(`${base}${claimPath(data.code)}/changes`, { version: String(version) })
    const link = html` <a class="no-print" href="${href}">${t(texts.changes)}</a>`
    return html`<li>${t.date(publishedAt, node.zone)}: ${spoken(language, correction)}${link}</li>`
  })
  return items.length > 0 && html`<h2>${t(texts.corrections)}</h2><ul>${items}</ul>`
}

function factsPart(data: Whole, view: View): Html {
  const { t, node } = view
  const { claimant, claimantName, harm, publishedAt, versions } = data
  const shown = wordsFor(view, data).language
  const others = [data, ...data.texts].filter(({ language }) => language !== shown)
  const name = claimantName !== null && html`: ${typed(claimantName)}`
  const changed = versions[0]?.publishedAt ?? publishedAt
  const lines = summaryList(t, [
    { label: t(texts.by), value: html`${t(claimantTexts[claimant])}${name}` },
    { label: t(texts.about), value: t(harmTexts[harm]) },
    data.appearances.length > 0 && { label: t(texts.places), value: placesPart(data, view) },
    others.length > 0 && {
      label: t(texts.otherLanguages),
      value: others.map((one, n) => [
        n > 0 && html`<br>`,
        html`${languageName(one.language)}: ${spoken(one.language, one.words)}`,
      ]),
    },
    { label: t(texts.published), value: t.date(publishedAt, node.zone) },
    changed !== publishedAt && { label: t(texts.changed), value: t.date(changed, node.zone) },
    { label: t(texts.code), value: code(data.code) },
  ])
  return html`<h2>${t(texts.claim)}</h2>${lines}`
}

function placesPart({ appearances }: Whole, { t }: View): Html {
  const all = appearances.map(({ url, saidOn, outlet, speaker }) => {
    const name = outlet === null ? code(url ?? '') : typed(outlet)
    const who = speaker !== null && html`${typed(speaker)}, `
    const place =
      url === null
        ? html`${t(texts.notNamed)}`
        : html`${who}<a href="${safeUrl(url)}" rel="noreferrer">${name}</a>`
    const date = saidOn === null ? null : wallDay(t, saidOn)
    return html`<li>${date === null ? place : t.parts(texts.onDay, { place, date })}</li>`
  })
  return html`<ul>${all}</ul>`
}
