import { asked, given } from '../../../core/asked.ts'
import { page, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import {
  publicStatementByCode,
  type PublicStatement,
  publicStatements,
  type PublicVersion,
} from '../actions/public.ts'
import { type Block, SENTENCES, statementCode } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { blockFor, kindWords, PUBLIC, publicBadge, sentenceOf } from './look.ts'

/** Everything that was said to the public. */
export const publicListPage = page({
  path: PUBLIC,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/issues', label: texts.nav },
  load: (ctx) =>
    ctx.call(publicStatements, given({ after: asked(statementCode, ctx.search['after']) })),
  render({ items, next }, view) {
    const { t, base } = view
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: items,
      columns: [
        {
          label: t(texts.what),
          cell: (row) =>
            html`<a href="${base}${PUBLIC}/${row.code}">${t(kindWords(row.kind))}</a><br>${publicBadge(view, row)}`,
        },
        { label: t(texts.text), cell: (row) => firstSentence(view, row) },
        { label: t(texts.published), cell: ({ releasedAt }) => shortMoment(view, releasedAt) },
      ],
    })
    const more = restLink(view, { path: PUBLIC, next, search: {} })
    return { title: t(texts.title), main: html`<p>${t(texts.intro)}</p>${rows}${more}` }
  },
})

function firstSentence(view: View, { words }: Pick<PublicStatement, 'words'>): Html | null {
  const { language, block } = blockFor(view, words)
  const said = block.known ?? block.why
  return said === undefined ? null : sentenceOf(said, language, view)
}

/** One statement: what holds now, and below it every text that was published, beside each other. */
export const publicPage = page({
  path: `${PUBLIC}/:statement`,
  surface: 'public',
  permission: 'anyone',
  load: (ctx) => ctx.call(publicStatementByCode, { code: ctx.params['statement'] ?? '' }),
  render(found, view) {
    const { t } = view
    const facts = summaryList(t, [
      { label: t(texts.standing), value: publicBadge(view, found) },
      { label: t(texts.began), value: moment(view, found.openedAt) },
      { label: t(texts.published), value: moment(view, found.releasedAt) },
      { label: t(texts.code), value: code(found.code) },
    ])
    return {
      title: t(kindWords(found.kind)),
      cite: { path: `${PUBLIC}/${found.code}`, issued: found.releasedAt },
      main: html`${sentences(view, found)}${facts}${versionsPart(found.versions, view)}`,
      breadcrumb: [{ path: PUBLIC, label: t(texts.title) }],
    }
  },
})

/** The three sentences, or why everything was taken back. */
export function sentences(
  view: View,
  { words, form }: Pick<PublicStatement, 'words' | 'form'>,
): Html {
  const { t } = view
  const { language, block } = blockFor(view, words)
  const changed =
    form !== 'first' &&
    html`<p><strong>${t(texts[form])}</strong> ${part(view, language, block.why)}</p>`
  const lines = SENTENCES.map(
    (key) =>
      block[key] !== undefined &&
      html`<p><b>${t(texts[key])}:</b> ${part(view, language, block[key])}</p>`,
  )
  return html`${changed}${lines}`
}

function part(view: View, language: string, said: string | undefined): Html | null {
  return said === undefined ? null : sentenceOf(said, language, view)
}

function versionsPart(versions: readonly PublicVersion[], view: View): Html {
  const { t, node } = view
  const of = ({ words }: PublicVersion, key: keyof Block) => {
    const { language, block } = blockFor(view, words)
    return part(view, language, block[key])
  }
  const rows = table(t, {
    caption: t(texts.versions),
    isCaptionHidden: true,
    rows: versions,
    columns: [
      {
        label: t(texts.time),
        cell: (version) => {
          const proof = `${node.prefix}/api/record.proof?record=${version.record}`
          const { number } = version
          return html`${t(texts.version, { number })}: ${t(texts[version.form])}<br>${t(kindWords(version.kind))}<br>${shortMoment(view, version.at)}<br><a href="${proof}">${t(texts.proof)}</a>`
        },
      },
      ...SENTENCES.map((key) => ({
        label: t(texts[key]),
        cell: (version: PublicVersion) => of(version, key),
      })),
      { label: t(texts.why), cell: (version) => of(version, 'why') },
    ],
  })
  return html`<section><h2>${t(texts.versions)}</h2>${rows}</section>`
}
