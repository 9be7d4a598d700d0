import { type View } from '../../../core/slice.ts'
import { citationLinks, citationList } from '../../../ui/citation.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { shippedFact } from '../../../ui/shipped-fact.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { languageName, paragraphs, spokenLines } from '../../../ui/words.ts'
import type * as verbs from '../actions/public.ts'
import { authorText, dateText } from '../content.ts'
import { publicTexts as texts, standingTexts, valueTexts } from '../texts/public.ts'
import { addressPart, nameOf, permalink, questionOf, thingPath } from './look.ts'

/** What everybody is told of a source or a reference. */
export function partOf(data: verbs.Thing, view: View): Html {
  const { source, item } = data
  if (source !== null) return sourcePart(data.code, source, view)
  return item === null ? html`` : itemPart(data.code, item, view)
}

/** Where it is cited. */
function addressOf({ node }: View, of: string): Html {
  const address = `${node.origin}${node.prefix}${permalink(of)}`
  return html`<a href="${node.prefix}${permalink(of)}">${code(address)}</a>`
}

function sourcePart(own: string, source: verbs.ToldSource, view: View): Html {
  const { t } = view
  const items =
    source.items.length > 0 &&
    html`<h2>${t(texts.itemsOf)}</h2><ul>${source.items.map((row) => html`<li>${nameOf(view, row, thingPath(row.code))}</li>`)}</ul>`
  const notices =
    source.kind === 'outlet' &&
    html`<p><a href="${view.base}/outlets/${own}">${t(texts.asOutlet)}</a></p>`
  return html`${assessmentPart(source, view)}${repliesPart(source, view)}${notices}${factsPart(own, source, view)}${disclosuresPart(source, view)}${discussionPart(source, view)}${items}`
}

function assessmentPart({ assessment, earlier }: verbs.ToldSource, view: View): Html {
  const { t, node } = view
  const now =
    assessment === null ? html`<p>${t(texts.noAssessment)}</p>` : saidPart(assessment, view)
  const before = earlier.map((one) => {
    const date = t.date(one.agreedAt, node.zone)
    const title = t(texts.earlierOf, { standing: t(valueTexts[one.standing]), date })
    return disclosure(title, saidPart(one, view))
  })
  return html`<h2>${t(texts.usedHow)}</h2>${now}${before.length > 0 && html`<h3>${t(texts.earlier)}</h3>${before}`}`
}

/** One assessment: its word, what that means, of what it holds, why, and who stands for it. */
function saidPart(one: verbs.Assessment, { t, node }: View): Html {
  const { standing, scope, reasons, dissent, language, names, agreedAt } = one
  const lines = summaryList(t, [
    { label: t(texts.scope), value: spokenLines(language, scope) },
    { label: t(texts.reasons), value: spokenLines(language, reasons) },
    dissent !== null && { label: t(texts.dissent), value: spokenLines(language, dissent) },
    {
      label: t(texts.reviewers),
      value: names.map((name, n) => [n > 0 && html`<br>`, typed(name)]),
    },
    { label: t(texts.agreedAt), value: t.date(agreedAt, node.zone) },
  ])
  return html`<p><strong>${t(valueTexts[standing])}</strong>. ${t(standingTexts[standing])}</p>${lines}`
}

function entriesPart(entries: readonly verbs.Entry[], view: View): Html[] {
  const { t, node } = view
  return entries.map(({ name, cameBy, words, language, at }) => {
    const date = t.date(at, node.zone)
    const way = cameBy !== null && html`<br>${t.parts(texts.cameBy, { way: typed(cameBy) })}`
    return html`<blockquote>${paragraphs(language, words)}<p class="hint">${t.parts(texts.signed, { name: typed(name), date })}${way}</p></blockquote>`
  })
}

function repliesPart({ replies }: verbs.ToldSource, view: View): Html {
  const { t } = view
  const all =
    replies.length === 0 ? html`<p>${t(texts.noReply)}</p>` : html`${entriesPart(replies, view)}`
  return html`<h2>${t(texts.replies)}</h2>${all}`
}

function discussionPart({ discussion }: verbs.ToldSource, view: View): Html {
  const { t } = view
  const all =
    discussion.length === 0
      ? html`<p>${t(texts.noDiscussion)}</p>`
      : html`${entriesPart(discussion, view)}`
  return html`<h2>${t(texts.discussion)}</h2>${all}<p class="hint">${t(texts.discussionHint)}</p>`
}

