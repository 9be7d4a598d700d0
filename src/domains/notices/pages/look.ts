import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { deadline } from '../../../ui/countdown.ts'
import { type Html, html } from '../../../ui/html.ts'
import { languageName } from '../../../ui/words.ts'
import type { NoticeRow } from '../schema.ts'
import type { State } from '../states.ts'
import { dueTexts, stateTexts } from '../texts/told.ts'

export const DESK = '/console/notices'
export const NEW = `${DESK}/new`
/** Restrictions as everybody reads them, and the desk where they are recorded. */
export const RESTRICTIONS = '/notices/restrictions'
export const RESTRICTIONS_DESK = `${DESK}/restrictions`
export const TERMS = `${DESK}/deadlines`
export const deskPath = (code: string) => `${DESK}/${code}`
export const letterPath = (code: string, letter: string) => `${DESK}/${code}/letters/${letter}`
/** Where everybody reads it. */
export const publicPath = (code: string) => `/notices/${code}`

const OVER = ['dash', 'plain'] as const
const LOOK: Readonly<Partial<Record<State, readonly [Shape, Tone]>>> = {
  refused_opinion: OVER,
  withdrawn: OVER,
  closed: OVER,
  appeal_open: ['tick', 'ok'],
  upheld: ['tick', 'ok'],
  modified: ['tick', 'ok'],
  annulled: ['cross', 'bad'],
}

/** State of a notice as word, shape and colour. */
export function stateOf({ t }: Pick<View, 't'>, state: State): Html {
  const [shape, tone] = LOOK[state] ?? ['diamond', 'warn']
  return badge(tone, shape, t(stateTexts[state]))
}

/** What falls due next, and what happens then; false where nothing does. */
export function dueOf(
  view: View,
  { dueAt, dueWhat, sourceName }: Pick<NoticeRow, 'dueAt' | 'dueWhat' | 'sourceName'>,
): Html | false {
  if (dueAt === null || dueWhat === null) return false
  const words: Message<'name' | 'time'> = dueTexts[dueWhat] as Message<'name' | 'time'>
  return html`${view.t.parts(words, { name: typed(sourceName), time: deadline(view, dueAt) })}`
}

/** Languages in which a text may be. */
export function languagesOf({ node }: Pick<View, 'node'>) {
  return node.languages.map((value) => ({ value, label: languageName(value) }))
}
