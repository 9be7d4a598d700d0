// What is true of voting, told beside a site that says otherwise or may: when people vote, and whom to ask.
import { contactsNeed } from '../../core/contacts.ts'
import type { PageContext, View } from '../../core/slice.ts'
import type { VotingTimes } from '../../core/voting-times.ts'
import { telephone } from '../../ui/contact.ts'
import { type Html, html } from '../../ui/html.ts'
import { votingWords } from '../../ui/voting-times.ts'
import { votingDay } from './needs.ts'
import { misleads, type SiteConduct } from './use.ts'
import { publicTexts as texts } from './texts/public.ts'

/** What was entered of it; what was not is not told. */
export interface VotingFacts {
  readonly times: VotingTimes | null
  /** Telephones of the election authority that a person confirmed lately. */
  readonly numbers: readonly string[]
}

/** Numbers that are told. */
const SHOWN_NUMBERS = 2

/** Reads what is true, where one of these sites makes it needed; null where none does. */
export async function votingFacts(
  ctx: PageContext,
  conducts: readonly SiteConduct[],
): Promise<VotingFacts | null> {
  if (!conducts.some(misleads)) return null
  const election = await ctx.ask(votingDay, {})
  const { agencies } = await ctx.ask(contactsNeed, {})
  const authorities = agencies.filter(({ kind }) => kind === 'authority')
  const numbers = authorities.flatMap(({ phone, emergency }) => phone ?? emergency ?? [])
  return { times: election?.times ?? null, numbers: numbers.slice(0, SHOWN_NUMBERS) }
}

/** When people vote, and whom to ask, in words; null where nothing was entered. */
export function votingFactsPart(view: View, facts: VotingFacts | null): Html | null {
  const { t } = view
  const times = facts?.times ?? null
  const when =
    times !== null &&
    html`<p><strong>${t(texts.trueTimes, { when: votingWords(t, times) })}</strong></p>`
  return html`${when}${askPart(view, facts)}`
}

/** Whom to ask about voting; null where nobody entered it. In an exercise nobody is to be called. */
export function askPart({ t, node }: View, facts: VotingFacts | null): Html | null {
  const numbers = node.realm === 'exercise' ? [] : (facts?.numbers ?? [])
  if (numbers.length === 0) return null
  const shown = numbers.map((number, n) => html`${n > 0 && ' · '}${telephone(number)}`)
  return html`<p>${t.parts(texts.trueNumbers, { numbers: html`${shown}` })}</p>`
}
