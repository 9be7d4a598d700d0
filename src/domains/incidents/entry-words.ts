import type { Translator } from '../../core/text.ts'
import type { EntryRow } from './store.ts'
import { plainWords } from '../../ui/erasure.ts'
import { texts } from './texts/pages.ts'

/** What an entry says: its words, or what stations answered. */
export function textOf({ text, counts }: Pick<EntryRow, 'text' | 'counts'>, t: Translator): string {
  if (counts === null) return plainWords(t, text)
  const { stations, answered, help, cannot } = counts
  const figures = {
    answered: t.number(answered),
    stations: t.number(stations),
    help: t.number(help),
  }
  const told =
    cannot === undefined
      ? t(texts.answers, figures)
      : t(texts.answersCannot, { ...figures, cannot: t.number(cannot) })
  return text === '' ? told : `${text}: ${told}`
}
