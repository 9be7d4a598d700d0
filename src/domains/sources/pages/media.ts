// References in the forms that programs of reference management take: by a link, or by what a program accepts.
import type { FileView } from '../../../core/slice.ts'
import { citationFile } from '../../../ui/citation.ts'
import type { Thing } from '../actions/public.ts'

/** The reference as a program asks for it; null for a page, and for what is no reference. */
export function formsOf(
  { code, item }: Thing,
  wanted: { readonly accept: string; readonly kind: string },
  { t }: FileView,
) {
  const file = item === null ? null : citationFile(item.csl, wanted, t)
  return file === null ? null : { type: file.type, name: `${code}.${file.ending}`, body: file.body }
}
