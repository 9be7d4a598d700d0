import { holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { fileField } from '../../../ui/field.ts'
import { disclosure } from '../../../ui/details.ts'
import { button, fieldStates, form, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { playbooks } from '../actions/playbook.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/playbooks.ts'
import { INCIDENTS } from './look.ts'

export const PLAYBOOKS = '/console/playbooks'

/** Where a playbook is shown. */
export const playbookPath = (playbook: string) => `${PLAYBOOKS}/${playbook}`

async function load(ctx: PageContext) {
  return {
    ...(await ctx.call(playbooks, {})),
    mayImport: holdsIn(ctx.actor, 'incidents:lead', '/'),
  }
}

/** What to do when something of a kind happens, step by step. */
export const playbooksPage = page({
  path: PLAYBOOKS,
  surface: 'console',
  permission: 'incidents:read',
  nav: { under: INCIDENTS, label: texts.playbooks },
  forms: {
    import: {
      action: 'incidents.importPlaybook',
      next: ({ playbook }: { playbook: string }) => playbookPath(playbook),
      said: texts.saidImported,
    },
  },
  found: purposes.playbooks,
  load,
  render({ items, mayImport }, view) {
    const { t } = view
    const rows = table(t, {
      caption: t(texts.playbooks),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: items,
      columns: [
        {
          label: t(texts.playbook),
          cell: (row) => named(view, playbookPath(row.playbook), inLanguage(view, row.names)),
        },
        { label: t(texts.steps), cell: (row) => t.number(row.steps), isNumber: true },
        { label: t(texts.modified), cell: (row) => timeOf(view, row.modified) },
        {
          label: t(texts.from),
          cell: (row) => t(row.imported === null ? texts.shipped : texts.imported),
        },
      ],
    })
    const main = html`${refusedPart(view, { text: texts.file })}<p>${t(texts.intro)}</p>${live('playbooks', html`<div class="block flush">${rows}</div>`)}${mayImport && importPart(view)}`
    return { title: t(texts.playbooks), main }
  },
})

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
