import { holdsIn } from '../../core/actor.ts'
import { type Panel, panel } from '../../core/page-parts.ts'
import type { Message } from '../../core/text.ts'
import { code } from '../../ui/code.ts'
import { html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { timeOf } from '../../ui/time.ts'
import { setAside } from './actions/aside.ts'
import { lookouts as allLookouts } from './actions/lookout.ts'
import type { ShownLookout } from './lookout.ts'
import { titleOf } from './title.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Says so when those who look out for the node are silent, or say that it is wrong; nothing while all is well. */
const lookouts = panel({
  name: 'lookouts',
  place: 'banner',
  after: 'duty',
  permission: 'accounts:names',
  load: async (ctx) => (await ctx.call(allLookouts, {})).lookouts,
  render(all, { t, base }) {
    const silent = all.filter(({ silentAt }) => silentAt !== null)
    const wrong = all.filter(({ silentAt, verdict }) => silentAt === null && verdict === 'wrong')
    const note = (message: Message<'names' | 'more'>, of: readonly ShownLookout[]) => {
      const names = html`<bdi>${of.map(({ name }) => name).join(', ')}</bdi>`
      const more = html`<a href="${base}/console/lookouts">${t(texts.lookouts)}</a>`
      const body = t.parts(message, { names, more })
      return of.length > 0 && notification(t, { tone: 'warn', body })
    }
    return html`${note(texts.lookoutWrong, wrong)}${note(texts.lookoutSilent, silent)}`
  },
})

/** Lines of the banner; the query has more, and all are counted. */
const LINES = 5

/** What workflows set aside, with their words; nothing where they follow everything. */
const aside = panel({
  name: 'set-aside',
  place: 'banner',
  after: 'lookouts',
  permission: 'accounts:names',
  load: async (ctx) => ({
    ...(await ctx.call(setAside, {})),
    mayRead: holdsIn(ctx.actor, 'record:read', '/'),
  }),
  render({ items, count, mayRead }, view) {
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
    return html`${count > 0 && notification(t, { tone: 'warn', body })}`
  },
})

/** What the record puts on the situation page: what the lookouts say, and what workflows could not follow. */
export const panels: readonly Panel[] = [lookouts, aside]
