/** Something that is asked of DNS. */
export interface SpfQuestion {
  /** Presentation text without final dot. */
  readonly name: string
  readonly type: 'A' | 'AAAA' | 'MX' | 'PTR' | 'TXT'
}

/**
 * Data of the records of that type at the end of all aliases, as `rdataText` of `lib/dns` writes it; empty where there
 * are none or no such name; `failed` where no such answer came; `unasked` where nobody asked.
 */
export type SpfAnswer = readonly string[] | 'failed' | 'unasked'

/** Work that asks DNS, several questions at a time, and goes on with the answers in the same order. */
export type Asking<T> = Generator<readonly SpfQuestion[], T, readonly SpfAnswer[]>

/** Runs work whose answers are at hand. */
export function answeredNow<T>(work: Asking<T>, lookup: (question: SpfQuestion) => SpfAnswer): T {
  let step = work.next()
  while (!step.done) step = work.next(step.value.map(lookup))
  return step.value
}

/** Runs work whose answers come from elsewhere. */
export async function answeredLater<T>(
  work: Asking<T>,
  lookup: (question: SpfQuestion) => Promise<SpfAnswer>,
): Promise<T> {
  let step = work.next()
  while (!step.done) step = work.next(await Promise.all(step.value.map(lookup)))
  return step.value
}

/** Asks one question. */
export function* askOne(name: string, type: SpfQuestion['type']): Asking<SpfAnswer> {
  const [answer = 'unasked'] = yield [{ name: presentation(name), type }]
  return answer
}

/** Asks about several names at once. */
export function* askAll(
  names: readonly string[],
  type: SpfQuestion['type'],
): Asking<readonly SpfAnswer[]> {
  return yield names.map((name) => ({ name: presentation(name), type }))
}

/** A name as DNS writes it: what a record or a sender may hold besides letters and digits stands for itself. */
function presentation(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('\\', '\\\\')
    .replace(/[^\x21-\x7e]/gu, (character) =>
      [...Buffer.from(character, 'utf8')]
        .map((byte) => `\\${String(byte).padStart(3, '0')}`)
        .join(''),
    )
}
