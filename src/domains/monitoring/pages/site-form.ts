import { page, type PageContext, type View } from '../../../core/slice.ts'
import { MINUTE } from '../../../core/time.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { radioGroup } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { site, type SiteFacts } from '../actions/read.ts'
import { changeSite } from '../actions/site.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { authorisationFieldset } from './authorisation.ts'
import { offered, organizationFields, type Where, whereToPick } from './fields.ts'

const writing = { surface: 'console', permission: 'monitoring:write' } as const
const next = (output: { site: string }) => `/console/sites/${output.site}`

// By hand: the organization may be new, and an authorisation goes along.
export const newSitePage = page({
  ...writing,
  path: '/console/sites/new',
  forms: { add: { action: 'monitoring.addSite', next, said: acts.site } },
  load: offered,
  render(data, view) {
    const { t } = view
    const body = [
      organizationFields(view, data),
      siteFieldset(view, { form: 'add', where: data.where }),
      html`<h2>${t(texts.authorisation)}</h2><p>${t(texts.authorisationHint)}</p>`,
      authorisationFieldset(view, 'add', 'authorisation.'),
    ]
    const label = t(texts.addSite)
    const main = html`${refusedPart(view, LABELS)}${postForm(view, { name: 'add', body, label })}`
    return { title: label, main, breadcrumb: crumbs(view) }
  },
})

export const changeSitePage = page({
  ...writing,
  path: '/console/sites/:site/change',
  forms: { change: { action: 'monitoring.changeSite', next, said: acts.siteChanged } },
  async load(ctx: PageContext) {
    const facts = await ctx.call(site, { site: ctx.params['site'] ?? '' })
    return { facts, where: await whereToPick(ctx, 'change', facts) }
  },
  render({ facts, where }, view) {
    const { t } = view
    // The form has no fields for the rest: it stays as it is.
    const rest = { slowMs: String(facts.slowMs), 'phrases[]': facts.phrases }
    const change = postForm(view, {
      name: 'change',
      hidden: { site: facts.id, ...rest },
      body: siteFieldset(view, { form: 'change', values: facts, where }),
      label: t(texts.save),
    })
    const main = html`${refusedPart(view, LABELS)}${change}`
    const self = { path: `/console/sites/${facts.id}`, label: facts.name }
    return { title: t(texts.changeSite), main, breadcrumb: [...crumbs(view), self] }
  },
})

function crumbs({ t }: View) {
  return [{ path: '/console/sites', label: t(texts.sites) }]
}

/** Intervals that the form offers, minutes. */
const INTERVALS = [1, 5, 15, 60] as const

/** What the fields are called, for the summary of what is wrong. */
const LABELS = { ...texts, areas: texts.affected, visitMs: texts.interval, days: texts.validFor }

/** The fields that a new site, of which nothing is known, and one that is changed share. */
function siteFieldset(
  view: View,
  props: { readonly form: string; readonly values?: SiteFacts; readonly where: Where },
): Content {
  const { t, node, refused } = view
  const { form: name, values, where } = props
  // In an exercise nothing private can be opened.
  const closed = node.realm === 'exercise' ? (['allowPrivate'] as const) : []
  return [
    actionFields(view, {
      name,
      action: changeSite,
      labels: {
        ...texts,
        areas: texts.affected,
        areasHint: texts.affectedHint,
        visitMs: texts.interval,
        visitMsHint: texts.intervalUsual,
      },
      without: ['site', 'isPublic', 'phrases', 'slowMs', ...closed],
      ...(values === undefined ? {} : { values }),
      areas: where,
      choices: { visitMs: intervals(view, values?.visitMs ?? null) },
      looks: {
        areas: { isOptional: true },
        host: { direction: 'ltr', inputMode: 'url' },
        path: { direction: 'ltr' },
      },
    }),
    radioGroup(t, {
      ...fieldStates(name, refused)('isPublic', String(values?.isPublic ?? true)),
      label: t(texts.isPublic),
      choices: [
        { value: 'true', label: t(texts.yes) },
        { value: 'false', label: t(texts.no) },
      ],
    }),
  ]
}

function intervals({ t }: View, own: number | null) {
  const known = INTERVALS.map((count) => {
    return { value: String(count * MINUTE), label: t(texts.minutes, { count }) }
  })
  // One that is not offered stays, so that saving loses nothing.
  const isOther = own !== null && !known.some(({ value }) => value === String(own))
  return isOther ? [...known, { value: String(own), label: String(own) }] : known
}
