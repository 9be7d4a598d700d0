import { page, type PageContext, type View } from '../../../core/slice.ts'
import { areaPicker } from '../../../ui/area-picker.ts'
import { checkbox, radioGroup, selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { MINUTE } from '../../../core/time.ts'
import { organizations, site } from '../actions/read.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { authorisationFieldset } from './authorisation.ts'
import { type Where, whereToPick } from './where.ts'

const NEW_PATH = '/console/sites/new'
const CHANGE_PATH = '/console/sites/:site/change'

/** Intervals that the form offers, minutes. */
const INTERVALS = [1, 5, 15, 60] as const

/** What the form shows before anybody typed. */
interface Values {
  readonly name: string
  readonly host: string
  readonly httpsPort: number
  readonly httpPort: number
  readonly path: string
  readonly area: string
  readonly areas: readonly string[]
  readonly keyword: string | null
  readonly visitMs: number | null
  readonly movesAddresses: boolean
  readonly allowPrivate: boolean
  readonly isPublic: boolean
}

const NEW: Values = {
  name: '',
  host: '',
  httpsPort: 443,
  httpPort: 80,
  path: '/',
  area: '',
  areas: [],
  keyword: null,
  visitMs: null,
  movesAddresses: false,
  allowPrivate: false,
  isPublic: true,
}

// By hand: an authorisation goes along with a new site, and affected areas are ticked.
export const newSitePage = page({
  path: NEW_PATH,
  surface: 'console',
  permission: 'monitoring:write',
  forms: {
    add: {
      action: 'monitoring.addSite',
      next: (output: { site: string }) => `/console/sites/${output.site}`,
    },
  },
  async load(ctx: PageContext) {
    const { items } = await ctx.call(organizations, { limit: 500 })
    return { organizations: items, where: await whereToPick(ctx, 'add', NEW) }
  },
  render(data, view) {
    const { t } = view
    const field = fieldStates('add', view.refused)
    const known = data.organizations.map(({ id: value, name: label }) => ({ value, label }))
    const body = [
      known.length > 0 &&
        selectField(t, {
          ...field('organization'),
          label: t(texts.organization),
          isOptional: true,
          choices: known,
        }),
      textField(t, {
        ...field('newOrganization'),
        label: t(texts.newOrganization),
        isOptional: known.length > 0,
        maxLength: 200,
      }),
      siteFieldset(view, { form: 'add', values: NEW, where: data.where }),
      html`<h2>${t(texts.authorisation)}</h2><p>${t(texts.authorisationHint)}</p>`,
      authorisationFieldset(view, { form: 'add', prefix: 'authorisation.' }),
      button({ label: t(texts.addSite) }),
    ]
    const main = html`${refusedPart(view)}${form({ name: 'add', key: view.newKey(), body })}`
    return { title: t(texts.addSite), main, breadcrumb: crumbs(view) }
  },
})

export const changeSitePage = page({
  path: CHANGE_PATH,
  surface: 'console',
  permission: 'monitoring:write',
  forms: {
    change: {
      action: 'monitoring.changeSite',
      next: (output: { site: string }) => `/console/sites/${output.site}`,
    },
  },
  async load(ctx: PageContext) {
    const facts = await ctx.call(site, { site: ctx.params['site'] ?? '' })
    return { facts, where: await whereToPick(ctx, 'change', facts) }
  },
  render({ facts, where }, view) {
    const { t } = view
    const body = [
      // The form has no fields for the rest: it stays as it is.
      hiddenFields({ site: facts.id, slowMs: String(facts.slowMs), 'phrases[]': facts.phrases }),
      siteFieldset(view, { form: 'change', values: facts, where }),
      button({ label: t(texts.save) }),
    ]
    const main = html`${refusedPart(view)}${form({ name: 'change', key: view.newKey(), body })}`
    const self = { path: `/console/sites/${facts.id}`, label: facts.name }
    return { title: t(texts.changeSite), main, breadcrumb: [...crumbs(view), self] }
  },
})

function crumbs({ t }: View) {
  return [{ path: '/console/sites', label: t(texts.sites) }]
}

interface SiteForm {
  readonly form: string
  readonly values: Values
  readonly where: Where
}

function siteFieldset(view: View, props: SiteForm): Content {
  return [whatAndWhere(view, props), address(view, props), expectations(view, props)]
}

function whatAndWhere(view: View, { form: name, values, where }: SiteForm): Content {
  const { t } = view
  const field = fieldStates(name, view.refused)
  return [
    textField(t, {
      ...field('name', values.name),
      label: t(texts.name),
      hint: t(texts.nameHint),
      maxLength: 200,
    }),
    areaPicker(view, where.area, { label: t(texts.area) }),
    areaPicker(view, where.areas, {
      label: t(texts.affected),
      hint: t(texts.affectedHint),
      isOptional: true,
    }),
  ]
}

function address(view: View, { form: name, values }: SiteForm): Content {
  const { t } = view
  const field = fieldStates(name, view.refused)
  const port = (key: 'httpsPort' | 'httpPort') =>
    textField(t, {
      ...field(key, String(values[key])),
      label: t(texts[key]),
      inputMode: 'numeric',
      direction: 'ltr',
      width: 'short',
    })
  return [
    textField(t, {
      ...field('host', values.host),
      label: t(texts.host),
      hint: t(texts.hostHint),
      direction: 'ltr',
      inputMode: 'url',
      maxLength: 253,
    }),
    textField(t, { ...field('path', values.path), label: t(texts.path), direction: 'ltr' }),
    port('httpsPort'),
    port('httpPort'),
  ]
}

function expectations(view: View, { form: name, values }: SiteForm): Html {
  const { t } = view
  const field = fieldStates(name, view.refused)
  const box = (key: 'movesAddresses' | 'allowPrivate', hint?: string) =>
    checkbox({
      ...field(key),
      value: 'true',
      label: t(texts[key]),
      isChecked: values[key],
      ...(hint === undefined ? {} : { hint }),
    })
  const interval = values.visitMs === null ? '' : String(values.visitMs)
  const known = INTERVALS.map((count) => ({
    value: String(count * MINUTE),
    label: t(texts.minutes, { count }),
  }))
  // One that is not offered stays, so that saving loses nothing.
  const isOther = interval !== '' && !known.some(({ value }) => value === interval)
  const intervals = isOther ? [...known, { value: interval, label: interval }] : known
  return html`${[
    textField(t, {
      ...field('keyword', values.keyword ?? ''),
      label: t(texts.keyword),
      isOptional: true,
      maxLength: 200,
    }),
    selectField(t, {
      ...field('visitMs', interval),
      label: t(texts.interval),
      hint: t(texts.intervalUsual),
      isOptional: true,
      choices: intervals,
    }),
    box('movesAddresses'),
    // In an exercise nothing private can be opened.
    view.node.realm === 'actual' && box('allowPrivate', t(texts.allowPrivateHint)),
    radioGroup(t, {
      ...field('isPublic', values.isPublic ? 'true' : 'false'),
      label: t(texts.isPublic),
      choices: [
        { value: 'true', label: t(texts.yes) },
        { value: 'false', label: t(texts.no) },
      ],
    }),
  ]}`
}
