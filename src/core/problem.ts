import type { RecordType } from './record.ts'

/** What went wrong with one field of an input, for the person who typed it. */
export interface FieldProblem {
  /** Dotted path into the input, `''` for the whole. */
  readonly path: string
  readonly message: string
  /** Why, as a key of the words in `field-problem.ts`, so that a door can say it in another language. */
  readonly reason?: string
  readonly limit?: string
}

/** Type and subject of a refusal's record. */
export interface RefusalSubject {
  readonly type: RecordType
  readonly subject: string
}

/** Extras that a Problem may carry. */
export interface ProblemOptions {
  readonly fields?: readonly FieldProblem[]
  /** Values for the translated sentence; never secrets, they reach the caller. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly cause?: unknown
  /** A refusal of this kind is worth a record: wrong role, forged frame, second use of a code. */
  readonly recorded?: boolean
  /** What the record of the refusal says instead of `action.refused` about the action: its type, and an opaque id. */
  readonly about?: RefusalSubject
  /** What the command wrote to exempt tables before it refused is kept: a count of wrong tries must survive. */
  readonly keepsCount?: boolean
}

/**
 * An expected failure. `code` is stable (`slice.reason`), `status` is the HTTP status, `message` is the English
 * sentence for the person. Only doors turn it into an RFC 9457 document; anything else thrown is a bug.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly fields: readonly FieldProblem[]
  readonly params: Readonly<Record<string, string | number>>
  readonly recorded: boolean
  readonly keepsCount: boolean
  readonly about: RefusalSubject | null

  constructor(code: string, status: number, message: string, options: ProblemOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.fields = options.fields ?? []
    this.params = options.params ?? {}
    this.recorded = options.recorded ?? status === 403
    this.keepsCount = options.keepsCount ?? false
    this.about = options.about ?? null
  }
}

/** RFC 9457 document of a Problem. Source: RFC 9457 §3. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly fields?: readonly FieldProblem[]
}

/** The RFC 9457 form of a Problem; `title` may be the translated sentence. */
export function problemDocument(problem: Problem, title = problem.message): ProblemDocument {
  return {
    type: `urn:scrutineer:problem:${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    ...(problem.fields.length > 0 ? { fields: problem.fields } : {}),
  }
}
