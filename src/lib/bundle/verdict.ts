/** The nine checks of a bundle, in the order in which they are told. */
export const CHECKS = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9'] as const
export type Check = (typeof CHECKS)[number]

/**
 * Why a part does not hold: `changed` (another hash or size than in the manifest), `missing`, `unlisted`, `unreadable`
 * (of another form), `archive` (the zip contradicts itself there), `signature`, `assertion` (an officer's passkey did
 * not answer so), `unknown-officer`, `chain` (the events do not follow each other), `content` (the item is not what its
 * chain says), `transfer` (the two sides do not fit), `text` (not the one that was committed to), `unused` (nothing
 * refers to it), `body` (not the recorded one), `inclusion` (not in the log), `witnesses` (too few cosigned),
 * `time-stamp` (over another checkpoint), `consistency` (the later log does not begin with the earlier one), `name` (of a
 * log of another name than the policy, or the rest of the bundle, names), `key` (signed with another key than was given,
 * or than the log names).
 */
export type Fault =
  | 'changed'
  | 'missing'
  | 'unlisted'
  | 'unreadable'
  | 'archive'
  | 'signature'
  | 'assertion'
  | 'unknown-officer'
  | 'chain'
  | 'content'
  | 'transfer'
  | 'text'
  | 'unused'
  | 'body'
  | 'inclusion'
  | 'witnesses'
  | 'time-stamp'
  | 'consistency'
  | 'name'
  | 'key'

/**
 * What is to be known beside a verdict, or why there is none: `none` (nothing of the kind is in the bundle), `no-policy`,
 * `no-passkey` (acts that no officer's passkey answers for: exercise or command line), `cannot-here` (this browser lacks
 * the algorithm), `withheld` (contents that are not in the bundle), `erased`, `erased-words` (signed texts of which words
 * were erased since), `encrypted`, `open` (offers that nobody
 * answered), `undisclosed` (texts that are not in the bundle), `unproved` (acts that no proved record names),
 * `no-witness` (the policy asks for none), `whose-keys` (no key was given to compare with), `recorded-later` (acts that
 * were recorded before the log named the custody key under them, or in a bundle where no record names it), `authority` (the imprint fits; the authority's signature is for openssl ts).
 */
export type Remark =
  | 'none'
  | 'no-policy'
  | 'no-passkey'
  | 'cannot-here'
  | 'withheld'
  | 'erased'
  | 'erased-words'
  | 'encrypted'
  | 'open'
  | 'undisclosed'
  | 'unproved'
  | 'no-witness'
  | 'whose-keys'
  | 'recorded-later'
  | 'authority'

/** What one check came to. */
export interface Line {
  readonly check: Check
  readonly state: 'pass' | 'fail' | 'not-checked'
  /** Things that were looked at. */
  readonly checked: number
  /** What does not hold, at most {@link MAX_TOLD}; `part` is a file, with `#` and a line number where it has lines. */
  readonly faults: readonly {
    readonly part: string
    readonly fault: Fault
    readonly detail: string
  }[]
  readonly remarks: readonly { readonly remark: Remark; readonly count: number }[]
  /** Those of the remarks for which it cannot be said to pass. */
  readonly unknown: readonly Remark[]
}

/**
 * What all nine come to: `fail`; `whose-keys` (nothing fails, and anybody may have made it: no key was given); `open`
 * (something that can be wrong was not checked); `pass`. What is not in the bundle, and the authority of a time-stamp, which
 * is said beside it, are not counted.
 */
export type Verdict = 'pass' | 'open' | 'whose-keys' | 'fail'

const NOT_COUNTED: ReadonlySet<Remark> = new Set<Remark>(['none', 'authority'])

export function verdictOf(lines: readonly Line[]): Verdict {
  if (lines.some(({ state }) => state === 'fail')) return 'fail'
  const isUnder = (remark: Remark) => lines.some(({ unknown }) => unknown.includes(remark))
  if (isUnder('whose-keys')) return 'whose-keys'
  const isOpen = lines.some(({ unknown }) => unknown.some((remark) => !NOT_COUNTED.has(remark)))
  return isOpen ? 'open' : 'pass'
}

/** Faults of one check that are told. */
export const MAX_TOLD = 20

/** Gathers what one check finds. */
export class Findings {
  readonly #check: Check
  readonly #faults: { part: string; fault: Fault; detail: string }[] = []
  readonly #remarks = new Map<Remark, number>()
  #checked = 0
  readonly #unknown = new Set<Remark>()

  constructor(check: Check) {
    this.#check = check
  }

  /** One more thing was looked at. */
  looked(count = 1): void {
    this.#checked += count
  }

  fail(part: string, fault: Fault, detail = ''): void {
    if (this.#faults.length < MAX_TOLD) this.#faults.push({ part, fault, detail })
  }

  remark(remark: Remark, count = 1): void {
    if (count > 0) this.#remarks.set(remark, (this.#remarks.get(remark) ?? 0) + count)
  }

  /** Whatever was looked at, the check cannot be said to pass. */
  unknown(remark: Remark, count = 1): void {
    if (count > 0) this.#unknown.add(remark)
    this.remark(remark, count)
  }

  line(): Line {
    if (this.#checked === 0 && this.#faults.length === 0 && this.#unknown.size === 0)
      this.unknown('none')
    const isOpen = this.#unknown.size > 0 ? 'not-checked' : 'pass'
    return {
      check: this.#check,
      state: this.#faults.length > 0 ? 'fail' : isOpen,
      checked: this.#checked,
      faults: this.#faults,
      remarks: [...this.#remarks].map(([remark, count]) => ({ remark, count })),
      unknown: [...this.#unknown],
    }
  }
}
