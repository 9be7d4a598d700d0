// What a newer version of a questionnaire changes, for whoever puts it in force.
import { isDeepStrictEqual } from 'node:util'
import type { FormFact } from './form.ts'

/** One thing that is other than it was: a question by its tag, a rule by its name, or the form itself. */
export interface FormChange {
  readonly is: 'added' | 'removed' | 'changed'
  readonly what: 'question' | 'rule' | 'form'
  readonly name: string
}

/** What `now` has other than `before`, in the order of `now`, what is gone last. Order alone is no change. */
export function changesOf(before: FormFact, now: FormFact): FormChange[] {
  const form = ({ fields: _f, rules: _r, version: _v, ...rest }: FormFact) => rest
  const isOther = !isDeepStrictEqual(form(before), form(now))
  return [
    ...(isOther ? [{ is: 'changed', what: 'form', name: now.prefix } as const] : []),
    ...among('question', named(before.fields, 'tag'), named(now.fields, 'tag')),
    ...among('rule', named(before.rules, 'name'), named(now.rules, 'name')),
  ]
}

function named<K extends string, T extends { readonly [key in K]: string }>(
  all: readonly T[],
  key: K,
): Map<string, T> {
  return new Map(all.map((one) => [one[key], one]))
}

function among(
  what: FormChange['what'],
  before: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
): FormChange[] {
  const fresh = [...now].flatMap(([name, one]): FormChange[] => {
    if (!before.has(name)) return [{ is: 'added', what, name }]
    return isDeepStrictEqual(before.get(name), one) ? [] : [{ is: 'changed', what, name }]
  })
  const gone = [...before.keys()].filter((name) => !now.has(name))
  return [...fresh, ...gone.map((name) => ({ is: 'removed', what, name }) as const)]
}
