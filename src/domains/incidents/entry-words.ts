import type { NodeFacts } from '../../core/action.ts'
import type { Translator } from '../../core/text.ts'
import type { EntryRow } from './store.ts'
import { plainWords } from '../../ui/erasure.ts'
import { texts } from './texts/pages.ts'

type Reader = { readonly t: Translator; readonly node: Pick<NodeFacts, 'tags'> }

/** The words of a tag in the reader's language; undefined where it has none and is told as it is. */
export function tagWords({ t, node }: Reader, tag: string): string | undefined {
  const words = Object.hasOwn(node.tags, tag) ? node.tags[tag] : undefined
  return words === undefined ? undefined : t(words)
}

/** What an entry says: its words, with those of its tag, or what stations answered. */
export function textOf(
  { text, counts, tag }: Pick<EntryRow, 'text' | 'counts' | 'tag'>,
  reader: Reader,
): string {
  const { t } = reader
  const what = tagWords(reader, tag)
  if (counts === null)
    return what === undefined || text === '' ? plainWords(t, text) : `${text}: ${what}`
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
