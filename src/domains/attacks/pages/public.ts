import { asked, given } from '../../../core/asked.ts'
import { readNumber } from '../../../core/number.ts'
import { type FileView, page, type PageContext, type View } from '../../../core/slice.ts'
import { everyItem } from '../../../core/listed.ts'
import type { Message } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { restLink } from '../../../ui/rest.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { table } from '../../../ui/table.ts'
import { moment, wallDay } from '../../../ui/time.ts'
import { paragraphs, saidIn, spoken } from '../../../ui/words.ts'
import * as verbs from '../actions/public.ts'
import { kind, KINDS, service, SERVICES, year } from '../schema.ts'
import { adviceTexts, publicTexts as texts, valueTexts } from '../texts/public.ts'
import { attackPath, ATTACKS } from './look.ts'

/** Rows of one page, which with everything is to fit into the first answer of a slow connection. */
const SHOWN = 25
const FILE_STEP = 50

/** What the address asks for. */
function filterOf({ search }: Pick<PageContext, 'search'>) {
  return given({
    search: search['words'] === '' ? undefined : search['words']?.slice(0, 100),
    kind: asked(kind, search['kind']),
    service: asked(service, search['service']),
    origin: asked(verbs.origin, search['origin']),
    year: year.safeParse(readNumber(search['year'] ?? '', 'whole')).data,
  })
}

