// A new notice in two looks: which checked claim it answers, and then what only the issuer knows. Everything that the check
// and the place where it was said tell already stands in the form.
import { asked, given } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { isLanguage } from '../../../core/text.ts'
import { code, typed } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, refusedPart, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { wallDay } from '../../../ui/time.ts'
import { paragraphs, spoken } from '../../../ui/words.ts'
import { write } from '../actions/draft.ts'
import { checkedClaims, claimToAnswer, itemsByName } from '../needs.ts'
import * as noun from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { contentForm, sourcesFor, USUALLY, type Values } from './content-form.ts'
import { DESK, deskPath, NEW } from './look.ts'

/** Claims that the first look offers, and references of one outlet that the second does. */
const OFFERED = 10
/** In the place of a number: the code of a reference is typed. */
const TYPED = 'code'

async function load(ctx: PageContext) {
  const wanted = asked(noun.claimCode, ctx.search['claim']?.toUpperCase())
  const answered = wanted === undefined ? null : await loadClaim(ctx, wanted)
  if (answered?.check !== undefined) return { ...answered, check: answered.check, found: null }
  const search = ctx.search['words']?.slice(0, 100) ?? ''
  const filter = { state: 'checked', limit: OFFERED, ...given({ search }) } as const
  const { items } = await ctx.ask(checkedClaims, filter)
  return { check: null, found: items, search, isUnchecked: answered !== null }
}
type Data = Awaited<ReturnType<typeof load>>
type Answered = Extract<Data, { found: null }>
type Choosing = Exclude<Data, Answered>

/** The claim, its check, where it was said, and what the form offers for that place. */
async function loadClaim(ctx: PageContext, wanted: string) {
  const { claim, checks, appearances } = await ctx.ask(claimToAnswer, { claim: wanted })
  const places = appearances.filter(({ outlet }) => outlet !== null)
  const asking = ctx.search['place']
  const at = asking === undefined ? (places.length === 1 ? 0 : -1) : Number(asking)
  const place = places[at] ?? null
  const check = checks.find(({ state }) => state === 'published')
  const name = place?.outlet ?? ''
  const byName = { what: 'item', search: name.slice(0, 100), limit: OFFERED } as const
  const ofOutlet = name === '' ? [] : (await ctx.ask(itemsByName, byName)).items
  const cited = (check?.evidence ?? []).map(({ item, title }) => ({ code: item, title }))
  const items = new Map([...ofOutlet, ...cited].map((one) => [one.code, one.title]))
  return {
    claim,
    check,
    places,
    place,
    isTyped: ctx.search['reference'] === TYPED || items.size === 0,
    items: [...items].map(([value, title]) => ({ value, label: `${title} (${value})` })),
    sources: await sourcesFor(ctx),
  }
}

/** A new notice. */
export const writePage = page({
  path: NEW,
  surface: 'console',
  permission: 'notices:issue',
  forms: {
    write: {
      action: write.name,
      next: ({ notice }: { notice: string }) => deskPath(notice),
      said: texts.saidProposed,
    },
  },
  load,
  render(data: Data, view) {
    const { t } = view
    const main = data.found === null ? formPart(data, view) : choosePart(data, view)
    return {
      title: t(texts.write),
      main: html`${refusedPart(view, texts)}${main}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

/** Checked claims, each a link to the form that is filled in for it. */
function choosePart({ found, search, isUnchecked }: Choosing, view: View): Html {
  const { t, base } = view
  const field = textField(t, {
    ...fieldStates('search', null)('words', search),
    label: t(texts.findClaim),
    type: 'search',
    isOptional: true,
  })
  const find = searchForm(html`${field}${button({ label: t(texts.find), kind: 'secondary' })}`)
  const rows = found.map((one) => {
    const href = withSearch(`${base}${NEW}`, { claim: one.code })
    return html`<li><a href="${href}">${spoken(one.language, one.words)}</a> <span class="hint">${code(one.code)}</span></li>`
  })
  const list =
    rows.length === 0 ? html`<p>${t(texts.noClaim)}</p>` : html`<ul class="plain">${rows}</ul>`
  return html`${isUnchecked && html`<p><strong>${t(texts.unchecked)}</strong></p>`}<p>${t(texts.chooseClaim)}</p>${list}${find}`
}

function formPart(data: Answered, view: View): Html {
  const { t, base } = view
  const { claim, check, sources, isTyped } = data
  const values = valuesOf(data, view)
  const form = contentForm(view, {
    name: 'write',
    action: write,
    sources,
    items: isTyped ? null : data.items,
    values,
    usual: values,
    hidden: { claim: claim.code },
    button: texts.propose,
  })
  const other = html`<a href="${base}${NEW}">${t(texts.otherClaim)}</a>`
  const said = html`<blockquote>${paragraphs(claim.language, claim.words)}</blockquote><p>${t(texts.checkedAs)} <a href="${base}/claims/${claim.code}">${spoken(check.language, check.title)}</a> · ${other}</p>`
  return html`${said}${placesPart(data, view)}${referencePart(data, view)}${form}`
}

/** Where it was said: chosen, so that nothing of it is typed. */
function placesPart({ claim, places, place }: Answered, { t, base }: View): Html | false {
  if (places.length < 2) return false
  const items = places.map((one, n) => {
    const day = one.saidOn !== null && html`, ${wallDay(t, one.saidOn)}`
    const words = html`${typed(one.outlet ?? '')}${day}`
    const href = withSearch(`${base}${NEW}`, { claim: claim.code, place: String(n) })
    return one === place
      ? html`<li><strong>${words}</strong></li>`
      : html`<li><a href="${href}">${words}</a></li>`
  })
  return html`<h2>${t(texts.places)}</h2><ul>${items}</ul>`
}

/** The other way to say which reference is meant, before anything is typed that a link would lose. */
function referencePart({ claim, items, isTyped, places, place }: Answered, { t, base }: View) {
  if (items.length === 0) return false
  const at = place === null ? {} : { place: String(places.indexOf(place)) }
  const way = isTyped ? {} : { reference: TYPED }
  const href = withSearch(`${base}${NEW}`, { claim: claim.code, ...at, ...way })
  return html`<p class="no-print"><a href="${href}">${t(isTyped ? texts.itemChosen : texts.itemTyped)}</a></p>`
}

/** What the check, the claim and the place say already. */
function valuesOf({ claim, check, place, sources }: Answered, { t }: View): Values {
  const { subjects, issuers } = sources
  const name = place?.outlet?.toLowerCase()
  const spokenIn = (code: string) => (isLanguage(code) ? code : t.language)
  return {
    ...USUALLY,
    source: subjects?.find(({ label }) => label.toLowerCase() === name)?.value ?? null,
    quote: claim.words,
    quoteLanguage: spokenIn(claim.language),
    saidOn: place?.saidOn ?? null,
    url: place?.url ?? null,
    category: noun.category.safeParse(claim.harm).data ?? null,
    facts: `${check.summary}\n\n${check.method}`,
    language: spokenIn(check.language),
    issuer: issuers?.length === 1 ? (issuers[0]?.value ?? null) : null,
  }
}
