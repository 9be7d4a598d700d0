import type { z } from 'zod'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { WHAT, WHERE, WHO } from '../../../lib/report-classes/index.ts'
import { telephone } from '../../../ui/contact.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Choice, radioGroup, selectField, textField } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { inLanguage } from '../../../ui/words.ts'
import { findAgencies, finder, publicCountries } from '../actions/finder.ts'
import { receiving } from '../needs.ts'
import { publicContacts } from '../actions/public.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { agencyCard } from './card.ts'

/** Where everybody finds the proper agency, and those of a country. */
export const AGENCIES = '/agencies'

type Answer = z.infer<typeof finder.output>
type Found = z.infer<typeof findAgencies.output>

/** Codes of the agencies that take sealed reports here. */
export async function receivingHere(ctx: Pick<PageContext, 'ask'>): Promise<readonly string[]> {
  return (await ctx.ask(receiving, {})).agencies.map(({ agency }) => agency)
}

async function load(ctx: PageContext) {
  const { agencies } = await ctx.call(publicContacts, {})
  return {
    ...(await ctx.call(publicCountries, {})),
    receiving: await receivingHere(ctx),
    emergency: [...new Set(agencies.flatMap(({ emergency }) => emergency ?? []))],
    answer: ctx.done?.form === 'find' ? (ctx.done.output as Answer) : null,
    found: ctx.done?.form === 'search' ? (ctx.done.output as Found) : null,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What happened, where, and who are you: the proper agency. What is chosen stands in no address and is kept nowhere. */
export const agenciesPage = page({
  path: AGENCIES,
  surface: 'public',
  permission: 'anyone',
  forms: {
    find: { kind: 'ask', action: finder.name, next: () => null },
    search: { kind: 'ask', action: findAgencies.name, next: () => null },
  },
  load,
  render(data, view) {
    const { t } = view
    const { answer, found } = data
    const form = findForm(data, view)
    return {
      title: t(texts.title),
      main: html`${dangerPart(data, view)}${refusedPart(view, texts)}${answer && answerPart(answer, data, view)}${found && foundPart(found, data, view)}
${answer === null ? form : disclosure(t(texts.again), form)}<div class="no-print">${disclosure(t(texts.search), searchPart(view))}${disclosure(t(texts.byCountry), countriesPart(data, view))}</div>`,
    }
  },
})

/** Before anything else: who is in danger needs a number and no form. */
function dangerPart({ emergency }: Data, { t, node }: View): Html {
  if (node.realm === 'exercise') return html`<div class="card"><p>${t(texts.exercise)}</p></div>`
  const numbers = emergency.map((number) => html`<p>${telephone(number)}</p>`)
  return html`<div class="card hot"><h2>${t(texts.danger)}</h2>${numbers}<p>${t(texts.dangerCall)}</p></div>`
}

/** Why an agency is named. */
const WHY = { route: texts.byRoute, power: texts.byPower, usual: texts.byUsual } as const

/** What was said to find an agency, by the fields of a report; the part of the country only where it is one of this node's. */
function toldIn({ own }: Data, { refused }: View): Readonly<Record<string, string>> {
  const { what = '', where = '', who = '', country = '', area = '/' } = refused?.values ?? {}
  const told = { what, place: where, teller: who }
  return country === (own ?? '') || country === '' ? { ...told, area } : told
}

function answerPart({ known, answers }: Answer, data: Data, view: View): Html {
  const { t } = view
  const told = toldIn(data, view)
  const card = (one: Answer['answers'][number]) =>
    agencyCard(view, one, {
      ...(one.isFirst && { why: t(WHY[one.by]) }),
      receiving: data.receiving,
      told,
    })
  const first = known === 'none' ? [] : answers.slice(0, 1)
  const others = answers.slice(first.length)
  const head =
    known === 'none'
      ? html`<h2>${t(texts.noneKnown)}</h2><p>${t(texts.noneCall)}</p>`
      : html`<h2>${t(texts[known])}</h2>`
  const more = others.length > 0 && html`<h2>${t(texts.also)}</h2>${others.map(card)}`
  return html`<div role="status">${head}${first.map(card)}${more}</div>`
}

function foundPart({ agencies }: Found, { receiving: codes }: Data, view: View): Html {
  const { t } = view
  const cards = agencies.map((one) => agencyCard(view, one, { receiving: codes }))
  return html`<div role="status"><h2>${t(texts.found)}</h2>${cards.length === 0 ? html`<p>${t(texts.foundNone)}</p>` : cards}</div>`
}

function findForm(data: Data, view: View): Html {
  const { t, refused } = view
  const field = fieldStates('find', refused)
  const choices = <K extends string>(
    all: readonly K[],
    words: Readonly<Record<K, Message>>,
  ): Choice[] => all.map((value) => ({ value, label: t(words[value]) }))
  const body = [
    radioGroup(t, { ...field('what'), label: t(texts.what), choices: choices(WHAT, whatTexts) }),
    radioGroup(t, {
      ...field('where', 'online'),
      label: t(texts.where),
      choices: choices(WHERE, whereTexts),
    }),
    selectField(t, {
      ...field('who', 'voter'),
      label: t(texts.who),
      choices: choices(WHO, whoTexts),
    }),
    selectField(t, {
      ...field('country', data.own ?? ''),
      label: t(texts.country),
      choices: namedCountries(data, view).map(({ iso3, name }) => ({ value: iso3, label: name })),
    }),
    data.areas.length > 0 &&
      selectField(t, {
        ...field('area', '/'),
        label: t(texts.area),
        choices: [
          { value: '/', label: t(texts.anyArea) },
          ...data.areas
            .map(({ path, name }) => ({ value: path, label: name }))
            .toSorted((a, b) => a.label.localeCompare(b.label, t.language)),
        ],
      }),
    html`<p class="hint">${t(texts.kept)}</p>`,
  ]
  const hidden = { language: t.language }
  return postForm(view, { name: 'find', hidden, body, label: t(texts.find) })
}

function searchPart(view: View): Html {
  const { t, refused } = view
  const words = textField(t, {
    ...fieldStates('search', refused)('words'),
    label: t(texts.words),
    autocomplete: 'off',
    maxLength: 100,
  })
  return postForm(view, {
    name: 'search',
    body: words,
    label: t(texts.searchButton),
    kind: 'secondary',
  })
}

/** Countries by their name in the language of the page, in its order. */
function namedCountries({ countries }: Data, view: View): { iso3: string; name: string }[] {
  const { compare } = new Intl.Collator(view.t.locale)
  return countries
    .map(({ iso3, names }) => ({ iso3, name: inLanguage(view, names) }))
    .toSorted((a, b) => compare(a.name, b.name))
}

function countriesPart(data: Data, view: View): Html {
  const links = namedCountries(data, view).map(
    ({ iso3, name }) => html`<li><a href="${view.base}${AGENCIES}/${iso3}">${name}</a></li>`,
  )
  return html`<ul>${links}</ul>`
}
