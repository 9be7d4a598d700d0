import { mayOpen } from '../../core/actor.ts'
import type { Counted, PageContext, ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import * as needs from './needs.ts'

const texts = defineTexts('setup-readiness', {
  address: { en: 'A real address with https', ar: 'عنوان حقيقي عبر https' },
  addressTodo: {
    en: 'Give the node a name and a certificate as docs/install.md says, and set SCRUTINEER_ORIGIN. Without https, phones have neither the offline page nor passkeys.',
    ar: 'امنح العقدة اسمًا وشهادة كما في docs/install.md واضبط SCRUTINEER_ORIGIN. من دون https لا تعمل على الهواتف الصفحة دون اتصال ولا مفاتيح المرور.',
  },
})

/** What the set-up itself looks at: the node's own address. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'address',
    title: texts.address,
    todo: texts.addressTodo,
    page: null,
    isReady: async ({ node }) => node.origin.startsWith('https:'),
  },
]

/** How an item stands. */
export interface Readiness {
  readonly item: ReadinessItem
  readonly state: 'ready' | 'missing' | 'waived'
  /** Why it does not apply, where it is waived. */
  readonly reason: string
  /** How many of its things are there, where it counts them. */
  readonly counted: Counted | null
  /** Where the reader may do something about it. */
  readonly path: string | null
}

/** How every item stands. Waived ones are not asked for. */
export async function readinessOf(ctx: PageContext): Promise<readonly Readiness[]> {
  const { waivers } = await ctx.ask(needs.waivers, {})
  const reasons = new Map(waivers.map(({ item, reason }) => [item, reason]))
  const all: Readiness[] = []
  for (const item of ctx.readiness) {
    const reason = reasons.get(item.name)
    const found = reason === undefined && (await item.isReady(ctx))
    const counted = typeof found === 'object' ? found : null
    const isReady = counted === null ? found : counted.count >= counted.of
    const state = reason !== undefined ? 'waived' : isReady ? 'ready' : 'missing'
    const opens = item.page !== null && mayOpen(ctx.actor, item.page)
    const path = opens ? (item.page?.path ?? null) : null
    all.push({ item, state, reason: reason ?? '', counted, path })
  }
  return all
}
