import { Problem } from '../../core/problem.ts'

/** The file is no backup, or of a kind that this version does not read. */
export function foreign(file: string, why: string): Problem {
  return new Problem('backup.foreign', 422, `${file} cannot be restored here. ${why}`, {
    params: { file },
  })
}

/** The file was cut or changed; `part` is where it showed. */
export function damaged(file: string, part: string, why: string, cause?: unknown): Problem {
  return new Problem('backup.damaged', 422, `${file} is damaged at ${part}. ${why}`, {
    params: { file, part },
    cause,
  })
}

/** No key opens the file. */
export function locked(file: string, why: string): Problem {
  return new Problem('backup.locked', 422, `${file} cannot be opened. ${why}`, { params: { file } })
}

/** What is in the way of writing or restoring; the sentence says what to do. */
export function refused(sentence: string, cause?: unknown): Problem {
  return new Problem('backup.refused', 409, sentence, { cause })
}
