import { z } from 'zod'
import { need } from '../../core/action.ts'
import { recordedCount } from '../../core/figures.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { records } from './records.ts'

const texts = defineTexts('alerting-readiness', {
  secondPerson: {
    en: 'Two persons can release an alert',
    ar: 'يستطيع شخصان إصدار تنبيه',
  },
  secondPersonTodo: {
    en: 'Invite a second person who may release, from a neighbouring office where need be.',
    ar: 'ادعُ شخصًا ثانيًا يحق له الإصدار، من مكتب مجاور عند الحاجة.',
  },
  messages: { en: 'Mail or SMS reaches people', ar: 'البريد أو الرسائل القصيرة تصل إلى الناس' },
  messagesTodo: {
    en: 'Set SMTP_URL or an SMS gateway. It is ready once an analyst or officer has typed the code that the node sent to an address of their own.',
    ar: 'اضبط SMTP_URL أو بوابة للرسائل القصيرة. يصير جاهزًا حين يكتب محلل أو مسؤول الرمز الذي أرسلته العقدة إلى عنوانه.',
  },
})

const holders = need<{ permission: string }>()('accounts.holders', z.object({ count: z.number() }))

/** What alerting needs before the node is relied on: two who can release, and a way to reach people. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'second-person',
    after: 'restore-drill',
    title: texts.secondPerson,
    todo: texts.secondPersonTodo,
    page: { path: '/console/people/office', permission: 'accounts:invite' },
    isReady: async (ctx) => (await ctx.ask(holders, { permission: 'alerting:release' })).count >= 2,
  },
  {
    name: 'messages',
    after: 'duty',
    title: texts.messages,
    todo: texts.messagesTodo,
    page: { path: '/console/contacts', permission: 'accounts:self' },
    // Only who received the code can have typed it.
    isReady: async (ctx) => (await recordedCount(ctx, records['route.confirmed'])) > 0,
  },
]
