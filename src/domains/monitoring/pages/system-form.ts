import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { changeSystem } from '../actions/system.ts'
import { system } from '../actions/system-read.ts'
import { sensorLeast, type SystemFacts, systemKind } from '../system-schema.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { siteTexts } from '../texts/pages.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { offered, organizationFields, severityChoices, type Where, whereToPick } from './fields.ts'
import { keyPart, sendingPart } from './sending.ts'
import { SYSTEMS_PATH } from './systems.ts'

/** What the fields are called. */
const LABELS = {
  ...siteTexts,
  ...texts,
  name: siteTexts.name,
  kind: texts.systemKindLabel,
  area: siteTexts.area,
  areas: texts.systemAreas,
  areasHint: texts.systemAreasHint,
  backupHoursHint: texts.policyHint,
  restoreDaysHint: texts.policyHint,
}

/** A daily backup, and a restore shown to work before and after every campaign. */
const NEW = { backupHours: 26, restoreDays: 90 }

const writing = { surface: 'console', permission: 'monitoring:write' } as const

const next = (output: { system: string }) => `${SYSTEMS_PATH}/${output.system}`

// By hand: the organization may be new, and the key is shown once.
export const newSystemPage = page({
  ...writing,
  path: `${SYSTEMS_PATH}/new`,
  forms: { add: { action: 'monitoring.addSystem', next: () => null } },
  load: offered,
  render(data, view) {
    const { t, base, done } = view
    const title = t(texts.addSystem)
    if (done?.form === 'add') {
      const { system: made, key } = done.output as { system: string; key: string }
      const href = `${base}${SYSTEMS_PATH}/${made}`
      const main = html`${keyPart(view, key)}${sendingPart(view, made, key)}<p><a href="${href}">${t(texts.openSystem)}</a></p>`
      return { title, main, breadcrumb: crumbs(view) }
    }
    const body = [
      organizationFields(view, data),
      systemFields(view, { form: 'add', values: NEW, where: data.where }),
    ]
    const main = html`${refusedPart(view, LABELS)}${postForm(view, { name: 'add', body, label: title })}`
    return { title, main, breadcrumb: crumbs(view) }
  },
})

export const changeSystemPage = page({
  ...writing,
  path: `${SYSTEMS_PATH}/:system/change`,
  forms: { change: { action: 'monitoring.changeSystem', next, said: acts.systemChanged } },
  async load(ctx: PageContext) {
    const facts = await ctx.call(system, { system: ctx.params['system'] ?? '' })
    return { facts, where: await whereToPick(ctx, 'change', facts) }
  },
  render({ facts, where }, view) {
    const { t } = view
    const change = postForm(view, {
      name: 'change',
      hidden: { system: facts.id },
      body: systemFields(view, { form: 'change', values: facts, where }),
      label: t(siteTexts.save),
    })
    const main = html`${refusedPart(view, LABELS)}${change}`
    const self = { path: `${SYSTEMS_PATH}/${facts.id}`, label: facts.name }
    return { title: t(texts.changeSystem), main, breadcrumb: [...crumbs(view), self] }
  },
})

function crumbs({ t }: View) {
  return [{ path: SYSTEMS_PATH, label: t(texts.systems) }]
}

/** The fields that a new system and one that is changed share. */
function systemFields(
  view: View,
  props: {
    readonly form: string
    readonly values: typeof NEW | SystemFacts
    readonly where: Where
  },
): Content {
  const { t } = view
  return actionFields(view, {
    name: props.form,
    action: changeSystem,
    labels: LABELS,
    without: ['system'],
    values: props.values,
    areas: props.where,
    choices: {
      kind: systemKind.options.map((value) => ({ value, label: t(texts[`kind.${value}`]) })),
      sensorLeast: severityChoices(view, sensorLeast.options),
    },
    looks: { areas: { isOptional: true } },
  })
}