function factsPart(own: string, source: verbs.ToldSource, view: View): Html {
  const { t } = view
  const { publisher, country, languages, domains, issn, contact } = source
  const list = (all: readonly Html[]): Content => all.map((one, n) => [n > 0 && html`<br>`, one])
  const lines = summaryList(t, [
    publisher !== null && { label: t(texts.publisher), value: typed(publisher) },
    country !== null && { label: t(texts.country), value: typed(country) },
    languages.length > 0 && {
      label: t(texts.languages),
      value: list(languages.map((one) => typed(languageName(one)))),
    },
    domains.length > 0 && { label: t(texts.domains), value: list(domains.map(code)) },
    issn !== null && { label: 'ISSN', value: code(issn) },
    contact !== null && { label: t(texts.contact), value: typed(contact) },
    { label: t(texts.code), value: code(own) },
    { label: t(texts.address), value: addressOf(view, own) },
  ])
  return html`<h2>${t(texts.facts)}</h2>${lines}`
}

function disclosuresPart({ disclosures }: verbs.ToldSource, view: View): Html {
  const { t } = view
  const asked = disclosures.filter(({ state }) => state !== 'not-asked')
  const open = disclosures.filter(({ state }) => state === 'not-asked')
  const rows =
    asked.length > 0 &&
    table(t, {
      caption: t(texts.disclosures),
      isCaptionHidden: true,
      rows: asked,
      columns: [
        { label: t(texts.question), cell: ({ number }) => questionOf(view, number) },
        { label: t(texts.answer), cell: (row) => answerPart(row, view) },
      ],
    })
  const items = open.map(({ number }) => html`<li>${questionOf(view, number)}</li>`)
  const rest = open.length > 0 && disclosure(t(texts.notAsked), html`<ul>${items}</ul>`)
  return html`<h2>${t(texts.disclosures)}</h2><p class="hint">${t(texts.disclosuresHint)}</p>${rows}${rest}`
}

function answerPart(row: verbs.Disclosure, { t, now }: View): Html {
  const { state, statement, url, asOf, statedBy, expiresOn } = row
  const date = asOf === null ? '' : wallDay(t, asOf)
  if (state === 'not-found' || statement === null || url === null)
    return html`${asOf === null ? t(texts.notFound) : t(texts.notFoundOn, { date })}`
  const isExpired = expiresOn !== null && expiresOn < now.slice(0, 10)
  const by = statedBy !== null && html`<br>${t.parts(texts.statedBy, { name: typed(statedBy) })}`
  const said = html`${typed(statement)}${by}`
  return html`${isExpired ? html`<span class="hint">${said}</span>` : said}<br><a href="${safeUrl(url)}" rel="noreferrer">${t(texts.where)}</a><br><span class="hint">${t(isExpired ? texts.expired : texts.readOn, { date })}</span>`
}

function itemPart(own: string, item: verbs.ToldItem, view: View): Html {
  const { t, base, node } = view
  const { csl, withheld, source, noted, keptAt, isProposed } = item
  const address = withheld ?? csl.URL
  const links = citationLinks((format) => `${base}${thingPath(own)}?_file=${format}`)
  const date = dateText(csl.issued)
  const container = csl['container-title']
  const authors = authorText(csl)
    .split('\n')
    .filter((one) => one !== '')
  const lines = summaryList(t, [
    authors.length > 0 && {
      label: t(texts.author),
      value: authors.map((one, n) => [n > 0 && html`<br>`, typed(one)]),
    },
    date !== '' && { label: t(texts.year), value: wallDay(t, date) },
    container !== undefined && { label: t(texts.container), value: typed(container) },
    csl.publisher !== undefined && { label: t(texts.publisher), value: typed(csl.publisher) },
    address !== undefined && { label: t(texts.link), value: addressPart(view, address, true) },
    csl.DOI !== undefined && { label: 'DOI', value: code(csl.DOI) },
    csl.ISBN !== undefined && { label: 'ISBN', value: code(csl.ISBN) },
    csl.ISSN !== undefined && { label: 'ISSN', value: code(csl.ISSN) },
    source !== null && {
      label: t(texts.from),
      value: html`<a href="${base}${thingPath(source.code)}">${typed(source.name)}</a>`,
    },
    noted !== null && { label: t(texts.noted), value: shippedFact(view, noted) },
    keptAt !== null && { label: t(texts.keptAt), value: t.date(keptAt, node.zone) },
    { label: t(texts.code), value: code(own) },
    { label: t(texts.address), value: addressOf(view, own) },
  ])
  const state = t(isProposed ? texts.proposed : texts.kept)
  return html`<p>${state}.</p><h2>${t(texts.cite)}</h2>${citationList(t, csl)}<p class="no-print">${t.parts(texts.files, { links })}</p><h2>${t(texts.work)}</h2>${lines}`
}
