import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { MINUTE, msBetween } from '../../../core/time.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { deadline } from '../../../ui/countdown.ts'
import { type Html, html } from '../../../ui/html.ts'
import { moment } from '../../../ui/time.ts'
import { languageName, saidIn, spoken } from '../../../ui/words.ts'
import type { PublicStatement } from '../actions/public.ts'
import type { Block, Kind, Phase, StatementRow, Words } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { publicTexts } from '../texts/public.ts'

/** Pages of the desk. */
export const STATEMENTS = '/console/statements'
export const LENGTHS = `${STATEMENTS}/lengths`
/** Pages of everybody. */
export const PUBLIC = '/statements'

export const wordPath = (incident: string) => `${STATEMENTS}/${incident}`

/** What happened, in words. */
export function kindWords(kind: Kind | null): Message {
  return publicTexts[kind ?? 'something']
}

/** What stands above a text, as those who write and release it are to read it. */
export function above({ t }: Pick<View, 't'>, kind: Kind | null): Html {
  return html`<p><b>${t(texts.above)}:</b> ${t(kindWords(kind))}</p>`
}

export const PHASE_WORDS: Readonly<Record<Phase, Message>> = {
  before: texts.before,
  during: texts.during,
  after: texts.afterVote,
}

const LOOK: Readonly<Record<StatementRow['state'], readonly [Tone, Shape, Message]>> = {
  due: ['warn', 'ring', texts.notYet],
  released: ['ok', 'tick', texts.released],
  withdrawn: ['plain', 'cross', publicTexts.withdrawn],
  ended: ['plain', 'dash', texts.ended],
}

/** How far a statement has got, in a word. */
export const stateWords = (state: StatementRow['state']): Message => LOOK[state][2]

/** How far a statement has got, as a badge. */
export function stateBadge(
  { t, now }: Pick<View, 't' | 'now'>,
  { state, dueAt }: Pick<StatementRow, 'state' | 'dueAt'>,
): Html {
  const [tone, shape, words] = LOOK[state]
  return badge(state === 'due' && dueAt < now ? 'bad' : tone, shape, t(words))
}

/** The clock of the first word: running, late, or stopped by it. */
export function clockOf(
  view: View,
  {
    openedAt,
    dueAt,
    firstAt,
    state,
  }: Pick<StatementRow, 'openedAt' | 'dueAt' | 'firstAt' | 'state'>,
): Html {
  const { t } = view
  if (firstAt !== null) {
    const time = t.duration(Math.max(MINUTE, msBetween(openedAt, firstAt)))
    return html`${t(texts.after, { time })}`
  }
  return state === 'due' ? dueOf(view, dueAt) : html`–`
}

/** When something is due, with how long that is; red once it is late. */
export function dueOf(view: View, dueAt: string): Html {
  const { t, now } = view
  const isLate = dueAt < now
  if (!isLate) return html`${t.parts(texts.dueIn, { time: deadline(view, dueAt) })}`
  const words = t.parts(texts.late, { time: moment(view, dueAt) })
  return html`<strong class="of-bad">${words}</strong>`
}

const PUBLIC_LOOK: Readonly<Record<'inForce' | 'isOver' | 'withdrawn', readonly [Tone, Shape]>> = {
  inForce: ['warn', 'diamond'],
  isOver: ['ok', 'tick'],
  withdrawn: ['plain', 'cross'],
}

/** What of a statement holds, for everybody. */
export function publicBadge({ t }: Pick<View, 't'>, { state, isOver }: PublicStatement): Html {
  const key = state === 'withdrawn' ? 'withdrawn' : isOver ? 'isOver' : 'inForce'
  return badge(...PUBLIC_LOOK[key], t(publicTexts[key]))
}

/** What is said in the reader's language, else in the first there is, with the tag of that language. */
export function blockFor(
  view: Pick<View, 't'>,
  words: Words,
): { readonly language: string; readonly block: Block } {
  const language = saidIn(view, words) ?? 'en'
  return { language, block: words[language] ?? {} }
}

/** A sentence, in the language that it was written in. */
export function sentenceOf(words: string, language: string, view: Pick<View, 't'>): Html {
  return language === view.t.language ? typed(words) : spoken(language, words)
}

/** A text with all of its languages, sentence by sentence, as those who write and release see it. */
export function wholeText({ t }: View, words: Words): Html {
  const blocks = Object.entries(words).map(([language, block]) => {
    const lines = (['known', 'unknown', 'vote', 'why'] as const).flatMap((key) => {
      const said = block[key]
      return said === undefined
        ? []
        : [html`<div><dt>${t(publicTexts[key])}</dt><dd>${spoken(language, said)}</dd></div>`]
    })
    const name = html`<bdi lang="${language}">${languageName(language)}</bdi>`
    return html`<h3>${name}</h3><dl class="summary">${lines}</dl>`
  })
  return html`${blocks}`
}
