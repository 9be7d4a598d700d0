import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { wordsOf } from '../../../ui/erasure.ts'
import { type Content, html } from '../../../ui/html.ts'
import { tagWords, textOf } from '../entry-words.ts'
import type { EntryRow } from '../store.ts'

/** What an entry says, with the words of its tag, leading to what it is about; that it was erased where it was. */
export function entryName(
  entry: Pick<EntryRow, 'text' | 'counts' | 'tag' | 'path'>,
  view: View,
): Content {
  const isErased = entry.counts === null && entry.text === ''
  const words = isErased ? wordsOf(view.t, '') : typed(textOf(entry, view))
  return entry.path === '' ? words : html`<a href="${view.base}${entry.path}">${words}</a>`
}

/** The tag of an entry as it was written; empty where its words tell it. */
export const ownTag = (view: View, tag: string): string =>
  tagWords(view, tag) === undefined ? tag : ''
