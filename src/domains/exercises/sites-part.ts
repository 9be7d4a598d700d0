// The practice sites on the exercise page: what is wrong with each, how far its page is learned, and what may be done to it.
import type { View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { code } from '../../ui/code.ts'
import { disclosure } from '../../ui/details.ts'
import { button, form, hiddenFields, postForm } from '../../ui/form.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { SITE_KEYS, type SiteKey, siteNames, SITES } from './country.ts'
import { EDITS, FAULTS, isEdit, type SiteChange } from './schema.ts'
import { siteChangeTexts as texts } from './site-texts.ts'
import { texts as words } from './texts.ts'

/** How far the page of a site is learned, as monitoring tells it. */
interface Learned {
  readonly site: string
  readonly host: string
  readonly stage: 'learning' | 'provisional' | 'full' | null
  readonly fetches: number
}

export interface SitesShown {
  readonly live: readonly { readonly site: SiteKey; readonly kind: SiteChange }[]
  readonly learned: readonly Learned[]
  /** Looks after which changes are judged. */
  readonly needed: number
}

const STATES: Readonly<Record<SiteChange, Message>> = {
  deface: texts.isDefaced,
  'expire-certificate': texts.isExpired,
  'change-mx': texts.isMoved,
  'take-down': texts.isDown,
  'change-hours': texts.hasOtherHours,
  postpone: texts.isPostponed,
  skim: texts.isSkimmed,
  'lead-away': texts.leadsAway,
  'edit-figures': texts.hasFigures,
  'add-news': texts.hasNews,
  'new-build': texts.hasBuild,
  'add-link': texts.hasLink,
}
/** What is done to a site, in words. */
export const VERBS: Readonly<Record<SiteChange, Message>> = {
  deface: texts.deface,
  'expire-certificate': texts.expire,
  'change-mx': texts.move,
  'take-down': texts.takeDown,
  'change-hours': texts.changeHours,
  postpone: texts.postpone,
  skim: texts.skim,
  'lead-away': texts.leadAway,
  'edit-figures': texts.editFigures,
  'add-news': texts.addNews,
  'new-build': texts.newBuild,
  'add-link': texts.addLink,
}

/** One row a site: where it stands, and the buttons by which a trainer breaks it. */
export function sitesPart(data: SitesShown, view: View): Html {
  return changesPart(data, { label: texts.break, kinds: FAULTS }, view)
}

/** One row a site: where it stands, and the buttons by which a trainer edits its page as an honest editor does. */
export function editsPart(data: SitesShown, view: View): Html {
  return changesPart(data, { label: texts.edit, kinds: EDITS }, view)
}

interface Offered {
  readonly label: Message
  readonly kinds: readonly SiteChange[]
}

function changesPart(data: SitesShown, { label, kinds }: Offered, view: View): Html {
  const { t } = view
  const done = Map.groupBy(data.live, ({ site }) => site)
  const kindsOf = (key: SiteKey) => (done.get(key) ?? []).map(({ kind }) => kind)
  const known = new Map(data.learned.map((one) => [one.host, one]))
  const pageOf = (key: SiteKey) => known.get(SITES[key].host)
  return table(t, {
    caption: t(words.sites),
    isCaptionHidden: true,
    rows: SITE_KEYS,
    columns: [
      { label: t(texts.site), cell: (key) => sitePart(view, key, pageOf(key)) },
      {
        label: t(words.now),
        cell: (key) =>
          html`${statePart(view, kindsOf(key))}<br>${learnedPart(view, pageOf(key), data.needed)}`,
      },
      { label: t(label), cell: (key) => changeForm(view, key, kinds, kindsOf(key)) },
    ],
  })
}

/** What is otherwise than it was, site by site, each with the button that mends it; null where nothing is. */
export function changedPart(view: View, live: SitesShown['live']): Html | null {
  const changed = Map.groupBy(live, ({ site }) => site)
  if (changed.size === 0) return null
  return html`<ul class="plain">${[...changed].map(([site, changes]) => {
    const kinds = changes.map(({ kind }) => kind)
    return html`<li>${view.t(siteNames[site])}: ${statePart(view, kinds)} ${mendForm(view, site)}</li>`
  })}</ul>`
}

function isBeingLearned(page: Learned | undefined): boolean {
  return page === undefined || page.stage === null || page.stage === 'learning'
}

/** Its name leads to what the node knows of it. */
function sitePart({ t, base }: View, key: SiteKey, page: Learned | undefined): Html {
  const name = t(siteNames[key])
  const shown =
    page === undefined ? name : html`<a href="${base}/console/sites/${page.site}">${name}</a>`
  return html`${shown}<br>${code(SITES[key].host)}`
}

function statePart({ t }: View, kinds: readonly SiteChange[]): Content {
  const named = (all: readonly SiteChange[]) => t.list(all.map((kind) => t(STATES[kind])))
  const faults = kinds.filter((kind) => !isEdit(kind))
  const edits = kinds.filter(isEdit)
  const state =
    faults.length === 0 ? t(texts.asItShouldBe) : html`<strong>${named(faults)}</strong>`
  return html`${state}${edits.length > 0 && html`<br>${t(texts.edited, { edits: named(edits) })}`}`
}

/** How far the page is learned, with what is found meanwhile. */
function learnedPart({ t }: View, page: Learned | undefined, needed: number): Html {
  if (!isBeingLearned(page)) return html`<span class="muted">${t(texts.watched)}</span>`
  const seen = t.number(Math.min(page?.fetches ?? 0, needed))
  const words = t(texts.learning, { seen, needed: t.number(needed) })
  return disclosure(words, html`<p>${t(texts.meanwhile)}</p>`)
}

function mendForm(view: View, site: SiteKey): Html {
  const hidden = { site, kind: 'mend' }
  return postForm(view, { name: 'inject', hidden, label: view.t(words.mend), kind: 'secondary' })
}

/** A button for each thing that may happen: the one that is pressed says what. */
function changeForm(
  view: View,
  key: SiteKey,
  all: readonly SiteChange[],
  done: readonly SiteChange[],
): Html {
  const buttons = all
    .filter((kind) => !done.includes(kind))
    .map((kind) =>
      button({ label: view.t(VERBS[kind]), kind: 'secondary', name: 'kind', value: kind }),
    )
  return form({
    name: 'inject',
    key: view.newKey(),
    body: [hiddenFields({ site: key }), buttons],
  })
}
