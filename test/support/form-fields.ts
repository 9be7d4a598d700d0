// The fields of a page's form, read out of its markup as a browser would send them.

import assert from 'node:assert/strict'
import type * as Parse5 from 'parse5'
import { late } from '../../src/lib/late/late.ts'

// As the product does: files of one process load at once, and one that waits for it would find it half there.
const parse5 = late<typeof Parse5>('parse5')

interface Element {
  readonly nodeName: string
  readonly tagName?: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Element[]
  readonly value?: string
}

function* elements(node: Element): Generator<Element> {
  yield node
  for (const child of node.childNodes ?? []) yield* elements(child)
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs?.find((one) => one.name === name)?.value
}

/** What a browser would send of the form of this name, untouched, without the fields of the door itself. */
export function fieldsOf(markup: string, form: string): [string, string][] {
  const forms = [...elements(parse5().parse(markup) as unknown as Element)].filter(
    ({ tagName }) => tagName === 'form',
  )
  const wanted = forms.find((one) =>
    [...elements(one)].some(
      (field) => attribute(field, 'name') === '_form' && attribute(field, 'value') === form,
    ),
  )
  assert.ok(wanted, `no form ${form}`)
  return [...elements(wanted)].flatMap((node): [string, string][] => {
    const name = attribute(node, 'name')
    if (name === undefined || name.startsWith('_')) return []
    const type = attribute(node, 'type')
    if ((type === 'checkbox' || type === 'radio') && attribute(node, 'checked') === undefined) {
      return []
    }
    if (node.tagName === 'select') {
      const chosen = [...elements(node)].find((one) => attribute(one, 'selected') !== undefined)
      return [[name, attribute(chosen ?? node, 'value') ?? '']]
    }
    if (node.tagName === 'textarea') return [[name, node.childNodes?.[0]?.value ?? '']]
    return [[name, attribute(node, 'value') ?? '']]
  })
}
