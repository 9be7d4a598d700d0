import { holds } from '../../core/actor.ts'
import { type Panel, panel } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { currentElection } from './needs.ts'
import { situationTexts as texts } from './texts.ts'

/** While nothing real is set up, whoever may start an exercise is led to it. */
const hint = panel({
  name: 'exercise',
  place: 'notice',
  permission: 'exercise:run',
  reach: 'nation',
  realm: 'actual',
  async load(ctx) {
    if (!holds(ctx.actor, 'territory:read')) return false
    return (await ctx.ask(currentElection, {})) === null
  },
  render(isEmpty, { t, base }) {
    if (!isEmpty) return null
    const exercise = html`<a href="${base}/console/exercise">${t(texts.exercise)}</a>`
    return notification(t, { tone: 'info', body: t.parts(texts.emptyNode, { exercise }) })
  },
})

/** What the exercise puts on the situation page: the way to it. */
export const panels: readonly Panel[] = [hint]