async function load(ctx: PageContext) {
  const filter = filterOf(ctx)
  const after = asked(verbs.anyCode, ctx.search['after'])
  return {
    filter,
    list: await ctx.call(verbs.publicAttacks, {
      ...filter,
      ...given({ after }),
      limit: SHOWN,
    }),
    counts: await ctx.call(verbs.publicCounts, {}),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Attacks on public services, explained: those of this country, and cases that were reported elsewhere. */
export const attacksPage = page({
  path: ATTACKS,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/issues', label: texts.menu },
  file: { name: 'attacks', rows: fileRows },
  load,
  render(data, view) {
    const { t } = view
    const { list, counts, filter } = data
    const search = given({
      words: filter.search,
      kind: filter.kind,
      service: filter.service,
      origin: filter.origin,
      year: filter.year === undefined ? undefined : String(filter.year),
    })
    const more = restLink(view, { path: ATTACKS, next: list.next, search })
    const standing = t(texts.standing, {
      own: t.number(counts.own),
      reported: t.number(counts.reported),
    })
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p><p><strong>${standing}</strong></p>${filterPart(data, view)}${listPart(data, view)}${more}${machinesPart(view)}`,
    }
  },
})

/** The same for programs. */
function machinesPart({ t, node }: View): Html {
  const link = (path: string, words: string) => html`<a href="${node.prefix}${path}">${words}</a>`
  const [json, feed] = [link('/api/attacks.publicAttacks', 'JSON'), link('/attacks.atom', 'Atom')]
  return html`<p class="hint no-print">${t.parts(texts.machines, { json, feed })}</p>`
}

function filterPart({ filter }: Data, { t }: View): Html {
  const field = fieldStates('filter', null)
  const choice = <V extends string>(
    name: string,
    values: readonly V[],
    words: Readonly<Record<V, Message>>,
    { label, none, chosen = '' }: { label: Message; none: Message; chosen: string | undefined },
  ) =>
    selectField(t, {
      ...field(name, chosen),
      label: t(label),
      isOptional: true,
      none: t(none),
      choices: values.map((value) => ({ value, label: t(words[value]) })),
    })
  const { service: of, kind: by, origin: whose } = filter
  const all = { service: texts.allServices, kind: texts.allKinds, origin: texts.allOrigins }
  const fields = [
    textField(t, {
      ...field('words', filter.search ?? ''),
      label: t(texts.words),
      type: 'search',
      isOptional: true,
    }),
    choice('service', SERVICES, valueTexts, {
      label: texts.service,
      none: all.service,
      chosen: of,
    }),
    choice('kind', KINDS, valueTexts, { label: texts.kind, none: all.kind, chosen: by }),
    textField(t, {
      ...field('year', filter.year === undefined ? '' : String(filter.year)),
      label: t(texts.year),
      inputMode: 'numeric',
      width: 'short',
      isOptional: true,
    }),
    choice('origin', verbs.origin.options, texts, {
      label: texts.origin,
      none: all.origin,
      chosen: whose,
    }),
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  const isUsed = Object.keys(filter).length > 0
  return html`<div class="no-print">${disclosure(t(texts.narrow), searchForm(fields), isUsed)}</div>`
}

/** Title in the reader's language, else in the one that there is; the code where the words are out of sight. */
function titleOf(view: Pick<View, 't'>, { titles, code: own }: verbs.Listed): Html {
  const language = saidIn(view, titles)
  if (language === undefined) return code(own)
  return spoken(language, titles[language] ?? '')
}

function listPart({ list }: Data, view: View): Html {
  const { t, base } = view
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.attack),
        cell: (row) =>
          html`<a href="${base}${attackPath(row.code)}">${titleOf(view, row)}</a><br><span class="hint">${t(valueTexts[row.service])} · ${t(valueTexts[row.kind])}</span>`,
      },
      { label: t(texts.when), cell: (row) => wallDay(t, row.month) },
      { label: t(texts.state), cell: (row) => standingOf(view, row.state) },
    ],
  })
}

const LOOK = {
  published: ['ok', 'tick'],
  withdrawn: ['plain', 'cross'],
  reported: ['plain', 'ring'],
} as const satisfies Readonly<Record<verbs.Told['state'], readonly [Tone, Shape]>>

function standingOf({ t }: Pick<View, 't'>, state: verbs.Told['state']): Html {
  const words = state === 'reported' ? texts.notVerified : texts[state]
  const [tone, shape] = LOOK[state]
  return badge(tone, shape, t(words))
}

async function fileRows(ctx: PageContext, { t }: FileView) {
  const filter = filterOf(ctx)
  const { items, isCut } = await everyItem<verbs.Listed>((after) =>
    ctx.call(verbs.publicAttacks, { ...filter, limit: FILE_STEP, ...given({ after }) }),
  )
  const { code: codeWord, attack, service: of, kind: by, when, where, state, source } = texts
  const columns = [codeWord, attack, of, by, when, where, state, source]
  return {
    columns: columns.map((one) => t(one)),
    rows: items.map((row) => [
      row.code,
      row.titles[t.language] ?? Object.values(row.titles)[0] ?? '',
      t(valueTexts[row.service]),
      t(valueTexts[row.kind]),
      row.month,
      row.place ?? '',
      t(row.state === 'reported' ? texts.notVerified : texts[row.state]),
      row.source?.url ?? '',
    ]),
    isCut,
  }
}

/** One attack, with everything that was published of it before. */
export const attackPage = page({
  path: `${ATTACKS}/:attack`,
  surface: 'public',
  permission: 'anyone',
  load: (ctx) => ctx.call(verbs.publicAttack, { code: ctx.params['attack'] ?? '' }),
  render(row, view) {
    const { t } = view
    const versions = row.before.map((one) => {
      const at = one.publishedAt === null ? '' : t.dateTime(one.publishedAt, view.node.zone)
      const title = t(texts.versionOf, { version: t.number(one.version), time: at })
      return disclosure(title, toldPart(one, view))
    })
    const earlier = versions.length > 0 && html`<h2>${t(texts.before)}</h2>${versions}`
    const { title } = wordsOf(view, row) ?? { title: row.code }
    return {
      title,
      cite: { path: `${ATTACKS}/${row.code}`, issued: row.publishedAt },
      sub: standingOf(view, row.state),
      main: html`${withdrawnPart(row, view)}${toldPart(row, view)}${earlier}`,
      breadcrumb: [{ path: ATTACKS, label: t(texts.title) }],
    }
  },
})

/** The words in the reader's language, else in the one that there is; null where they are out of sight. */
function wordsOf(view: Pick<View, 't'>, { words }: verbs.Told) {
  const language = saidIn(view, words) ?? ''
  const own = words[language]
  return own === undefined ? null : { ...own, language }
}

function withdrawnPart({ reason, words }: verbs.Told, { t }: View): Html | false {
  if (reason === null) return false
  const why = t.parts(texts.withdrawnBecause, { reason: typed(reason) })
  const isHidden = Object.keys(words).length === 0
  return notification(t, {
    tone: 'warn',
    body: html`<p>${why}</p>${isHidden && html`<p>${t(texts.hidden)}</p>`}`,
  })
}

/** What is told of one version. */
function toldPart(row: verbs.Told, view: View): Html {
  const { t } = view
  const { source, site, judgment, place, publishedAt } = row
  const facts = summaryList(t, [
    { label: t(texts.service), value: t(valueTexts[row.service]) },
    site !== null && { label: t(texts.site), value: typed(site) },
    { label: t(texts.kind), value: t(valueTexts[row.kind]) },
    { label: t(texts.when), value: wallDay(t, row.month) },
    place !== null && { label: t(texts.where), value: typed(place) },
    judgment !== null && { label: t(texts.judgment), value: typed(judgment) },
    source !== null && { label: t(texts.source), value: sourcePart(source, view) },
    publishedAt !== null && { label: t(texts.published), value: moment(view, publishedAt) },
    {
      label: t(texts.code),
      value: html`${code(row.code)}${row.origin === 'own' && html`, ${t(texts.version, { version: t.number(row.version) })}`}`,
    },
  ])
  const words = wordsOf(view, row)
  if (words === null) return facts
  const { language, happened, effect, learnt, advice } = words
  const about = (title: Message, text: string) =>
    html`<h2>${t(title)}</h2>${paragraphs(language, text)}`
  const help =
    advice === ''
      ? html`<h2>${t(texts.advice)}</h2><p>${t(adviceTexts[row.kind])}</p>`
      : about(texts.advice, advice)
  const isDraft = row.origin === 'reported' && language !== 'en'
  return html`${about(texts.happened, happened)}${about(texts.effect, effect)}${about(texts.learnt, learnt)}${help}${isDraft && html`<p class="hint">${t(texts.draft)}</p>`}${facts}`
}

function sourcePart(source: NonNullable<verbs.Told['source']>, { t }: View): Html {
  const { name, url, readOn, confidence } = source
  return html`<a href="${safeUrl(url)}" rel="noreferrer">${spoken('en', name)}</a><br>${t(texts.readOn, { date: wallDay(t, readOn) })}<br>${t(texts.sure)}: ${t(texts[confidence])}`
}
