import type { Thing } from '../../../lib/html/index.ts'
import { isOfVoting, type JudgedFact, type Look } from './fact-look.ts'
import { bringsThings } from './judge-contacts.ts'
import { isAboutVote, plainText } from './words-of.ts'

/** How a field stands, whether its form is sent to be kept, of which type it is, and its name. */
const PRESET = />@(checked|disabled|filled|limited) (post )?(\S+) ?([^>]*)$/
/** Names of lists by which readers look at a page, and of parts of a date. */
const OF_PAGE =
  /lang|locale|sort|order|per_?page|limit|theme|view|filter|year|month|day|date|time|country|currency|prefix/i
/** Characters of a page by which it is about elections. */
const BEGINNING = 4_000

/** A field of a form that is chosen, filled in, locked or limited beforehand, and was not. */
export function judgePreset(thing: Thing, look: Look): JudgedFact | null {
  if (thing.path.endsWith('@prepared')) return judgePrepared(thing, look)
  const [, how, post, type = '', name = ''] = PRESET.exec(thing.path) ?? []
  if (how === undefined || isOfDate(thing, look)) return null
  const isFree = how === 'limited' || how === 'filled' || OF_PAGE.test(name)
  const isGrave = !isFree && decides({ how, type, isPost: post !== undefined }, thing, look)
  return { level: isGrave ? 'H' : 'M', code: 'preset' }
}

/** Words that are sent as those of who follows a link; what a letter is about says nothing for him. */
function judgePrepared({ label, path }: Thing, { profile }: Look): JudgedFact {
  const isAbout = label.startsWith('subject ')
  const isGrave = !isAbout && !bringsThings(path.replace(/>a@\w+$/, ''), profile)
  return { level: isGrave ? 'H' : 'M', code: 'preset' }
}

interface Field {
  readonly how: string
  readonly type: string
  readonly isPost: boolean
}

/** Whether a vote or registration goes by it: one of several choices, or what sends it. */
function decides({ how, type, isPost }: Field, thing: Thing, { reading }: Look): boolean {
  if (isOfVoting(thing)) return true
  const isChoice = type === 'radio' || (isPost && type === 'option')
  const isSending = how === 'disabled' && isPost && /^(?:submit|image|fieldset|select)$/.test(type)
  return (isChoice || isSending) && isAboutVote(reading.visible.slice(0, BEGINNING))
}

/** Whether a choice is a number or the name of a day or month: which one is chosen goes with the day. */
function isOfDate({ words = '' }: Thing, { reading: { calendar } }: Look): boolean {
  if (words === '') return false
  return (
    /^[\p{Nd}\s.:/-]+$/u.test(words) ||
    calendar.names.has(plainText(words)) ||
    calendar.names.has(words.toLowerCase())
  )
}
