import { holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { fileField } from '../../../ui/field.ts'
import { button, fieldStates, form, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { named } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { type FormPart, forms, importForm } from '../actions/form.ts'
import { purposes } from '../found.ts'
import { formTextsOf as texts } from '../texts/forms.ts'
import type { FormKey } from '../schema-form.ts'
import { ANSWERS, DESK, FORMS } from './look.ts'

/** Where a version of a form is shown. */
export const formPath = ({ form: prefix, version }: FormKey) => `${FORMS}/${prefix}-${version}`

async function load(ctx: PageContext) {
  return {
    ...(await ctx.call(forms, {})),
    mayWrite: holdsIn(ctx.actor, 'pollwatch:form', '/'),
  }
}

/** Forms of observers: what is in force, what was, and what waits for a second person. */
export const formsPage = page({
  path: FORMS,
  surface: 'console',
  permission: 'pollwatch:desk',
  nav: { under: DESK, after: ANSWERS, label: texts.title },
  forms: {
    import: {
      action: importForm.name,
      next: (made: FormKey) => formPath(made),
      said: texts.saidImported,
    },
  },
  found: purposes.forms,
  load,
  render({ items, mayWrite }, view) {
    const { t } = view
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      rows: items,
      columns: [
        {
          label: t(texts.form),
          cell: (row) =>
            html`${named(view, formPath(row), inLanguage(view, row.title))}<br>${code(row.form)}`,
        },
        { label: t(texts.version), cell: ({ version }) => t.number(version), isNumber: true },
        { label: t(texts.state), cell: (row) => stateBadge(row, view) },
        { label: t(texts.questions), cell: (row) => t.number(row.questions), isNumber: true },
        {
          label: t(texts.since),
          cell: ({ at }) => (at === null ? t(texts.shipped) : shortMoment(view, at)),
        },
      ],
    })
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, { text: texts.file })}<p>${t(texts.intro)}</p><div class="block flush">${rows}</div>${mayWrite && importPart(view)}`,
    }
  },
})

const LOOK: Readonly<Record<FormPart['state'], readonly [Tone, Shape]>> = {
  'in-force': ['ok', 'tick'],
  before: ['plain', 'dash'],
  proposed: ['warn', 'ring'],
}

/** How a version stands as a badge. */
export function stateBadge({ state }: Pick<FormPart, 'state'>, { t }: View): Html {
  return badge(...LOOK[state], t(texts[state]))
}

function importPart(view: View): Html {
  const { t } = view
  const field = fileField(t, {
    ...fieldStates('import', view.refused)('text'),
    value: '',
    label: t(texts.file),
    hint: t(texts.fileHint),
    accept: '.json,application/json',
  })
  const body = [field, button({ label: t(texts.import), kind: 'secondary' })]
  const sent = form({ name: 'import', key: view.newKey(), body, hasFiles: true })
  return html`<div class="no-print">${disclosure(t(texts.import), sent)}</div>`
}
