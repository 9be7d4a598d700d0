import { z } from 'zod'
import { need } from '../../core/action.ts'
import { holds } from '../../core/actor.ts'
import type { PageContext, View } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'

/** What changed about the reader's own account, in this page's own words. */
const accountNeed = need<object>()(
  'accounts.me',
  z.object({ changes: z.array(z.object({ at: z.string() })) }),
)

/** Words of the notice about the reader's own account. */
export const accountTexts = defineTexts('situation-account', {
  accountChanged: {
    en: 'Passkeys or recovery codes of your account changed in the last seven days. {account}',
    ar: 'تغيّرت مفاتيح المرور أو رموز الاسترداد في حسابك خلال الأيام السبعة الماضية. {account}',
  },
  accountCheck: { en: 'See whether it was you', ar: 'تحقق من أنك أنت من فعل ذلك' },
})

/** How much changed lately; 0 for whoever is no person here: accounts are of Actual. */
export async function loadAccountChanges(ctx: PageContext): Promise<number> {
  const isPerson = ctx.actor.id.startsWith('person:') && holds(ctx.actor, 'accounts:self')
  if (!isPerson || ctx.node.realm !== 'actual') return 0
  return (await ctx.ask(accountNeed, {})).changes.length
}

/** Leads to the account page while something changed; nothing otherwise. */
export function accountNotice(changes: number, { t, base }: View): Html | null {
  if (changes === 0) return null
  const account = html`<a href="${base}/console/me">${t(accountTexts.accountCheck)}</a>`
  const body = t.parts(accountTexts.accountChanged, { account })
  return notification(t, { tone: 'warn', body })
}
