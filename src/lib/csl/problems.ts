// Limits of files of citations, and what is wrong with one, in words.

import type { EntryReason } from './settle.ts'

/** Largest file in bytes: some 20,000 entries. */
export const MAX_CSL_BYTES = 10 * 1024 * 1024
/** Most entries of a file: what one person looks through in an afternoon. */
export const MAX_CSL_ITEMS = 2_000

/** Why a whole file is not read. */
export type FileReason =
  | 'too_large'
  | 'encoding'
  | 'unknown_format'
  | 'too_many'
  | 'too_deep'
  | 'syntax'
  | 'empty'

/** A file that holds no citations within the limits; `reason` says in which way. */
export class CslError extends Error {
  override readonly name = 'CslError'
  readonly reason: FileReason

  constructor(reason: FileReason, cause?: unknown) {
    super(`no file of citations: ${reason}`, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

/** What people are told of a file that is not read, by reason. */
export const CSL_PROBLEMS: Readonly<
  Record<FileReason, { readonly en: string; readonly ar: string }>
> = {
  too_large: {
    en: 'The file is larger than 10 MB. Nothing was taken from it; cut it into smaller ones.',
    ar: 'الملف أكبر من 10 ميغابايت. لم يؤخذ منه شيء؛ قسّمه إلى ملفات أصغر.',
  },
  encoding: {
    en: 'The file is not in UTF-8. Nothing was taken from it; save it as UTF-8 and try again.',
    ar: 'الملف ليس بترميز UTF-8. لم يؤخذ منه شيء؛ احفظه بترميز UTF-8 ثم أعد المحاولة.',
  },
  unknown_format: {
    en: 'This is neither BibTeX nor RIS nor CSL-JSON. Nothing was taken from it.',
    ar: 'هذا الملف ليس BibTeX ولا RIS ولا CSL-JSON. لم يؤخذ منه شيء.',
  },
  too_many: {
    en: 'The file has more than 2,000 entries, or too much besides. Nothing was taken from it; cut it into smaller ones.',
    ar: 'في الملف أكثر من 2000 مدخل أو أشياء أخرى كثيرة. لم يؤخذ منه شيء؛ قسّمه إلى ملفات أصغر.',
  },
  too_deep: {
    en: 'The file nests deeper than citations do. Nothing was taken from it.',
    ar: 'تداخل الملف أعمق مما تكون عليه الاستشهادات. لم يؤخذ منه شيء.',
  },
  syntax: {
    en: 'The file breaks off or is no valid JSON. Nothing was taken from it.',
    ar: 'الملف مبتور أو ليس JSON صحيحًا. لم يؤخذ منه شيء.',
  },
  empty: {
    en: 'There is no entry in this file.',
    ar: 'لا يوجد أي مدخل في هذا الملف.',
  },
}

/** What people are told of an entry that is not taken, by reason; `{entry}` and `{line}` are numbers. */
export const ENTRY_PROBLEMS = {
  syntax: {
    en: 'Entry {entry}, on line {line}, is broken: a brace, a quotation mark or an equals sign is missing.',
    ar: 'المدخل {entry} في السطر {line} مكسور: ينقصه قوس أو علامة اقتباس أو علامة يساوي.',
  },
  no_title: {
    en: 'Entry {entry}, on line {line}, has no title.',
    ar: 'المدخل {entry} في السطر {line} بلا عنوان.',
  },
  title_too_long: {
    en: 'The title of entry {entry}, on line {line}, is longer than 1,000 characters or holds signs that cannot be shown.',
    ar: 'عنوان المدخل {entry} في السطر {line} أطول من 1000 محرف أو فيه رموز لا يمكن عرضها.',
  },
  not_an_object: {
    en: 'Entry {entry}, on line {line}, is no citation.',
    ar: 'المدخل {entry} في السطر {line} ليس استشهادًا.',
  },
} as const satisfies Readonly<Record<EntryReason, { readonly en: string; readonly ar: string }>>
