import type { z } from 'zod'
import { holdsIn } from '../../core/actor.ts'
import { type Panel, panel } from '../../core/page-parts.ts'
import type { View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { code } from '../../ui/code.ts'
import { type Html, html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { timeOf } from '../../ui/time.ts'
import { troubles } from './actions/trouble.ts'
import { titleOf } from './title.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Lines of what is set aside; the query has more, and all are counted. */
const LINES = 5

type Troubles = z.infer<(typeof troubles)['output']>

/** Says so when lookouts are silent or say that the node is wrong, and when a workflow set something aside; nothing while all is well. */
const trouble = panel({
  name: 'lookouts',
  place: 'banner',
  after: 'duty',
  permission: 'accounts:names',
  load: async (ctx) => ({
    ...(await ctx.call(troubles, {})),
    mayRead: holdsIn(ctx.actor, 'record:read', '/'),
  }),
  render: ({ lookouts, setAside, mayRead }, view) =>
    html`${lookoutNotes(lookouts, view)}${asideNote(setAside, { view, mayRead })}`,
})

function lookoutNotes(all: Troubles['lookouts'], { t, base }: View): Html {
  const silent = all.filter(({ silentAt }) => silentAt !== null)
  const wrong = all.filter(({ silentAt, verdict }) => silentAt === null && verdict === 'wrong')
  const note = (message: Message<'names' | 'more'>, of: Troubles['lookouts']) => {
    const names = html`<bdi>${of.map(({ name }) => name).join(', ')}</bdi>`
    const more = html`<a href="${base}/console/lookouts">${t(texts.lookouts)}</a>`
    const body = t.parts(message, { names, more })
    return of.length > 0 && notification(t, { tone: 'warn', body })
  }
  return html`${note(texts.lookoutWrong, wrong)}${note(texts.lookoutSilent, silent)}`
}

function asideNote(
  { items, count }: Troubles['setAside'],
  { view, mayRead }: { readonly view: View; readonly mayRead: boolean },
): Html | false {
  const { t, base } = view
  const lines = items.slice(0, LINES).map(({ record, seq, type, at, workflow, why }) => {
    const title = titleOf(type, view) ?? type
    const name = t(texts.asideRecord, { number: t.number(seq), title })
    const parts = {
      record: mayRead ? html`<a href="${base}/console/records/${record}">${name}</a>` : name,
      time: timeOf(view, at),
      workflow: code(workflow),
      why: why === null ? t(texts.noWords) : html`<span lang="en" dir="ltr">${why}</span>`,
    }
    return html`<li>${t.parts(texts.asideLine, parts)}</li>`
  })
  const body = html`<p>${t(texts.setAside, { count })}</p><ul>${lines}</ul>`
  return count > 0 && notification(t, { tone: 'warn', body })
}

/** What the record puts on the situation page: what the lookouts say, and what workflows could not follow. */
export const panels: readonly Panel[] = [trouble]
