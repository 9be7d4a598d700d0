import type { View } from '../../../core/slice.ts'
import { isLanguage } from '../../../core/text.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkboxGroup, selectField } from '../../../ui/field.ts'
import { button, fieldStates, searchForm, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { shippedFact } from '../../../ui/shipped-fact.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import type { Proposal } from '../needs.ts'
import { precisionWords, setupTexts as texts, technologyWords } from '../texts.ts'

type Names = Readonly<Record<string, string>>

/** What the step about the country shows. */
export interface CountryData {
  readonly nation: { readonly iso3: string; readonly languages: readonly string[] } | null
  readonly countries: readonly { readonly iso3: string; readonly names: Names }[]
  /** Facts of the country that is chosen or being looked at. */
  readonly proposal: Proposal | null
}

/** The name of a country in the reader's language, English where there is none. */
export function nameIn(view: View, names: Names): string {
  return names[view.t.language] ?? names['en'] ?? ''
}

/** Step 1: choose the country, see what is known of it, take over agencies and languages. */
export function countryStep(data: CountryData, view: View): Html {
  const { t } = view
  const { nation, proposal } = data
  const isChosen = nation !== null && nation.iso3 === proposal?.iso3
  const name = proposal === null ? '' : nameIn(view, proposal.names)
  const picker = countryPicker(data, view)
  return html`<h2>${t(texts.countryTitle)}</h2>
${isChosen ? html`<p>${t.parts(texts.chosen, { country: typed(name) })}</p>${disclosure(t(texts.otherCountry), picker)}` : picker}
${proposal !== null && takeOver({ proposal, nation, isChosen, name }, view)}
${isChosen && speech(nation.languages, view)}`
}

function countryPicker({ countries, proposal }: CountryData, view: View): Html {
  const { t } = view
  const order = new Intl.Collator(t.locale)
  const choices = countries
    .map(({ iso3, names }) => ({ value: iso3, label: nameIn(view, names) }))
    .toSorted((a, b) => order.compare(a.label, b.label))
  const field = { form: 'find', name: 'country', value: proposal?.iso3 ?? '', error: undefined }
  return searchForm([
    selectField(t, { ...field, label: t(texts.country), choices }),
    html`<div>${button({ label: t(texts.showFacts), kind: 'secondary' })}</div>`,
  ])
}

function takeOver(
  of: {
    readonly proposal: Proposal
    readonly nation: CountryData['nation']
    readonly isChosen: boolean
    readonly name: string
  },
  view: View,
): Html {
  const { t, refused } = view
  const { proposal, nation, isChosen, name } = of
  const state = fieldStates('nation', refused)('languages[]')
  const kept = isChosen && nation !== null ? nation.languages : proposal.languages
  const chosen = refused?.form === 'nation' ? state.value.split('\n') : kept
  const offered = [...new Set([...proposal.languages, ...kept, ...view.node.languages])]
  const label = isChosen
    ? t(texts.keepLanguages)
    : t(texts.choose, { country: name, count: proposal.agencies })
  const body = checkboxGroup(t, {
    ...state,
    label: t(texts.languages),
    hint: t(texts.languagesHint),
    choices: offered.map((value) => ({ value, label: languageName(view, value) })),
    chosen,
  })
  const hidden = { iso3: proposal.iso3 }
  const choose = postForm(view, { name: 'nation', hidden, body, label })
  return html`${factsTable(proposal, view)}${choose}`
}

/** `Swahili (sw)`; the code alone where the platform has no name. */
function languageName({ t }: View, tag: string): string {
  const name = new Intl.DisplayNames(t.locale, { type: 'language' }).of(tag) ?? tag
  return name === tag ? tag : `${name} (${tag})`
}

/** Facts that are shown for what they are worth: nothing is taken over but by a person. */
function factsTable(proposal: Proposal, view: View): Html {
  const { t } = view
  const rows: { words: Content; asOf: string; confidence: string }[] = [
    ...proposal.elections.map((fact) => ({
      words: t.parts(texts.knownElection, {
        office: spoken('en', fact.office),
        date: wallDay(t, fact.date),
      }),
      ...fact,
    })),
    ...proposal.pollingStations.map((fact) => ({
      words: t(texts.knownStations, { number: stationCount(fact, view) }),
      ...fact,
    })),
    ...proposal.votingTechnology.map((fact) => ({
      words: t.parts(texts.knownTechnology, { parts: technologyParts(fact, view) }),
      ...fact,
    })),
  ]
  return table(t, {
    caption: t(texts.factsTitle),
    empty: t(texts.noFacts),
    rows,
    columns: [
      { label: t(texts.fact), cell: ({ words }) => words },
      {
        label: t(texts.source),
        cell: (fact) => shippedFact(view, fact),
      },
    ],
  })
}

type Fact<Kind extends keyof Proposal> = Proposal[Kind] extends readonly (infer One)[] ? One : never

/** How many there are, how exactly that is known, and of which year. */
function stationCount({ stations, precision, year }: Fact<'pollingStations'>, { t }: View): string {
  const known = Object.hasOwn(precisionWords, precision) && precision !== 'inYear'
  const words = known ? precisionWords[precision as 'exact'] : precisionWords.exact
  const number = t(words, { number: t.number(stations) })
  return year === '' ? number : t(precisionWords.inYear, { number, year })
}

/** What it is, where and since when; what no fixed word says stands as the list has it, in English. */
function technologyParts(
  { technology, scope, status }: Fact<'votingTechnology'>,
  view: View,
): Content {
  const said = [technology, scope, status].filter((part) => part !== '' && part !== '-')
  return said.map((part, n) => [n > 0 && html` · `, technologyPart(part, view)])
}

/** A year behind fixed words stays: `discontinued 2014`. */
function technologyPart(part: string, { t }: View): Content {
  const [, fixed = part, year = ''] = /^(.*?)((?: \d{4})?)$/.exec(part) ?? []
  const words = Object.hasOwn(technologyWords, fixed)
    ? technologyWords[fixed as keyof typeof technologyWords]
    : undefined
  return words === undefined ? spoken('en', part) : html`${t(words)}${year}`
}

/** The way to have the node speak what was chosen; nothing where it does. */
function speech(chosen: readonly string[], view: View): Html {
  const { t, node, base } = view
  const able = chosen.filter(isLanguage)
  const unable = chosen.filter((tag) => !isLanguage(tag))
  const differs = able.length > 0 && able.join() !== node.languages.join()
  const now = code(node.languages.join(','))
  const wanted = able.join(',')
  const change = html`<a href="${base}/console/settings/languages?languages=${wanted}">${t(texts.speakChange)}</a>`
  const words =
    node.given.SCRUTINEER_LANGUAGES === undefined
      ? t.parts(texts.speakOther, { now, change })
      : t.parts(texts.speakMachine, { now, setting: code(`SCRUTINEER_LANGUAGES=${wanted}`) })
  const names = t.list(unable.map((tag) => languageName(view, tag)))
  return html`${differs && notification(t, { tone: 'info', body: words })}${unable.length > 0 && html`<p class="hint">${t(texts.cannotSpeak, { languages: names })}</p>`}`
}
