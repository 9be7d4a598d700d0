import { asked } from '../../../core/asked.ts'
import { areaPath } from '../../../core/permission.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { type Choice, selectField, textField } from '../../../ui/field.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { fieldStates } from '../../../ui/form.ts'
import type { Content } from '../../../ui/html.ts'
import { organizations } from '../actions/read.ts'
import type { Severity } from '../checks/check.ts'
import { checkText } from '../report.ts'
import { letter, siteStatus } from '../schema.ts'
import { siteTexts as texts } from '../texts/pages.ts'

/** Which sites the address of a page asks for. */
export function siteQuestion(search: PageContext['search']) {
  return {
    search: search['search']?.slice(0, 200),
    status: asked(siteStatus, search['status']),
    letter: asked(letter, search['letter']),
    area: asked(areaPath, search['area']),
  }
}

/** Days to choose from. */
export function dayChoices({ t }: View, counts: readonly number[]): Choice[] {
  return counts.map((count) => ({ value: String(count), label: t(texts.days, { count }) }))
}

/** Severities to choose from. */
export function severityChoices({ t }: View, severities: readonly Severity[]): Choice[] {
  return severities.map((value) => ({ value, label: checkText(t, `severity.${value}`) }))
}

/** Reads the two fields of areas that sites and systems have: where they belong, none yet where it is empty, and where one relies on them. */
export async function whereToPick(
  ctx: PageContext,
  form: string,
  { area, areas }: { readonly area: string; readonly areas: readonly string[] },
) {
  const chosen = area === '' ? [] : [area]
  return {
    area: await areasToPick(ctx, { form, name: 'area', chosen }),
    areas: await areasToPick(ctx, { form, name: 'areas[]', chosen: areas }),
  }
}
export type Where = Awaited<ReturnType<typeof whereToPick>>

/** What the form for something new of an organization offers. */
export async function offered(ctx: PageContext) {
  const { items, more } = await ctx.call(organizations, { limit: 500 })
  return {
    organizations: items,
    more,
    where: await whereToPick(ctx, 'add', { area: '', areas: [] }),
  }
}
type Offered = Pick<Awaited<ReturnType<typeof offered>>, 'organizations' | 'more'>

/** One of the organizations, or the name of a new one. */
export function organizationFields(view: View, { organizations: all, more }: Offered): Content {
  const { t } = view
  const field = fieldStates('add', view.refused)
  const isOneOfTwo = all.length > 0
  return [
    isOneOfTwo &&
      selectField(t, {
        ...field('organization'),
        label: t(texts.organization),
        hint: t(texts.organizationHint),
        choices: all.map(({ id: value, name: label }) => ({ value, label })),
      }),
    textField(t, {
      ...field('newOrganization'),
      label: t(isOneOfTwo ? texts.newOrganization : texts.firstOrganization),
      ...(more > 0 && { hint: t(texts.moreOrganizations, { count: more }) }),
      maxLength: 200,
    }),
  ]
}
