import type { PageContext } from '../core/slice.ts'

/**
 * The same context, which asks each question once: parts of one page that several slices make read the same lists, and
 * one answer serves all of them.
 */
export function remembering(ctx: PageContext): PageContext {
  const known = new Map<string, Promise<unknown>>()
  const once = <O>(name: string, input: unknown, ask: () => Promise<O>): Promise<O> => {
    const key = `${name} ${JSON.stringify(input)}`
    const answer = known.get(key) ?? ask()
    known.set(key, answer)
    return answer as Promise<O>
  }
  return {
    ...ctx,
    call: (action, input) => once(action.name, input, () => ctx.call(action, input)),
    ask: (need, input) => once(`need ${need.query}`, input, () => ctx.ask(need, input)),
  }
}
