// Tools with which a change works on an answer.
import type { Answer } from './shell.ts'
import type { Site } from './site.ts'
import type { Clock } from './draw.ts'
import { pick } from './draw.ts'
import { say } from './lang.ts'
import type { Texts } from './lang.ts'

export interface Change {
  id: string
  class: string
  do(a: Answer, s: Site, c: Clock): void
}
export interface Edit {
  id: string
  changesFact: boolean
  do(a: Answer, s: Site, c: Clock): void
}

const TAGS =
  /(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<!--[\s\S]*?-->|<[^>]*>)/
/** Replaces in the text a visitor sees; in a page drawn by script, in its state. */
export function vis(a: Answer, s: Site, from: string, to: string, max = 99): void {
  if (!from || from === to || !a.html.includes(from)) return
  if (s.spa) {
    const cut = a.html.indexOf('window.__INITIAL_STATE__=')
    if (cut > 0)
      a.html =
        a.html.slice(0, cut) +
        a.html
          .slice(cut)
          .split(from)
          .join(to.replace(/<[^>]*>/g, ''))
    return
  }
  let left = max
  a.html = a.html
    .split(TAGS)
    .map((part, i) => {
      if (i % 2 || left <= 0 || !part.includes(from)) return part
      left--
      return part.split(from).join(to)
    })
    .join('')
}
/** Exchanges two texts that a visitor sees. */
export function swap(a: Answer, s: Site, x: string, y: string): void {
  if (!x || !y || x === y || !a.html.includes(x) || !a.html.includes(y)) return
  vis(a, s, x, '\u0000')
  vis(a, s, y, x)
  vis(a, s, '\u0000', y)
}
/** Replaces anywhere in the source. */
export const raw = (a: Answer, from: string | RegExp, to: string): void => {
  a.html = a.html.replace(from, () => to)
}
export const every = (a: Answer, from: string, to: string): void => {
  a.html = a.html.split(from).join(to)
}
export const head = (a: Answer, text: string): void => raw(a, '</head>', text + '\n</head>')
export const tail = (a: Answer, text: string): void => raw(a, '</body>', text + '\n</body>')
/** Puts something below the headline. */
export const below = (a: Answer, text: string): void => {
  a.html = a.html.replace(/<\/h1>/, () => '</h1>\n' + text)
}
/** Goes on with the sentence about the registration, in the same paragraph. */
export const goOn = (a: Answer, s: Site, text: string): void => {
  const d = s.L.deadline(s.L.date(s.deadline))
  vis(a, s, d, d + ' ' + text, 1)
}
export const header = (a: Answer, name: string, value: string): void => {
  a.headers = { ...a.headers, [name]: value }
}
export const t = (s: Site, texts: Texts): string => say(s.lang, texts)
/** A telephone number with one digit changed. */
export const wrong = (n: string): string =>
  n.replace(/(\d)(\D*)$/, (_, d, rest) => String((+d + 4) % 10) + rest)
export const turn = (n: string): string =>
  n.replace(/(\d)(\d)(\D*)$/, (_, x, y, rest) =>
    x === y ? String((+x + 1) % 10) + y + rest : y + x + rest,
  )
/** The first own script of an answer, or null. */
export const ownFile = (a: Answer, ext: string): string | null =>
  Object.keys(a.files ?? {}).find((f) => f.split('?')[0]!.endsWith(ext)) ?? null
export const bytes = (a: Answer, ext: string, add: string): void => {
  const f = ownFile(a, ext)
  if (f) a.files = { ...a.files, [f]: a.files![f] + add }
}

export const POSTPONED: Texts = {
  en: 'The election has been postponed until further notice.',
  fr: 'Le scrutin est reporté jusqu’à nouvel ordre.',
  es: 'La elección se aplaza hasta nuevo aviso.',
  pt: 'A eleição foi adiada até novo aviso.',
  de: 'Die Wahl ist bis auf Weiteres verschoben.',
  ru: 'Голосование перенесено до особого объявления.',
  ar: 'تم تأجيل الانتخابات حتى إشعار آخر.',
  zh: '选举推迟举行,时间另行通知。',
}
/** A date to which a quiet hand moves the election. */
export const later = (s: Site, days: number): string => s.L.date(s.election + days)
/** A host that looks like the site's own. */
export const twin = (s: Site): string =>
  pick(
    [
      `vote-${s.n}-gov.example`,
      `vote${s.n}.example`,
      `my-vote-${s.n}.example`,
      `vote-${s.n}.test`,
      `vote-${s.n}-online.example`,
    ],
    s.key,
    'twin',
  )
