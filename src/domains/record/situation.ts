import { type Panel, panel } from '../../core/page-parts.ts'
import type { Message } from '../../core/text.ts'
import { html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { lookouts as allLookouts } from './actions/lookout.ts'
import type { ShownLookout } from './lookout.ts'
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

/** What the record puts on the situation page: what the lookouts say. */
export const panels: readonly Panel[] = [lookouts]
