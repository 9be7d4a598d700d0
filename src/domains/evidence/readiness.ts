import { personsHolding } from './needs.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Least number of persons who may hold evidence, so that it can be handed over. */
const HOLDERS = 2

export const readiness: readonly ReadinessItem[] = [
  {
    name: 'custodians',
    after: 'overseer',
    title: texts.readyTitle,
    todo: texts.readyTodo,
    page: { path: '/console/people', permission: 'accounts:read' },
    async isReady(ctx) {
      const { persons } = await ctx.ask(personsHolding, { permission: 'evidence:hold', area: '/' })
      return persons.length >= HOLDERS
    },
  },
]
