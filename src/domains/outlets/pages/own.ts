import { asked, given } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { refusedPart } from '../../../ui/form.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { commit, type Outlet, ownOutlet } from '../actions/commitment.ts'
import { purposes } from '../found.ts'
import { namedSources, ownNotice, ownNotices } from '../needs.ts'
import { noticeCode, sourceCode } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { outletPath, OWN, saidPart } from './look.ts'
import { noticeForms, noticePart, noticesPart } from './own-notices.ts'

/** Notices that the page shows, the newest. */
const SHOWN = 50

async function load(ctx: PageContext) {
  const source = asked(sourceCode, ctx.search['of'])
  const outlet = await ctx.call(ownOutlet, given({ source }))
  if (outlet === null) return { outlet, items: [], notice: null, parts: await partsOf(ctx) }
  const of = outlet.source
  const { items } = await ctx.ask(ownNotices, { source: of, limit: SHOWN })
  const code = asked(noticeCode, ctx.search['notice'])
  // A notice to another outlet does not exist for this one.
  const notice = code === undefined ? null : await ctx.ask(ownNotice, { notice: code })
  return { outlet, items, notice, parts: [] }
}

/** Whose part may be rehearsed: that of every outlet of an exercise. */
async function partsOf({ ask, node }: PageContext) {
  if (node.realm !== 'exercise') return []
  return (await ask(namedSources, { what: 'source', kind: 'outlet', limit: SHOWN })).items
}
type Data = Awaited<ReturnType<typeof load>>

/** What concerns the outlet that the reader speaks for, and nothing else. */
export const ownPage = page({
  path: OWN,
  surface: 'console',
  permission: 'outlets:speak',
  nav: { group: 'inform', after: '/console/outlets', label: texts.ownNav },
  forms: {
    ...noticeForms,
    commit: { action: commit.name, next: () => OWN, keeps: ['of'], said: texts.saidCommitted },
  },
  found: purposes.own,
  load,
  render({ outlet, items, notice, parts }: Data, view) {
    const { t } = view
    if (outlet === null) return { title: t(texts.ownNav), main: choicePart(parts, view) }
    return {
      title: t(texts.ownTitle, { name: outlet.name }),
      main: html`${refusedPart(view, view.refused?.form === 'reply' ? { ...texts, words: texts.reply } : texts)}${notice !== null && noticePart(notice, view)}${noticesPart(items, outlet.source, view)}${commitmentPart(outlet, view)}`,
    }
  },
})

/** Nobody is bound who rehearses, and so chooses; whoever is to be bound is told by whom. */
function choicePart(parts: Data['parts'], { t, base }: View): Html {
  if (parts.length === 0) return html`<p>${t(texts.unbound)}</p>`
  const links = parts.map(
    ({ code, title }) =>
      html`<li><a href="${withSearch(`${base}${OWN}`, { of: code })}">${typed(title)}</a></li>`,
  )
  return html`<h2>${t(texts.whose)}</h2><p class="hint">${t(texts.whoseHint)}</p><ul>${links}</ul>`
}

function commitmentPart({ source, versions }: Outlet, view: View): Html {
  const { t, base } = view
  const form = actionForm(view, {
    name: 'commit',
    action: commit,
    labels: texts,
    hidden: { source, language: t.language },
    values: { words: versions[0]?.words },
    looks: { words: { rows: 6 } },
    button: texts.commit,
  })
  const link = html`<p><a href="${base}${outletPath(source)}">${t(texts.publicPage)}</a></p>`
  return block(
    t(texts.says),
    html`${versions.length > 0 && saidPart(versions, view)}<p class="hint">${t(texts.saysHint)}</p>${link}<div class="no-print">${form}</div>`,
  )
}
