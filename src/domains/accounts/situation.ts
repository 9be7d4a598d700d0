import { type Panel, panel } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { me } from './actions/self.ts'
import { situationTexts as texts } from './texts/situation.ts'

/** Leads to the account page while something changed; nothing for whoever is no person here: accounts are of Actual. */
const account = panel({
  name: 'account',
  place: 'notice',
  permission: 'accounts:self',
  realm: 'actual',
  load: (ctx) =>
    ctx.ofReader(async ({ actor, call }) =>
      actor.id.startsWith('person:') ? (await call(me, {})).changes.length : 0,
    ),
  render(changes, { t, base }) {
    if (changes === 0) return null
    const link = html`<a href="${base}/console/me">${t(texts.accountCheck)}</a>`
    const body = t.parts(texts.accountChanged, { account: link })
    return notification(t, { tone: 'warn', body })
  },
})

/** What the accounts put on the situation page: that something changed about the reader's own. */
export const panels: readonly Panel[] = [account]
