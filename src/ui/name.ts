import type { Realm } from '../core/action.ts'
import { type Names, wayTo } from '../core/names.ts'
import type { View } from '../core/slice.ts'
import { defineTexts, type Message } from '../core/text.ts'
import { code, typed } from './code.ts'
import { type Content, type Html, html } from './html.ts'

const texts = defineTexts('name', {
  nation: { en: 'The whole nation', ar: 'البلد كله' },
  participant: { en: 'participant {mark}', ar: 'المشارك {mark}' },
  unknown: { en: 'unknown person {mark}', ar: 'شخص غير معروف {mark}' },
  operator: { en: 'the machine’s operator', ar: 'مشغّل الجهاز' },
  node: { en: 'this node ({mark})', ar: 'هذه العقدة ({mark})' },
  program: { en: 'program {mark}', ar: 'البرنامج {mark}' },
  exercise: { en: 'the exercise ({mark})', ar: 'التمرين ({mark})' },
  simulated: { en: 'simulated person {mark}', ar: 'شخص محاكى {mark}' },
  device: { en: 'device {mark}', ar: 'الجهاز {mark}' },
  phone: { en: 'observer’s phone {mark}', ar: 'هاتف المراقب {mark}' },
})

/** Somebody whom the exercise plays, by his number. */
const SIMULATED = /^exercise:[a-z]+-(\d+)$/

/** Letters of an id that tell those apart who have no name. */
const MARK_LENGTH = 4

/** Whether an actor is a person, not a machine or the node itself. */
export function isPerson(actor: string): boolean {
  return actor.startsWith('person:')
}

/**
 * Who acted, as everybody reads it: the name of a person, else what kind of actor it is; a dash for nobody. An exercise
 * knows no names: there the end of the id tells one participant from the others.
 */
export function personName(
  { t, node }: Pick<View, 't' | 'node'>,
  { persons }: Pick<Names, 'persons'>,
  actor: string | null,
): Html {
  if (actor === null) return html`–`
  const name = persons.get(actor)
  if (name !== undefined) return typed(name)
  if (isOperator(actor)) return html`${t(texts.operator)}`
  const { words, mark } = described(node.realm, actor)
  return words === null ? code(mark) : html`${t.parts(words, { mark: code(mark) })}`
}

/** The same where no markup may stand: mails, messages, file names. */
export function plainName(
  { t, node }: Pick<View, 't' | 'node'>,
  { persons }: Pick<Names, 'persons'>,
  actor: string,
): string {
  const name = persons.get(actor)
  if (name !== undefined) return name
  if (isOperator(actor)) return t(texts.operator)
  const { words, mark } = described(node.realm, actor)
  return words === null ? mark : t(words, { mark })
}

function isOperator(actor: string): boolean {
  return actor.startsWith('cli:')
}

/** What kind of actor it is, and what tells it from others of its kind. */
function described(
  realm: Realm,
  actor: string,
): { readonly words: Message<'mark'> | null; readonly mark: string } {
  const mark = actor.slice(-MARK_LENGTH)
  const played = SIMULATED.exec(actor)?.[1]
  if (played !== undefined) return { words: texts.simulated, mark: played }
  switch (actor.split(':', 1)[0]) {
    case 'person':
      return { words: realm === 'exercise' ? texts.participant : texts.unknown, mark }
    case 'token':
      return { words: texts.program, mark }
    case 'device':
      return { words: texts.device, mark }
    case 'phone':
      return { words: texts.phone, mark }
    case 'workflow':
    case 'job':
    case 'door':
      return { words: texts.node, mark: actor }
    case 'exercise':
      return { words: texts.exercise, mark: actor.slice('exercise:'.length) }
    default:
      return { words: null, mark: actor }
  }
}

/** How an area is called: by its whole way, as districts of two regions may share a name; one that nobody named by its path. */
export function areaName(
  { t }: Pick<View, 't'>,
  { areas }: Pick<Names, 'areas'>,
  path: string,
): Html {
  if (path === '/') return html`${t(texts.nation)}`
  const way = wayTo({ areas }, path)
  return way === path ? code(path) : typed(way)
}

/** Names of areas one under the other. */
export function areaList(
  view: Pick<View, 't'>,
  names: Pick<Names, 'areas'>,
  paths: readonly string[],
): Content {
  return paths.map((path, index) => [index > 0 && html`<br>`, areaName(view, names, path)])
}

/** The same where no markup may stand. */
export function plainArea(
  { t }: Pick<View, 't'>,
  names: Pick<Names, 'areas'>,
  path: string,
): string {
  return path === '/' ? t(texts.nation) : wayTo(names, path)
}

/** The name of an area alone, where those above it stand before it anyway. */
export function shortArea(
  { t }: Pick<View, 't'>,
  { areas }: Pick<Names, 'areas'>,
  path: string,
): string {
  return path === '/' ? t(texts.nation) : (areas.get(path) ?? path)
}

/** A link to a page of the console, by a name that somebody typed. */
export function named({ base }: Pick<View, 'base'>, path: string, name: string): Html {
  return html`<a href="${base}${path}">${typed(name)}</a>`
}

/** Names of areas, each with a bullet. */
export function areaItems(view: View, names: Names, areas: readonly string[]): Html {
  return html`<ul>${areas.map((area) => html`<li>${areaName(view, names, area)}</li>`)}</ul>`
}
