import type { JobContext, JobKind } from '../../core/slice.ts'
import { MINUTE } from '../../core/time.ts'
import { hookOpened, hookTest, noteHook, TEST_HOOK } from './actions/hook.ts'
import { answerOf, hookMessage } from './hook.ts'
import type { HookPurpose } from './store/hook.ts'

/** What posting needs besides the words: where it may lead, and whom to tell of one that fails. */
export const HOOK_PERMISSIONS = ['alerting:send', 'monitoring:opened', 'accounts:names'] as const

/** What is posted about no alert. */
interface Posted {
  readonly route: string
  readonly purpose: HookPurpose
  readonly address: string
  readonly id: string
  readonly type: string
  readonly title: string
  readonly text: string
}

/** Posts what is about no alert, and notes what became of it. Throws Error for news that may be tried again. */
export async function sendByHook(ctx: JobContext, posted: Posted): Promise<void> {
  const { route, purpose, address, ...said } = posted
  const opened = await ctx.call(hookOpened, {})
  const rest = { severity: null, link: null, time: ctx.now(), opened }
  const receipt = await ctx.ports.webhook.send(hookMessage(ctx.node, address, { ...said, ...rest }))
  await ctx.call(noteHook, { route, purpose, answer: answerOf(receipt) })
  if (purpose === 'message' && receipt.outcome === 'failed') {
    throw new Error(`a webhook did not take the message: ${receipt.fault ?? ''}`)
  }
}

/** Posts the test that somebody asked for, once. */
export const testingHooks: JobKind = {
  kind: TEST_HOOK,
  permissions: HOOK_PERMISSIONS,
  concurrency: 2,
  leaseMs: MINUTE,
  maxTries: 2,
  async run(ctx, { subject: route, dueAt }) {
    const { message } = await ctx.call(hookTest, { route })
    if (message === null) return
    const id = `${route} ${dueAt}`
    await sendByHook(ctx, { route, purpose: 'test', id, type: 'test', ...message })
  },
}
