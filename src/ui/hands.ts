import type { Names } from '../core/names.ts'
import type { View } from '../core/slice.ts'
import { defineTexts } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { isPerson, personName, plainName } from './name.ts'

/** Who had a hand in something that two are to do, as it was recorded. */
export interface Hands {
  /** Proposed and then released, sent in words that were released before, or by a standing order; null where that was not recorded. */
  readonly way: 'proposed' | 'prepared' | 'order' | null
  /** Who proposed it, or the standing order. */
  readonly proposedBy: string
  readonly releasedBy: string
  /** Who approved the standing order. */
  readonly approvedBy: string | null
  /** Released by one person with a reason, because nobody else could be reached. */
  readonly isAlone: boolean
}

const texts = defineTexts('hands', {
  two: {
    en: 'Proposed by {proposer}, released by {releaser}.',
    ar: 'اقترحه {proposer} وأصدره {releaser}.',
  },
  same: { en: 'Proposed and released by {person}.', ar: 'اقترحه وأصدره {person}.' },
  twoAlone: {
    en: 'Proposed by {proposer}, released by {releaser} alone, with a reason.',
    ar: 'اقترحه {proposer} وأصدره {releaser} منفردًا مع ذكر السبب.',
  },
  sameAlone: {
    en: 'Proposed and released by {person} alone, with a reason.',
    ar: 'اقترحه {person} وأصدره منفردًا مع ذكر السبب.',
  },
  prepared: {
    en: 'Sent by {person} in the words released with the alert.',
    ar: 'أرسله {person} بالكلمات التي صدرت مع التنبيه.',
  },
  sent: { en: 'Sent by {person}.', ar: 'أرسله {person}.' },
  order: {
    en: 'Sent by the node, by the standing order that {proposer} proposed and {approver} approved.',
    ar: 'أرسلته العقدة بالأمر الدائم الذي اقترحه {proposer} واعتمده {approver}.',
  },
  ownOrder: {
    en: 'Sent by the node, by the standing order that {person} proposed and approved.',
    ar: 'أرسلته العقدة بالأمر الدائم الذي اقترحه {person} واعتمده.',
  },
  one: { en: 'That was one person.', ar: 'وهو شخص واحد.' },
})

/** Who acted, in a sentence. Where both hands are one person's, it says so of them: others may have written the text. */
export function handsLine(
  view: Pick<View, 't' | 'node'>,
  names: Pick<Names, 'persons'>,
  hands: Hands,
): Html {
  return html`${said(view.t, hands, (actor) => personName(view, names, actor))}`
}

/** The same for a file. */
export function handsText(
  view: Pick<View, 't' | 'node'>,
  names: Pick<Names, 'persons'>,
  hands: Hands,
): string {
  return said(view.t, hands, (actor) => plainName(view, names, actor)).join('')
}

function said<V>(t: View['t'], hands: Hands, name: (actor: string) => V): readonly (string | V)[] {
  const { way, proposedBy, releasedBy, approvedBy, isAlone } = hands
  const second = way === 'order' ? (approvedBy ?? releasedBy) : releasedBy
  const isOne = proposedBy === second
  const proposer = name(proposedBy)
  const other = name(second)
  const one = isOne && isPerson(second) ? [' ', t(texts.one)] : []
  if (way === null) return [...t.parts(texts.sent, { person: other }), ...one]
  if (way === 'prepared') return [...t.parts(texts.prepared, { person: other }), ...one]
  if (way === 'order') {
    const words = isOne
      ? t.parts(texts.ownOrder, { person: other })
      : t.parts(texts.order, { proposer, approver: other })
    return [...words, ...one]
  }
  const words = isOne
    ? t.parts(isAlone ? texts.sameAlone : texts.same, { person: other })
    : t.parts(isAlone ? texts.twoAlone : texts.two, { proposer, releaser: other })
  return [...words, ...one]
}
