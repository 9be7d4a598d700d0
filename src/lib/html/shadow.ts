// What readers see of an element that has a shadow by its template: the template in place of the children.
import { attribute, type Element, HTML, type Node } from './tree.ts'

/** Elements that may have one, besides those with a hyphen. Source: DOM, "valid shadow host name". */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
)
/** Nodes of one template in which slots are looked for. */
const MAX_NODES = 5_000

/** The template whose content is seen, and the names of its slots; `''` is the slot of all that names none. */
export interface Shadow {
  readonly template: Element
  readonly slots: ReadonlySet<string>
}

/** The first template of an element that browsers show in place of its children; null where there is none. */
export function shadowOf(host: Element): Shadow | null {
  if (host.namespaceURI !== HTML) return null
  if (!HOSTS.has(host.tagName) && !host.tagName.includes('-')) return null
  for (const node of host.childNodes) {
    if (node.nodeName !== 'template' || !('tagName' in node)) continue
    if (/^(?:open|closed)$/i.test(attribute(node, 'shadowrootmode') ?? ''))
      return { template: node, slots: slotsOf(node) }
  }
  return null
}

/** Whether a child of an element with a shadow is seen: in a slot of the template. */
export function isInSlot(node: Node, { template, slots }: Shadow): boolean {
  if (node === template) return true
  return slots.has('tagName' in node ? (attribute(node, 'slot') ?? '') : '')
}

/** Names of the slots in a template; of a template beyond the limit every slot is taken to be there. */
function slotsOf(template: Element): ReadonlySet<string> {
  const names = new Set<string>()
  const left: Node[] = 'content' in template ? [...(template.content as Element).childNodes] : []
  for (let read = 0; left.length > 0; read++) {
    const node = left.pop()
    if (read >= MAX_NODES) return EVERY
    if (!node || !('childNodes' in node)) continue
    if (node.nodeName === 'slot' && 'tagName' in node) names.add(attribute(node, 'name') ?? '')
    for (const child of node.childNodes) left.push(child)
  }
  return names
}

/** A set that holds whatever is asked for. */
const EVERY: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true })
