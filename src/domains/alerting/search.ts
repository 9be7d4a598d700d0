import { saysSo } from '../../core/findable.ts'
import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import type { Message } from '../../core/text.ts'
import { list } from './actions/view.ts'
import { eventWords, kindWords, severityWords, stateWords } from './texts/values.ts'

/** Finds alerts by their headlines in any language, by what they are about and by how they stand, among the newest. */
export const search: Search = {
  name: 'alerting',
  permission: 'alerting:read',
  async find(ctx, words) {
    const { items } = await ctx.call(list, { view: 'all', limit: SHOWN_OF_SLICE })
    return items
      .filter((one) => saysSo(words, saidOf(one)))
      .map(({ alert, state, headlines: title }) => ({
        title,
        kind: kindOf(state),
        path: `/console/alerts/${alert}`,
      }))
  },
}

/** What is told of an alert by which somebody may remember it. */
interface Told {
  readonly state: keyof typeof stateWords
  readonly eventCode: string
  readonly severity: string
  readonly headlines: Readonly<Record<string, string>>
}

/** How an alert ended that stations were told to end, where it is not itself what is found. */
function kindOf(state: Told['state']): Message {
  if (state === 'cleared') return kindWords.AllClear
  return state === 'cancelled' ? kindWords.Cancel : kindWords.Alert
}

/** Everything by which somebody may remember an alert, in both languages. */
function saidOf({ state, eventCode, severity, headlines }: Told): string[] {
  const coded: Readonly<Record<string, Message>> = { ...eventWords, ...severityWords }
  const words = [
    kindOf(state),
    kindWords.Alert,
    stateWords[state],
    coded[severity],
    coded[eventCode],
  ]
  const spoken = words.flatMap((one) => (one === undefined ? [] : [String(one.en), String(one.ar)]))
  return [...spoken, ...Object.values(headlines)]
}
