import { attribute, type Element, HTML, type Node, parseTree, textOf, type Tree } from './tree.ts'

/** Levels of `<iframe srcdoc>` that are read as part of the page. */
const MAX_INNER_PAGES = 2

/** What a reference makes the browser do with its target. */
export const RESOURCE_KINDS = ['script', 'style', 'frame', 'form', 'refresh', 'image'] as const
export type ResourceKind = (typeof RESOURCE_KINDS)[number]

/** A reference in the page; `url` as written, without surrounding white space. */
export interface Resource {
  readonly kind: ResourceKind
  readonly url: string
  /** The tag carries an `integrity` digest. */
  readonly integrity: boolean
}

/** What the checks want to know of a page, taken from the tree in one walk. */
export interface Page {
  /** As it was parsed, for whoever reads it again. */
  readonly tree: Tree
  readonly title: string
  /** Text for readers, without script, style and noscript; pieces parted by a space. */
  readonly text: string
  /** `href` of the first `<base>`. */
  readonly base: string | null
  readonly resources: readonly Resource[]
  /** Contents of `<meta http-equiv=content-security-policy>`. */
  readonly policies: readonly string[]
  /** Contents of `<meta name=referrer>` of the page itself, in their order. */
  readonly referrers: readonly string[]
}

interface Draft {
  title: string | null
  readonly text: string[]
  base: string | null
  readonly resources: Resource[]
  readonly policies: string[]
  readonly referrers: string[]
  readonly innerPages: number
  /** No inner page went beyond the limits. */
  isWhole: boolean
}

/** Reads a page as a browser with script would build it; null when it nests deeper or opens more elements than the limits. */
export function readPage(html: string): Page | null {
  const tree = parseTree(html)
  const draft: Draft = {
    title: null,
    text: [],
    base: null,
    resources: [],
    policies: [],
    referrers: [],
    innerPages: 0,
    isWhole: true,
  }
  if (!walk(tree, draft)) return null
  return {
    tree,
    title: (draft.title ?? '').replace(/\s+/g, ' ').trim(),
    text: draft.text.join(' '),
    base: draft.base,
    resources: draft.resources,
    policies: draft.policies,
    referrers: draft.referrers,
  }
}

/** Depth first without recursion: adoption may nest the finished tree deeper than the parser's stack. False at a limit. */
function walk({ document, isCut }: Tree, draft: Draft): boolean {
  if (isCut) return false
  const stack: Node[] = [document]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) {
      // White space between tags is most of the text nodes and none of the text.
      if (/\S/.test(node.value)) draft.text.push(node.value)
      continue
    }
    if ('tagName' in node && !enter(node, draft)) continue
    const inner = 'content' in node ? node.content : node
    if (!('childNodes' in inner)) continue
    for (let index = inner.childNodes.length - 1; index >= 0; index--) {
      const child = inner.childNodes[index]
      if (child) stack.push(child)
    }
  }
  return draft.isWhole
}

/** Notes what this element refers to; false when its children are no part of the text. */
function enter(element: Element, draft: Draft): boolean {
  READERS[element.tagName]?.(element, draft)
  // A title or style inside a drawing holds elements, and a script among them runs.
  return element.namespaceURI !== HTML || !SILENT.has(element.tagName)
}

const SILENT = new Set(['script', 'style', 'noscript', 'title', 'noframes'])

const READERS: Readonly<Record<string, (element: Element, draft: Draft) => void>> = {
  title(element, draft) {
    if (element.namespaceURI !== HTML) return
    draft.title ??= textOf(element)
  },
  base(element, draft) {
    draft.base ??= attribute(element, 'href')
  },
  script(element, draft) {
    note(draft, element, 'script', 'src', 'href', 'xlink:href')
  },
  link(element, draft) {
    const rel = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/)
    if (rel.includes('stylesheet')) note(draft, element, 'style', 'href')
    else if (rel.includes('modulepreload')) note(draft, element, 'script', 'href')
    else if (rel.includes('icon')) note(draft, element, 'image', 'href')
  },
  iframe(element, draft) {
    const inner = attribute(element, 'srcdoc')
    if (inner === null) note(draft, element, 'frame', 'src')
    else if (draft.innerPages < MAX_INNER_PAGES) {
      if (!walk(parseTree(inner), { ...draft, innerPages: draft.innerPages + 1 }))
        draft.isWhole = false
    }
  },
  frame: (element, draft) => note(draft, element, 'frame', 'src'),
  embed: (element, draft) => note(draft, element, 'frame', 'src'),
  object: (element, draft) => note(draft, element, 'frame', 'data'),
  form: (element, draft) => note(draft, element, 'form', 'action'),
  button: (element, draft) => note(draft, element, 'form', 'formaction'),
  input(element, draft) {
    note(draft, element, 'form', 'formaction')
    note(draft, element, 'image', 'src')
  },
  img(element, draft) {
    note(draft, element, 'image', 'src')
    noteSet(draft, element)
  },
  source(element, draft) {
    note(draft, element, 'image', 'src')
    noteSet(draft, element)
  },
  video: (element, draft) => note(draft, element, 'image', 'src', 'poster'),
  audio: (element, draft) => note(draft, element, 'image', 'src'),
  track: (element, draft) => note(draft, element, 'image', 'src'),
  meta: readMeta,
}

function readMeta(element: Element, draft: Draft): void {
  const content = attribute(element, 'content') ?? ''
  const directive = attribute(element, 'http-equiv')?.toLowerCase()
  if (directive === 'content-security-policy') draft.policies.push(content)
  const isReferrer = attribute(element, 'name')?.toLowerCase() === 'referrer'
  if (isReferrer && draft.innerPages === 0) draft.referrers.push(content)
  if (directive !== 'refresh') return
  const url = /^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)/i.exec(content)?.[1]?.trim()
  if (url) draft.resources.push({ kind: 'refresh', url, integrity: false })
}

function note(draft: Draft, element: Element, kind: ResourceKind, ...names: string[]): void {
  for (const name of names) {
    const url = attribute(element, name)
    if (url) {
      const integrity = attribute(element, 'integrity') !== null
      draft.resources.push({ kind, url, integrity })
    }
  }
}

function noteSet(draft: Draft, element: Element): void {
  for (const candidate of attribute(element, 'srcset')?.split(/,\s+/) ?? []) {
    const url = candidate.trim().split(/\s+/)[0]
    if (url) draft.resources.push({ kind: 'image', url, integrity: false })
  }
}
