import type { ExercisePart } from '../../core/exercise.ts'
import { publish, writeCheck } from './actions/check.ts'
import { takeIn, translate, triage } from './actions/claim.ts'
import { publicClaims } from './actions/public.ts'
import { deskClaim } from './actions/read.ts'

/** A reference that ships, which says what an election must keep to. */
const CODE = 'REF-VENICE-CODE'

/** What goes round in the exercise's country and what its checks say; nothing of it is real. */
const CLAIMS = [
  {
    words: 'Exercise: polling stations in Alder close at 4 pm today because of the storm',
    arabic: 'تمرين: مراكز الاقتراع في آلدر تغلق اليوم الساعة 4 مساءً بسبب العاصفة',
    harm: 'voting',
    claimant: 'account',
    verdict: 'false',
    title: 'Polling stations in Alder close at 8 pm, as everywhere',
    summary: 'No closing time was changed. All stations are open until 8 pm.',
    method: 'We asked the election office of Alder and read its notice of today.',
    stance: 'refutes',
  },
  {
    words: 'Exercise: 120,000 votes were counted twice in Birch',
    arabic: 'تمرين: 120,000 صوت حُسبت مرتين في بيرش',
    harm: 'results',
    claimant: 'outlet',
    name: 'Practica Morning Post (exercise)',
    verdict: 'mostly_false',
    title: 'A sum was typed twice in Birch and corrected within an hour',
    summary: 'One list of 1,200 votes was entered twice by mistake and taken out again.',
    method: 'We compared the lists of the stations with the published sums.',
    stance: 'context',
  },
  {
    words: 'Exercise: voters without a passport may vote with a driving licence',
    arabic: 'تمرين: يمكن لمن لا يملك جواز سفر أن يصوّت برخصة القيادة',
    harm: 'voting',
    claimant: 'unknown',
    verdict: 'missing_context',
    title: 'Only licences with a photo issued after 2015 are taken',
    summary: 'A driving licence is enough if it has a photo and was issued after 2015.',
    method: 'We read the rules of the election office on proof of identity.',
    stance: 'context',
  },
] as const

/** Three claims with their checks, so that `/check` has something to find. */
export const exercise: ExercisePart = {
  permissions: ['claims:read', 'claims:write', 'claims:approve'],
  async seed(ctx) {
    if (ctx.node.realm !== 'exercise') return
    const { items } = await ctx.call(publicClaims, { limit: 50 })
    const known = new Set(items.map(({ words }) => words))
    for (const one of CLAIMS.filter(({ words }) => !known.has(words))) {
      const { words, harm, claimant, verdict, title, summary, method, stance } = one
      const language = 'en'
      const saidOn = ctx.now().slice(0, 10)
      const said = { url: 'https://post.exercise.example/said', saidOn }
      const taken = await ctx.call(takeIn, { words, language, harm, ...said })
      const claim = taken.code
      const name = 'name' in one ? { claimantName: one.name } : {}
      await ctx.call(triage, { claim, kind: 'factual', claimant, ...name })
      await ctx.call(translate, { claim, language: 'ar', words: one.arabic })
      const content = { language, verdict, title, summary, method, item: CODE, stance } as const
      const { check } = await ctx.call(writeCheck, { claim, ...content })
      const { read } = await ctx.call(deskClaim, { claim })
      await ctx.call(publish, { check, read: read ?? '' })
    }
  },
}
