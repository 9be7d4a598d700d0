import { page } from '../../../core/slice.ts'
import { cloneCommand } from '../../../ui/clone-command.ts'
import { code } from '../../../ui/code.ts'
import { html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { scripts } from '../actions/scripts.ts'
import { scriptsTexts as texts } from '../texts/scripts.ts'

/** How anybody can see that a script of this node is the one that its log names. */
export const scriptsPage = page({
  path: '/scripts',
  surface: 'public',
  permission: 'anyone',
  load: (ctx) => ctx.call(scripts, {}),
  render({ served }, view) {
    const { t, node } = view
    const title = t(texts.title)
    const lead = html`<p>${t(texts.lead)}</p>`
    if (served === null) return { title, main: html`${lead}<p>${t(texts.none)}</p>` }
    const { record, since } = served
    const proof = html`<a href="${node.prefix}/api/record.proof?record=${record}">${t(texts.proof)}</a>`
    const command = code(`curl -s ${node.origin}/static/-/report.js | sha256sum`)
    const rows = table(t, {
      caption: title,
      isCaptionHidden: true,
      empty: '',
      rows: served.scripts,
      columns: [
        { label: t(texts.script), cell: ({ name }) => code(name) },
        { label: 'SHA-256', cell: ({ sha256 }) => code(sha256) },
      ],
    })
    const main = html`${lead}<h2>${t(texts.how)}</h2><ol><li>${t(texts.how1)}</li><li>${t.parts(texts.how2, { command })}</li><li>${t.parts(texts.how3, { proof, verify: cloneCommand(t, 'verify --proof FILE --key KEY') })}</li></ol><p>${t(texts.limit)}</p><h2>${t.parts(texts.since, { time: timeOf(view, since) })}</h2>${rows}`
    return { title, main }
  },
})
