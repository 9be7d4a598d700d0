import { z } from 'zod'
import { command, nothing, query } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { isReal } from '../../../core/civil-day.ts'
import { lines } from '../../../core/line.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { MAX_HOLIDAYS, policyRow, terms } from '../deadlines.ts'
import { policyNow } from '../policy.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as store from '../store.ts'

const WHITE = /[\s,]+/

/** Days of the week from `6 7`. Throws 400. */
function weekendOf(text: string): number[] {
  const days = text.split(WHITE).filter((one) => one !== '')
  const numbers = [...new Set(days.map(Number))]
  const isGood = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= 7)
  if (!isGood || numbers.length > 6) throw refusal('badWeekend')
  return numbers.toSorted((a, b) => a - b)
}

/** Days of the calendar from `2026-12-25 2027-01-01`. Throws 400. */
function holidaysOf(text: string): string[] {
  const days = [...new Set(text.split(WHITE).filter((one) => one !== ''))]
  const isDay = (one: string) => /^\d{4}-\d\d-\d\d$/.test(one) && isReal(`${one}T00:00:00.000Z`)
  if (days.length > MAX_HOLIDAYS || !days.every(isDay))
    throw refusal('badHolidays', { params: { most: MAX_HOLIDAYS } })
  return days.toSorted()
}

export const setTerms = command({
  permission: 'notices:terms',
  scope: 'nation',
  name: 'notices.setTerms',
  summary:
    'Sets by when what is owed about a notice, and on which days the office works; what runs already keeps its deadline.',
  input: terms.extend({
    weekend: z.string().trim().max(40).default(''),
    holidays: z.string().trim().max(4_000).default(''),
    reason: lines(600),
  }),
  output: nothing,
  async run(ctx, { weekend, holidays, reason, ...own }) {
    checkPerson(ctx)
    const said = { terms: own, weekend: weekendOf(weekend), holidays: holidaysOf(holidays) }
    const id = ctx.newId()
    const by = { setBy: ctx.actor.id, setAt: ctx.now }
    await store.policies.insert(ctx.tx, { id, ...said, reason, ...by })
    const body = { sha256: canonicalHash({ ...said, reason }) }
    ctx.record(records['noticeterms.set'], { subject: id, body })
    return {}
  },
})

const held = policyRow.pick({ terms: true, weekend: true, holidays: true })

export const termsNow = query({
  permission: 'accounts:names',
  scope: 'shared',
  name: 'notices.terms',
  summary:
    'By when what is owed about a notice, and on which days the office works; since when, by whom and why, where somebody set it.',
  input: z.strictObject({}),
  output: held.extend({
    reason: z.string().nullable(),
    setBy: z.string().nullable(),
    setAt: z.string().nullable(),
  }),
  async run(ctx) {
    const { terms: own, weekend, holidays, reason, setBy, setAt } = await policyNow(ctx)
    return { terms: own, weekend, holidays, reason, setBy, setAt }
  },
})
