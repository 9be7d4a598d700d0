import type { ExerciseContext, ExercisePart } from '../../core/exercise.ts'
import { publish, writeCheck } from './actions/check.ts'
import { see, takeIn, tell, translate, triage } from './actions/claim.ts'
import { publicClaims } from './actions/public.ts'
import { deskClaim, deskClaims } from './actions/read.ts'
import { officeTexts as texts } from './texts/office.ts'
import { CHECKED, closing, OUTLETS, PLACES } from './texts/played.ts'

/** A reference that ships, which says what an election must keep to. */
const CODE = 'REF-VENICE-CODE'
const LANGUAGE = 'en'

/** Claims with their checks, three of which outlets repeat, so that `/check` has something to find; and a false closing time. */
export const exercise: ExercisePart = {
  permissions: ['claims:read', 'claims:write', 'claims:approve'],
  async seed(ctx) {
    if (ctx.node.realm !== 'exercise') return
    const { items } = await ctx.call(publicClaims, { limit: 50 })
    const known = new Set(items.map(({ words }) => words))
    for (const one of CHECKED.filter(({ words }) => !known.has(words))) await check(ctx, one)
  },
  buttons: [
    { name: 'closing', story: texts.story, label: texts.circulate, hint: texts.circulateHint },
  ],
  press: circulate,
}

/** Where an outlet of the exercise said it, today. */
function placeOf(ctx: ExerciseContext, { outlet, host }: (typeof OUTLETS)[number]) {
  return { url: `https://${host}/said`, saidOn: ctx.now().slice(0, 10), outlet }
}

/** One claim with its published check. */
async function check(ctx: ExerciseContext, one: (typeof CHECKED)[number]): Promise<void> {
  const { words, harm, claimant, verdict, title, summary, method, stance } = one
  const { code: claim } = await ctx.call(takeIn, { words, language: LANGUAGE, harm })
  const name = 'name' in one ? { claimantName: one.name } : {}
  await ctx.call(triage, { claim, kind: 'factual', claimant, ...name })
  for (const outlet of 'repeats' in one ? one.repeats : [])
    await ctx.call(see, { claim, ...placeOf(ctx, outlet) })
  await ctx.call(translate, { claim, language: 'ar', words: one.arabic })
  const content = { language: LANGUAGE, verdict, title, summary, method } as const
  await ctx.call(writeCheck, { claim, ...content, item: CODE, stance })
  const { checks, read } = await ctx.call(deskClaim, { claim })
  await ctx.call(publish, { check: checks[0]?.id ?? '', read: read ?? '' })
}

/** A false closing time goes round: outlets say it, people tell of it, and a check waits to be published. */
async function circulate(ctx: ExerciseContext): Promise<void> {
  for (const place of PLACES) {
    const { words, again, arabic, ...written } = closing(place)
    const known = await ctx.call(deskClaims, { search: `${place.en} 2 pm`, limit: 1 })
    if (known.items.length > 0) continue
    const said = { words, language: LANGUAGE, harm: 'voting' } as const
    const { code: claim } = await ctx.call(takeIn, said)
    for (const outlet of OUTLETS) await ctx.call(see, { claim, ...placeOf(ctx, outlet) })
    for (const told of [again, words]) await ctx.call(tell, { words: told, language: LANGUAGE })
    await ctx.call(triage, { claim, kind: 'factual', claimant: 'account' })
    await ctx.call(translate, { claim, language: 'ar', words: arabic })
    const cited = { item: CODE, stance: 'refutes', verdict: 'false' } as const
    await ctx.call(writeCheck, { claim, language: LANGUAGE, ...written, ...cited })
    return
  }
}
