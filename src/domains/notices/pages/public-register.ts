import { asked, given } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { publicNotices, registerFacts } from '../actions/public.ts'
import { stands, STANDS } from '../register.ts'
import * as noun from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { outcomeTexts, standsTexts } from '../../../ui/notice-standing.ts'
import { categoryTexts } from '../texts/told.ts'
import { restrictionTexts } from '../texts/restrictions.ts'
import { RESTRICTIONS } from './look.ts'
import { NOTICES, noticeTable, STATISTICS } from './public-look.ts'

/** Rows of one page, which with everything is to fit into the first answer of a slow connection. */
const SHOWN = 15

/** What the address asks for. */
function filterOf({ search }: Pick<PageContext, 'search'>) {
  const text = (name: string, most: number) =>
    search[name] === '' ? undefined : search[name]?.slice(0, most)
  return given({
    search: text('words', 100),
    issuer: asked(noun.sourceCode, search['issuer']),
    source: asked(noun.sourceCode, search['source']),
    election: text('election', 200),
    category: asked(noun.category, search['category']),
    outcome: asked(noun.outcome, search['outcome']),
    stands: asked(stands, search['stands']),
  })
}

async function load(ctx: PageContext) {
  const filter = filterOf(ctx)
  const after = asked(noun.noticeCode, ctx.search['after'])
  return {
    filter,
    list: await ctx.call(publicNotices, { ...filter, ...given({ after }), limit: SHOWN }),
    facts: await ctx.call(registerFacts, {}),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Every notice that went out: to whom, what was answered, how it ended. */
export const registerPage = page({
  path: NOTICES,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/sources', label: texts.nav },
  load,
  render(data, view) {
    const { t, base } = view
    const { list, facts, filter } = data
    const { search: words, ...others } = filter
    const search = given({ words, ...others })
    const more = restLink(view, { path: NOTICES, next: list.next, search })
    const counter = t(texts.counter, {
      count: facts.notices,
      open: t.number(facts.open),
      annulled: t.number(facts.annulled),
      missed: t.number(facts.missed),
    })
    const links = html`<p><a href="${base}${STATISTICS}">${t(texts.statistics)}</a></p><p><a href="${base}${RESTRICTIONS}">${t(restrictionTexts.title)}</a></p>`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p><p><strong>${counter}</strong></p>${filterPart(data, view)}${noticeTable(list.items, view)}${more}${links}${filesPart(view)}`,
    }
  },
})

/** What programs read. */
export function filesPart({ t, node }: View): Html {
  const link = (name: string, label: string) => html`<a href="${node.prefix}/${name}">${label}</a>`
  const parts = {
    csv: link('notices.csv', 'CSV'),
    json: link('notices.json', 'JSON'),
    atom: link('notices.atom', 'Atom'),
  }
  return html`<p class="hint no-print">${t.parts(texts.files, parts)}</p>`
}

function filterPart({ filter, facts }: Data, view: View): Html {
  const { t } = view
  const field = fieldStates('filter', null)
  const pick = (
    name: keyof typeof filter,
    label: Message,
    choices: readonly { readonly value: string; readonly label: string }[],
  ) =>
    choices.length > 0 &&
    selectField(t, {
      ...field(name, filter[name] ?? ''),
      label: t(label),
      isOptional: true,
      none: t(texts.any),
      choices,
    })
  const named = (all: readonly { readonly code: string; readonly name: string }[]) =>
    all.map(({ code: value, name: label }) => ({ value, label }))
  const worded = <K extends string>(keys: readonly K[], words: Readonly<Record<K, Message>>) =>
    keys.map((value) => ({ value, label: t(words[value]) }))
  const fields = [
    textField(t, {
      ...field('words', filter.search ?? ''),
      label: t(texts.words),
      type: 'search',
      isOptional: true,
    }),
    pick('stands', texts.state, worded(STANDS, standsTexts)),
    pick('category', texts.category, worded(noun.CATEGORIES, categoryTexts)),
    pick('outcome', texts.outcome, worded(noun.OUTCOMES, outcomeTexts)),
    pick('source', texts.subject, named(facts.sources)),
    pick('issuer', texts.issuer, named(facts.issuers)),
    pick(
      'election',
      texts.election,
      facts.elections.map((value) => ({ value, label: value })),
    ),
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  const isUsed = Object.keys(filter).length > 0
  return html`<div class="no-print">${disclosure(t(texts.narrow), searchForm(fields), isUsed)}</div>`
}
