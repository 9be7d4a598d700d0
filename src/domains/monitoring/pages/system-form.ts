import { page, type PageContext, type View } from '../../../core/slice.ts'
import { areaPicker } from '../../../ui/area-picker.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { organizations } from '../actions/read.ts'
import { system } from '../actions/system-read.ts'
import { sensorLeast, systemKind } from '../system-schema.ts'
import { siteTexts } from '../texts/pages.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { checkText } from './check-text.ts'
import { keyPart, sendingPart } from './sending.ts'
import { SYSTEMS_PATH } from './systems.ts'
import { type Where, whereToPick } from './where.ts'

/** What the form shows before anybody typed. */
interface Values {
  readonly name: string
  readonly area: string
  readonly areas: readonly string[]
  readonly kind: string
  readonly backupHours: number | null
  readonly restoreDays: number | null
  readonly sensorLeast: string
}

/** A daily backup, and a restore shown to work before and after every campaign. */
const NEW: Values = {
  name: '',
  area: '',
  areas: [],
  kind: '',
  backupHours: 26,
  restoreDays: 90,
  sensorLeast: 'H',
}

// By hand: areas that rely on a system are ticked, and its key is shown once.
export const newSystemPage = page({
  path: `${SYSTEMS_PATH}/new`,
  surface: 'console',
  permission: 'monitoring:write',
  forms: { add: { action: 'monitoring.addSystem', next: () => null } },
  async load(ctx: PageContext) {
    const { items } = await ctx.call(organizations, { limit: 500 })
    return { organizations: items, where: await whereToPick(ctx, 'add', NEW) }
  },
  render(data, view) {
    const { t, base, done } = view
    const title = t(texts.addSystem)
    if (done?.form === 'add') {
      const { system: made, key } = done.output as { system: string; key: string }
      const href = `${base}${SYSTEMS_PATH}/${made}`
      const main = html`${keyPart(view, key)}${sendingPart(view, made, key)}<p><a href="${href}">${t(texts.openSystem)}</a></p>`
      return { title, main, breadcrumb: crumbs(view) }
    }
    const field = fieldStates('add', view.refused)
    const known = data.organizations.map(({ id: value, name: label }) => ({ value, label }))
    const body = [
      known.length > 0 &&
        selectField(t, {
          ...field('organization'),
          label: t(siteTexts.organization),
          isOptional: true,
          choices: known,
        }),
      textField(t, {
        ...field('newOrganization'),
        label: t(siteTexts.newOrganization),
        isOptional: known.length > 0,
        maxLength: 200,
      }),
      systemFields(view, { form: 'add', values: NEW, where: data.where }),
      button({ label: title }),
    ]
    const main = html`${refusedPart(view)}${form({ name: 'add', key: view.newKey(), body })}`
    return { title, main, breadcrumb: crumbs(view) }
  },
})

export const changeSystemPage = page({
  path: `${SYSTEMS_PATH}/:system/change`,
  surface: 'console',
  permission: 'monitoring:write',
  forms: {
    change: {
      action: 'monitoring.changeSystem',
      next: (output: { system: string }) => `${SYSTEMS_PATH}/${output.system}`,
    },
  },
  async load(ctx: PageContext) {
    const facts = await ctx.call(system, { system: ctx.params['system'] ?? '' })
    return { facts, where: await whereToPick(ctx, 'change', facts) }
  },
  render({ facts, where }, view) {
    const { t } = view
    const body = [
      hiddenFields({ system: facts.id }),
      systemFields(view, { form: 'change', values: facts, where }),
      button({ label: t(siteTexts.save) }),
    ]
    const main = html`${refusedPart(view)}${form({ name: 'change', key: view.newKey(), body })}`
    const self = { path: `${SYSTEMS_PATH}/${facts.id}`, label: facts.name }
    return { title: t(texts.changeSystem), main, breadcrumb: [...crumbs(view), self] }
  },
})

function crumbs({ t }: View) {
  return [{ path: SYSTEMS_PATH, label: t(texts.systems) }]
}

interface SystemForm {
  readonly form: string
  readonly values: Values
  readonly where: Where
}

function systemFields(view: View, { form: name, values, where }: SystemForm): Content {
  const { t } = view
  const field = fieldStates(name, view.refused)
  return [
    textField(t, { ...field('name', values.name), label: t(siteTexts.name), maxLength: 200 }),
    selectField(t, {
      ...field('kind', values.kind),
      label: t(texts.systemKindLabel),
      choices: systemKind.options.map((value) => ({ value, label: t(texts[`kind.${value}`]) })),
    }),
    areaPicker(view, where.area, { label: t(siteTexts.area) }),
    areaPicker(view, where.areas, {
      label: t(texts.systemAreas),
      hint: t(texts.systemAreasHint),
      isOptional: true,
    }),
    policyField(view, name, { key: 'backupHours', value: values.backupHours }),
    policyField(view, name, { key: 'restoreDays', value: values.restoreDays }),
    selectField(t, {
      ...field('sensorLeast', values.sensorLeast),
      label: t(texts.sensorLeast),
      choices: sensorLeast.options.map((value) => ({
        value,
        label: checkText(t, `severity.${value}`),
      })),
    }),
  ]
}

function policyField(
  { t, refused }: View,
  name: string,
  { key, value }: { readonly key: 'backupHours' | 'restoreDays'; readonly value: number | null },
): Content {
  return textField(t, {
    ...fieldStates(name, refused)(key, value === null ? '' : String(value)),
    label: t(texts[key]),
    hint: t(texts.policyHint),
    isOptional: true,
    inputMode: 'numeric',
    direction: 'ltr',
    width: 'short',
  })
}
